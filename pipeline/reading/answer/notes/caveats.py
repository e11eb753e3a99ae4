"""Sentences around a table that say what its figures are: of something else, of more or less than they seem.

What belongs here: reading one sentence against the question. What does not: which notes concern a table, years that are
not whole (`surroundings/`), titles (`question/more_or_less.py`), or the words themselves (`labels/vocabulary/`).

A caveat refuses: whether it matters is for a person to say, who sees it beside the figures.
"""

from __future__ import annotations

import re

from pipeline.reading.answer.notes.claims import holds_what_is_known
from pipeline.reading.answer.notes.leaving_out import leaves_out, only_a_part, surely_leaves_out
from pipeline.reading.answer.question.words import Question, asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.evidence.notes import A_CAVEAT, outweighs
from pipeline.reading.labels.forces import names_of, nation_of
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.legend_lines import beside_legends
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems, without_kind
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.years_not_whole import years_said_part

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n|;")
_PARTS = re.compile(r",|;|&|\band\b|\bor\b|\bas well as\b|\bplus\b")
_OTHER_THAN = re.compile(r"\b(?:other than|not (?:just|only)|as well as|besides|and not)\b", re.I)
# A word before which another subject is denied, or only told of: `not incidents`, `per victim`.
_DENIED = re.compile(
    r"\b(?:not|no|rather than|or|by|per|may|each|regardless of|irrespective of|whatever)\W+(?:\w+ ){0,2}$"
)
# What figures wait for is not what they count: `may change following further investigation`.
_LATER = re.compile(
    r"\b(?:following|after|pending|subject to|further|due to|during|until|through|awaiting|under)\W+(?:\w+ ){0,3}$",
    re.I,
)
_VALUE = re.compile(r"(?:the )?values?\b", re.I)
_IS_NOT = re.compile(r"(?:is|are|was|were|do|does) not\b", re.I)
_BUT = re.compile(r"\b(?:but|rather|instead)\b", re.I)
_NUMBER = re.compile(r"^\d{1,2}[.):]?\s+(?=(?:Exclud|Does not|Do not|Not incl))")  # of the note
_FEW_WORDS = 6
_NEVER_ASKED_AS = ("victims", "suspects", "arrests", "charges", "outcomes")  # by another word
_LONGEST = 400


def no_caveats(leaves: list[Entry], begins: dict[int, tuple[str, int]], around: Surroundings) -> None:
    """Refuse figures where a note that concerns their table says that they are not what they seem.

    `begins` is the sheet and the first row of each table, by its number.
    """
    # The notes that were learned from stand under offences, of which nothing is left out.
    weighs = asks_for_offences(around.asked) and not around.left_out
    for table in sorted({leaf.table for leaf in leaves}):
        forces = frozenset(leaf.force for leaf in leaves if leaf.table == table)
        for sheet, address, text in around.notes_on(*begins[table]):
            for sentence in (s for part in beside_legends(text[: _LONGEST * 10]) for s in _SENTENCE.split(part)):
                what = (
                    ""
                    if years_said_part(sentence)
                    else caveat_of(clean(sentence), around.asked, forces, around.left_out)
                )
                sure = _is_void(sentence) or surely_leaves_out(sentence, make_question(around.asked))
                if what and (sure or not (weighs and outweighs(sentence, around.asked, A_CAVEAT))):
                    raise Refusal(
                        sheet,
                        address,
                        text,
                        f"A note says that the figures {what}: {sentence.strip()[:160]!r}.",
                        "Ask the force for the figures that were asked for; or, if these are the answer all the same, "
                        f"say so in the sidecar: {SAY_COUNTS}, or leave the note out of account with an [[ignore]] "
                        "and its reason.",
                    )


