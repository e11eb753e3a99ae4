"""Sentences whose subject is the figures, and what they claim of them: that they are this, that they hold that.

What belongs here: the grammar of one sentence: a subject that is the figures, or none, a verb, and what is claimed.
Sentences about anything else, a system, a law, a team, another question, claim nothing of them. What does not: which
claims are known (`question/claimed.py`), or which notes are held to this (`doubtful_notes.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.reading.answer.beside.beside_its_name import is_its_name
from pipeline.reading.answer.question.claimed import first_unknown
from pipeline.reading.answer.question.words import Question, make_question
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence, stems
from pipeline.reading.labels.words import patterns, says

_HOLD_MORE = "hold more than was asked for"
_ARE_ELSE = "count something else than was asked for"
_LONGEST = 600
_FEW = 6
_LANGUAGES = re.compile(r"\s/\s")
_WELSH = re.compile(r"[^\W_]+")


class Claim(NamedTuple):
    """What is said of the figures: one that it `holds` among others, that they `are` it alone, how they `stand`,
    or what it `names` and says no more."""

    verb: str
    said: str
    begin: int


@lru_cache(maxsize=16384)
def unknown_claim(sentence: str, asked: str, force: str) -> str:
    """What a sentence claims of the figures and nobody knows, in words that follow `the figures`; empty for a sentence
    that claims nothing of them, or what is known."""
    said, question = clean(sentence)[:_LONGEST], make_question(asked)
    for claim in claims_in(said, asked):
        if first_unknown(claim.said, question, force, parts=claim.verb in ("holds", "names")):
            return _HOLD_MORE if claim.verb == "holds" else _ARE_ELSE
        if claim.verb == "are" and (_is_without_flag(claim.said, said, asked) or _is_a_thing(claim.said, question)):
            return _ARE_ELSE
        if claim.verb == "stand" and says("claim", "strangers", claim.said):
            return _ARE_ELSE
    if any(_is_unknown_in_welsh(part) for part in _LANGUAGES.split(said)):
        return _ARE_ELSE
    if says("claim", "altered", said):
        return "be other numbers than those counted"
    return "not be all there are" if _takes_out(said, question) else ""


@lru_cache(maxsize=16384)
def holds_what_is_known(sentence: str, asked: str, force: str) -> bool:
    """True for a sentence that says from its beginning what is among the figures, every word of it known."""
    said = clean(sentence)[:_LONGEST]
    claims = claims_in(said, asked)
    if not claims or claims[0].begin or says("caveat", "only", said):
        return False
    return all(claim.verb == "holds" for claim in claims) and not unknown_claim(sentence, asked, force)


def claims_in(said: str, asked: str) -> list[Claim]:
    """The claims of a sentence, with and without a subject."""
    found = [claim for match in _sentence().finditer(said) if (claim := _claim_of(match, said, asked))]
    if found and (second := patterns("claim")["and_holds"].search(said)) is not None:
        found.append(Claim("holds", _up_to_end(said, second.end()), second.start()))
    for name, verb in (("held", "holds"), ("number", "are"), ("limited", "are"), ("lines", "are"), ("joined", "holds")):
        alone = patterns("claim")[name].search(said)
        if alone is not None and not (name == "number" and says("claim", "finite", said)):
            found.append(Claim(verb, _up_to_end(said, alone.end()), alone.start()))
    if (by_name := _held_by_its_name(said, asked)) is not None:
        found.append(by_name)
    if (within := patterns("claim")["within"].search(said)) is not None:
        found.append(Claim("holds", within["what"], 0))
    together = patterns("claim")["together"].search(said)
    if together is not None and (names_offence(together["what"]) or says("caveat", "others", together["what"])):
        found.append(Claim("holds", together["what"], 0))
    if _is_a_fragment(said, asked):
        found.append(Claim("names", said, 0))
    if says("claim", "worth", said) and not says("claim", "finite", said):
        found.append(Claim("are", said, 0))
    return found


def _claim_of(match: re.Match[str], said: str, asked: str) -> Claim | None:
    """What a subject and its verb begin: nothing, where the subject is no figures, or why they moved is said."""
    rest = _up_to_end(said, match.end())
    if not rest or (match["own"] and not _is_own(match["own"], asked)):
        return None
    if match["holds"]:
        return Claim("holds", rest, match.start())
    if says("claim", "to_you", rest):
        return None
    if match["are"]:
        of_else = match["pronoun"] and not says("claim", "of_pronoun", match["are"])
        return None if of_else or says("claim", "why", rest) else Claim("are", rest, match.start())
    if match["pronoun"]:
        return Claim("are", rest, match.start()) if says("claim", "what", rest) else None
    stands = says("claimed", "stand", rest) and not says("claimed", "limits", rest)
    return Claim("stand" if stands else "are", "" if stands and not says("claim", "strangers", rest) else rest, 0)


def _is_a_fragment(said: str, asked: str) -> bool:
    """True for a few words that name offences, and are no sentence: `Attended burglaries`."""
    if len(said.split()) > _FEW or says("claim", "finite", said) or says("claim", "no_fragment", said):
        return False
    return says("subject", "offences", said) or make_question(asked).says(said)


def _held_by_its_name(said: str, asked: str) -> Claim | None:
    """What a sentence says that the offence itself holds: `Rape includes attempted rape`."""
    match = patterns("claim")["by_name"].match(said)
    if match is None or not is_its_name(match["own"], asked):
        return None
    return Claim("holds", _up_to_end(said, match.end()), 0)


def _up_to_end(said: str, begin: int) -> str:
    """What is said from a place to where another clause begins."""
    ended = patterns("claim")["ends"].search(said, begin)
    return said[begin : ended.start() if ended else len(said)].strip(" .,:")


@cache
def _sentence() -> re.Pattern[str]:
    """A subject that is the figures, and its verb; the words of the offence before it are looked at afterwards."""
    w = {name: pattern.pattern for name, pattern in patterns("claim").items()}
    figures = rf"{w['before']}{{0,4}}(?P<own>(?:[\w'’&-]+ ){{0,3}}?){w['before']}{{0,2}}{w['nouns']}{w['behind']}"
    return re.compile(
        rf"{w['opens']}(?:{figures}|{w['year']}|(?P<pronoun>{w['pronoun']})) (?:also |therefore |only |all |both )*"
        rf"(?:(?P<holds>{w['holds']})|(?P<are>{w['are']})|(?P<be>{w['be']}))\s",
        re.I,
    )


def _is_own(words: str, asked: str) -> bool:
    """True for words before the figures that make them no others: those of the question, `Rape figures`."""
    known = make_question(asked).known
    innocent = patterns("innocent")["words"]
    if says("claim", "joining", words):
        return False  # `requests for crime data`
    return all(innocent.fullmatch(word) or (stems(word) and stems(word) <= known) for word in words.casefold().split())


def _takes_out(said: str, question: Question) -> bool:
    """True where offences were taken out of the figures, and not those that no force counts."""
    for name in ("out", "we_out"):
        match = patterns("claim")[name].search(said)
        if match is None or says("claim", "may_be_out", match["what"]):
            continue
        if match["whence"] or says("claim", "some", match["what"]) or question.says(match["what"]):
            return not says("claim", "may_be_out", said[match.end() :])
    return False


def _is_unknown_in_welsh(said: str) -> bool:
    known = patterns("claim")["welsh_words"]
    return says("claim", "welsh", said) and not all(known.fullmatch(word) for word in _WELSH.findall(said.casefold()))


def _is_without_flag(claimed: str, said: str, asked: str) -> bool:
    """True for `all sexual offences` where those online were asked for."""
    return says("flag", "yes", asked) and not says("flag", "yes", said) and names_offence(claimed)


def _is_a_thing(said: str, question: Question) -> bool:
    """True for the thing that was stolen, where its theft was asked for: `dogs`."""
    return (
        names_offence(question.asked)
        and question.says(said)
        and not names_offence(said)
        and not says("subject", "offences", said)
    )
