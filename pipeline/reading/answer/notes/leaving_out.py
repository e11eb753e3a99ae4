"""Sentences by which figures are of a part of what was asked for: something is left out of them, or only some is in.

What belongs here: what one sentence leaves out of the offences, or of the force. What does not: which sentences are
heard, and what else they may say (`caveats.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.notes.claims import claims_in
from pipeline.reading.answer.question.claimed import first_unknown, names_part
from pipeline.reading.answer.question.words import Question, is_act
from pipeline.reading.labels.districts import district_in
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems
from pipeline.reading.labels.words import patterns, says

_OF_WHOM = re.compile(r"\b(?:where|in which|who|whose)\b")
_PLACES = re.compile(
    r"\b(?<!by )(?<!per )(?<!each )(?:divisions?|districts?|boroughs?|stations?|bcus?|lp[au]s?)\b", re.I
)
_PARTS = re.compile(r",|;|&|\band\b|\bor\b|\bas well as\b|\bplus\b")
_ACTIVE = re.compile(r"not including|exclud(?!ed)|omit(?!ted)|without|do|does|did", re.I)
_CLAUSE_ENDS = re.compile(r"[,;.:()]|\b(?:which|that|as|because|since|unless|where|when|if)\b", re.I)
_WORDS = re.compile(r"\b(?!(?:is|are|was|were|be|been|have|has)\b)[^\W\d_]+", re.I)


def leaves_out(said: str, question: Question, force: str, *, about_figures: bool) -> bool:
    """True where a part of the offences asked for, or of the force, is left out."""
    if says("caveat", "excludes", said) and _of_attempts_asked_for(said, question):
        return True
    if says("caveat", "none_of_it", said) or says("caveat", "no_offence_out", said):
        return False
    found = patterns("caveat")["excludes"].finditer(said)  # `Crimes without a district are not included`
    return any(_takes_a_part(said, match, question, force, about_figures=about_figures) for match in found)


def surely_leaves_out(sentence: str, question: Question) -> bool:
    """True for a sentence that leaves offences out by the question's own words, `These figures do not include sexual
    communication with a child`: whatever else it says, they are of a part."""
    said = clean(sentence)
    for match in patterns("caveat")["excludes"].finditer(said):
        if _ACTIVE.match(match.group()) is None or match.group().casefold().startswith("without"):
            continue
        what = _CLAUSE_ENDS.split(said[match.end() :], maxsplit=1)[0]
        of_else = kinds_of_offence(what) - kinds_of_offence(question.asked) or question.leaves_out(what)
        of_it = question.says(what) or names_part(what, question.asked)
        if any(map(is_act, what.split())) and of_it and not of_else:
            return not says("caveat", "harmless_out", what)
    return False


def _of_attempts_asked_for(said: str, question: Question) -> bool:
    """True for attempts at the offence, where the question has them too; those at another are none of it."""
    of_else = kinds_of_offence(said) - kinds_of_offence(question.asked)
    return not of_else and says("parts", "attempts", said) and says("parts", "attempts", question.asked)


def _takes_a_part(said: str, match: re.Match[str], question: Question, force: str, *, about_figures: bool) -> bool:
    before, after = re.split(r"[(:,;]", said[: match.start()])[-1], said[match.end() :]
    if (force and district_in(said, force)) or _PLACES.search(said):
        return not says("doubt", "of_else", before)  # but not `Names of stations`
    active = _ACTIVE.match(match.group()) is not None
    if active and not (about_figures or match.start() == 0):
        return False
    what = after if active or not _own(before) else before
    if question.leaves_out(what):
        return False
    part = names_offence(what) and names_part(what, question.asked) and not kinds_of_offence(what)
    some = says("caveat", "some_crimes", what.strip()) and not says("innocent", "beside", what)
    if question.says(what) or part or some:  # but not of `Hate incidents`
        head = _OF_WHOM.split(what, maxsplit=1)[0]
        told = "" if head != what else after  # `exclude crimes where the victim was male` are crimes all the same
        return not says("caveat", "harmless_out", f"{' '.join(_WORDS.findall(head)[-1:])} {told}")
    out = [part for part in _PARTS.split(what) if part.strip()] if active else []
    return any(not kinds_of_offence(part) and not says("caveat", "harmless_out", part) for part in out)


def only_a_part(said: str, question: Question) -> bool:
    """True for `stalking only` where stalking and harassment were asked for, and for any other narrowing word."""
    if not says("caveat", "only", patterns("caveat")["only_harmless"].sub(" ", said)):
        return False
    claims = claims_in(said, question.asked)
    if not claims and says("innocent", "rules", said):
        return False  # of what must be recorded
    if claims and not any(first_unknown(claim.said, question, "", parts=False) for claim in claims):
        return False  # `The figures are for recorded crimes only.`
    rest = patterns("flag")["yes"].sub(" ", said) if says("flag", "yes", question.asked) else said
    wanted = kinds_of_offence(question.asked)
    some = kinds_of_offence(said) & wanted
    return bool(_own(without_forces(rest)) - question.known) or bool(some and wanted - some)


def _own(text: str) -> frozenset[str]:
    """The words that tell what is counted: none that many questions share, none that say only that it is counted."""
    return stems(patterns("common")["words"].sub(" ", patterns("caveat")["neutral"].sub(" ", text)))