def caveat_of(sentence: str, asked: str, forces: frozenset[str], left_out: str = "") -> str:
    """What a sentence says of the figures, in words that follow `the figures`; empty where it changes nothing.

    `asked` is the question, `left_out` what it leaves out, `forces` the ids of those whose figures they are.
    """
    force = next(iter(forces)) if len(forces) == 1 else ""
    said = _of_the_force_only(patterns("caveat")["lead"].sub("", _NUMBER.sub("", sentence.strip())), force)
    if not said or len(said) > _LONGEST or says("doubt", "another_table", said):
        return ""
    if says("caveat", "of_totals", said):
        return ""
    if says("caveat", "includes", said) and not says("caveat", "excludes", said) and stems(said) & stems(left_out):
        return "hold what the collection leaves out"
    if holds_what_is_known(said, asked, force):
        return ""
    found = patterns("caveat")["figures"].search(said)
    if found is not None and says("caveat", "others", found["subject"]):
        found = None  # of the arrests, not of the offences
    about_figures, question = found is not None, make_question(asked).without(left_out)
    if _is_void(sentence) or says("caveat", "wrong", said):
        return "are wrong, or were replaced"
    if says("caveat", "cut", said):
        return "are not all there are"
    if says("caveat", "accumulated", said):
        return "are no plain counts"
    if (
        (about_figures or len(said.split()) <= _FEW_WORDS)
        and says("caveat", "scaled", said)
        and not says("caveat", "effort", said)
        and not (found and _VALUE.match(found["subject"]))
        and not names_offence(said)
    ):
        return "are no plain counts"
    if _is_of_others(said, forces, about_figures=about_figures):
        return "are of another force, or of more than one"
    what = f"{found['verb']} {found['said']}" if found else said if says("caveat", "shown", said) else ""
    if (what and _is_of_else(what, asked)) or says("caveat", "not_all", said) or says("caveat", "sources", said):
        return "count something else than offences"
    if (
        (about_figures and says("caveat", "inseparable", said))
        or says("caveat", "mixed", said)
        or (asks_for_offences(asked) and says("caveat", "no_offence_in", said))
        or _regardless(said, question)
        or _holds_more(said, question, about_figures=about_figures)
    ):
        return "hold more than was asked for"
    if leaves_out(said, question, force, about_figures=about_figures) or only_a_part(said, question):
        return "are of a part of what was asked for"
    return ""


def _is_void(sentence: str) -> bool:
    """True for a sentence by which there are no figures, or not all: `WITHDRAWN - a corrected reply will follow`."""
    return says("caveat", "void", clean(sentence.strip()))


def _of_the_force_only(said: str, force: str) -> str:
    """A sentence without the words that figures are of their own force alone: `(West Mercia only)`."""
    for name in names_of(force) if force else ():
        said = re.sub(rf"\W*\b{re.escape(name)}(?: police| constabulary)? only\b", "", said, flags=re.I)
    return said


def _is_of_else(said: str, asked: str) -> bool:
    if says("caveat", "excludes", said) or says("caveat", "signs", said):
        return False
    for kind in kinds_of_offence(asked):  # `Theft from the person` is of no persons
        said = without_kind(said, kind)
    other, offences = (patterns("caveat")[name].search(said) for name in ("others", "offences"))
    denied = other is None or _DENIED.search(said[: other.start()]) or _LATER.search(said[: other.start()])
    if not asks_for_offences(asked):  # of incidents, say: arrests are none of them either
        subject = first_of("subject", other.group()) if other is not None and not denied else None
        return subject in _NEVER_ASKED_AS and not says("subject", subject or "", asked)
    if says("caveat", "rather_than", said) or says("caveat", "ended_in", said):
        return True
    if other is None or denied or (_IS_NOT.match(said) and not _BUT.search(said)):
        return False
    return offences is None or other.start() < offences.start()


def _is_of_others(said: str, forces: frozenset[str], *, about_figures: bool) -> bool:
    """True for figures of another force than the one whose they seem to be, or of a nation."""
    if says("caveat", "excludes", said):
        return False
    if says("whose", "together", said):
        return True
    if not (about_figures or said.casefold().startswith("source") or says("caveat", "handed_over", said)):
        return False
    if any(nation_of(force) in ("England", "Wales") for force in forces) and says("caveat", "nations", said):
        return True
    named = set(forces_in_text(said))
    includes = patterns("caveat")["includes"].search(said)
    whose = set(forces_in_text(said[: includes.start()])) if includes is not None else set()
    others = named - (whose & forces or forces)  # `Durham figures include those of Cleveland`
    return bool(others) and "transfer" not in said.casefold()


def _regardless(said: str, question: Question) -> bool:
    """True for `... whether or not a knife was involved`, where offences with a knife were asked for, and for
    `whether online or not`, where those online were."""
    match = patterns("caveat")["regardless"].search(said)
    what = (match["what"] or match["side"]) if match is not None else ""
    online = says("flag", "yes", question.asked) and says("flag", "yes", what)
    return bool(what) and (online or question.says(what))


def _holds_more(said: str, question: Question, *, about_figures: bool) -> bool:
    """True where another offence than those asked for is included."""
    match = patterns("caveat")["includes"].search(said)
    if match is None or says("caveat", "excludes", said) or not (about_figures or match.group() == "included"):
        return False
    what = said[: match.start()] if match.group() == "included" else said[match.end() :]
    if says("flag", "yes", question.asked) and says("flag", "no", what):
        return True
    beside = _OTHER_THAN.search(what)
    if beside is not None and question.says(what[beside.end() :]):
        return True  # `include thefts of parts other than catalytic converters`
    return any(
        names_offence(part) and not question.says(part) and not says("caveat", "harmless_in", part)
        for part in _PARTS.split(what)
    )
