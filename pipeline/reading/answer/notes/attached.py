"""What a note that is attached to a figure makes of it: one that a mark leads to, or that stands in a cell beside it.

What belongs here: one sentence of such a note. What does not: finding notes (`marked_notes.py`, `remarks.py`), what any
note says (`caveats.py`, `doubts.py`), or the words (`labels/vocabulary/attached.toml`).

Of a few words beside a figure the subject is the figure: `to June`, `excl. Medway`, `arrests`. There, and in a sentence
about the figures, every word must be known to change nothing. A whole sentence about something else may have any words,
as a note beside a table may.
"""

from __future__ import annotations

import re

from pipeline.reading.answer.notes.caveats import caveat_of
from pipeline.reading.answer.notes.claims import holds_what_is_known
from pipeline.reading.answer.notes.doubts import Figures
from pipeline.reading.answer.notes.innocent import not_innocent
from pipeline.reading.answer.notes.own_area import is_of_own_area
from pipeline.reading.answer.notes.weighed import doubt_of
from pipeline.reading.answer.question.claimed import first_unknown
from pipeline.reading.answer.question.words import Question
from pipeline.reading.evidence.notes import A_RULE, outweighs
from pipeline.reading.labels.all_sides import without_all_sides
from pipeline.reading.labels.districts import district_in, is_district
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import acts_in, kinds_of_offence, names_offence, stems
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.surroundings.own_subject import is_about_something_else
from pipeline.reading.surroundings.trends import tells_a_trend

_CHANGE_NOTHING = (
    *("codes", "once", "told", "checked", "trend", "event", "case", "year"),
    *("defined", "law", "system", "welsh"),
)
_SENTENCE = re.compile(
    r"(?<=[.;!?])(?<!\b[Ii]nc\.)(?<!\b[IiEe]xcl\.)(?<!\b[Ii]ncl\.)(?<!\b[Nn]o\.)(?<!\b[Ee]st\.)\s+|\n"
)
_PARTS = re.compile(r",|;|&|\+|\band\b|\bor\b")


def sentences(text: str) -> list[str]:
    """The sentences of a note; an abbreviation ends none: `excl. sheds`."""
    return _SENTENCE.split(text)


def what_it_makes(sentence: str, figures: Figures, label: str = "") -> str:
    """What a sentence may make of the figures that it is attached to, as a sentence; empty where it changes nothing.
    `label` is the label that has its mark, whose words it may say again."""
    said = patterns("caveat")["lead"].sub("", clean(sentence)).strip()
    if not said or says("attached", "passed_on", said) or tells_a_trend(said) or is_of_own_area(said, figures.force):
        return ""
    if not without_all_sides(said, figures.asked):
        return ""
    if label and says("attached", "site", said) and is_district(label, figures.force):
        return ""
    forms = [said, *_with_its_subject(said)]
    what = next((w for form in forms if (w := caveat_of(form, figures.asked, frozenset([figures.force])))), "")
    if what:
        return f"The figures {what}."
    if _counts_things(said, figures.question) or says("attached", "holds_no_crimes", said):
        return "The figures count what is no offence."
    words = [_unknown(form, figures, label) for form in forms]
    if not all(words):
        return ""
    doubt = next((w for form in forms if (w := doubt_of(form, figures))), "")
    if doubt:
        return f"The figures may {doubt}."
    if is_about_something_else(said) or (
        says("attached", "explained", said) and not says("attached", "of_figures", said)
    ):
        return ""
    if outweighs(said, figures.asked, A_RULE):
        return ""  # what is new in it is said of such figures everywhere
    return f"What {words[0]!r} means for the figure is for a person to say."


def _with_its_subject(said: str) -> list[str]:
    """A note that says what the figure does, as a sentence of it: `These figures exclude Medway`."""
    for how, verb in (("leaves_out", "exclude"), ("holds", "include"), ("all_of_them", "include")):
        if (match := patterns("attached")[how].match(said)) is not None:
            return [f"These figures {verb} {match['what']}"]
    return []


def _counts_things(said: str, question: Question) -> bool:
    found = patterns("attached")["things"].match(said.rstrip(" ."))
    what = found["what"] if found is not None else ""
    return bool(what) and not (says("subject", "offences", what) or names_offence(what) or kinds_of_offence(what))


def _unknown(said: str, figures: Figures, label: str) -> str:
    """The first word of a note that is not known to leave figures what they are."""
    question = figures.question
    if _is_rightly_left_out(said, question) or _holds_what_is_known(said, figures):
        return ""
    if not not_innocent(said, figures.asked, figures.force):
        return ""
    rest = _without_acts(_without_its_kinds(said, figures), question)
    for kind in _CHANGE_NOTHING:
        rest = patterns("attached")[kind].sub(" ", rest)
    dated = says("attached", "dated", said) and not says("attached", "limits", said)
    return not_innocent(rest, figures.asked, figures.force, dated=dated, also=stems(label))


def _holds_what_is_known(said: str, figures: Figures) -> bool:
    """True for what is known to be among the figures: `Includes e-bikes`; not for a place, of which others are left."""
    if district_in(said, figures.force) or says("attached", "denies", said):
        return False
    if said.count(",") > 1 and not says("caveat", "only", said):
        return not first_unknown(said, figures.question, figures.force, parts=False)  # a list of all its parts
    whole = _with_its_subject(said)
    return bool(whole) and all(holds_what_is_known(form, figures.asked, figures.force) for form in whole)


def _is_rightly_left_out(said: str, question: Question) -> bool:
    """True where all that is left out is another offence or none, or no offences at all: `Excludes arson` of criminal
    damage, `Referrals are not included`."""
    passive = patterns("attached")["not_among"].match(said)
    if passive is not None:
        what = passive["what"]
        others = says("caveat", "others", what) or says("uncounted", "words", what)
        return others and not (says("subject", "offences", what) or question.says(what) or names_offence(what))
    active = patterns("attached")["leaves_out"].match(said)
    if active is None:
        return False
    if says("attached", "not_notifiable", active["what"]):
        return True
    parts = [part for part in _PARTS.split(active["what"]) if part.strip(" .")]
    return all(not question.says(part) and bool(kinds_of_offence(part)) for part in parts)


def _without_its_kinds(said: str, figures: Figures) -> str:
    """A note without the kinds of what was asked that it says are included: `Includes business and personal robbery`;
    not those of a place."""
    found = patterns("attached")["holds"].match(said)
    if found is None or district_in(found["what"], figures.force):
        return said
    wanted = kinds_of_offence(figures.asked)
    parts = [part.strip(" .") for part in _PARTS.split(found["what"]) if part.strip(" .")]
    kinds = [kinds_of_offence(part) for part in parts]
    last = bool(kinds) and bool(kinds[-1])
    own = last and all(k <= wanted and (k or len(p.split()) == 1) for p, k in zip(parts, kinds, strict=True))
    return "" if own and not any(names_offence(p) for p, k in zip(parts, kinds, strict=True) if not k) else said


def _without_acts(said: str, question: Question) -> str:
    """A note without the titles of the Acts by which the offence is one, or that say what was asked."""
    defines = says("attached", "law", said) or says("attached", "defined", said)
    for act in acts_in(said):
        if defines or question.says(act):
            said = said.replace(act, " Act ")
    return said
