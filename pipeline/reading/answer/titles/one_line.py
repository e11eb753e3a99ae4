"""One short line over a table, or the name of its sheet, each word of it accounted for: `Detected only`, `DA flag`.

What belongs here: what a line says of figures beyond what was asked, by its words and those of the table's headings.
What does not: which lines stand over figures (`lines_over.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import Question
from pipeline.reading.labels.all_sides import without_all_sides
from pipeline.reading.labels.forces import force_of_label, nation_of, place_of_label
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.initials import may_mean
from pipeline.reading.labels.legends import legend_of
from pipeline.reading.labels.sides import family_of
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.two_languages import in_english
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.whole_force import without_all_parts
from pipeline.reading.labels.wording import acts_in, kinds_of_offence, stems, without_breakdown
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.surroundings.years_not_whole import years_said_part

LONGEST = 160
WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER = re.compile(r"\d+")
# `Northern Division`, `Medway District`; not `Local Policing Area`.
_PART_OF_FORCE = re.compile(
    r"^(?P<name>(?:[A-Z][\w'’-]+ ){1,3})(?:Division|District|BCU|LP[AU]|Borough|Ward|Sector|Area Command)$"
)
_COMPASS = re.compile(r"\b(?:north|south|east|west|central|mid)(?:ern)?\b", re.I)
# By whom a sheet may divide what its headings call offences.
_CONCERNED = ("victims", "suspects")
_WORDS_OF_A_LINE = 8  # a longer text is a sentence, as is one that ends in a full stop and has more than:
_FEW_WORDS = 3
_OF_OTHERS = ("victims", "suspects", "arrests", "charges", "outcomes", "investigations", "orders", "devices")


@dataclass(frozen=True, slots=True)
class Line:
    """A line over a table, or the name of its sheet: `near` where it stands between the title and the table, or there
    is no title of what was asked; `of_offences` for the sheet of a table whose headings call its figures so."""

    text: str
    address: str
    near: bool
    of_offences: bool = False


def unknown_in(line: Line, question: Question, known: frozenset[str], force: str) -> str:
    """What a line says of the figures beyond what was asked; empty where it says nothing of them. `known` are words of
    the table itself."""
    text = clean(in_words(without_all_parts(line.text, force)))
    text = without_all_sides(text, question.asked)
    words = text.split()
    if (
        not text
        or len(text) > LONGEST
        or question.says(text)
        or _is_it_in_welsh(text, question)
        or says("over", "introduces", without_forces(text))
    ):
        return ""
    place = place_of_label(text)  # the force's own initials may be those of others too
    if force_of_label(text) == force or (place is not None and place.kind == "ambiguous" and force in place.homes):
        return ""
    if may_mean(text, force):
        return ""
    if says("over", "document", text):
        return _shown_below(text, question)
    if len(words) > _WORDS_OF_A_LINE or (text.endswith(".") and len(words) > _FEW_WORDS):
        return ""
    if says("caveat", "figures", text) or years_said_part(text) or says("filter", "head", text) or legend_of(text):
        return ""  # a note, or filters, which are read one by one
    if kinds_of_offence(text) - kinds_of_offence(question.asked) or _is_of_a_flag(text, question.asked, known):
        return text
    if not line.near or acts_in(text):
        return ""
    own = patterns("over")["neutral"].sub(" ", without_breakdown(bare(text))).casefold()
    own = WORD.sub(lambda word: " " if _is_known(word.group(), known) else word.group(), own)
    heads = words_of([text]) <= known  # `Outcome` over a column of that name
    subject = understand(text).subject or ""
    divides = line.of_offences and subject in _CONCERNED
    own = patterns("subject")[subject].sub(" ", own) if divides else own
    if word := question.unknown(own, strict=True):
        return word
    return "" if heads or divides else _another_thing(text, question, known, force)


def _is_it_in_welsh(text: str, question: Question) -> bool:
    """True for all words by which the question tells its offence, in Welsh, and no other: `Trefn gyhoeddus`."""
    said = in_english(text, question.asked)
    words = stems(patterns("welsh")["sure"].sub(" ", said))
    return said != text and question.own <= words <= question.known


def words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.rstrip("s") for text in texts for word in WORD.findall(text.casefold()))


def _is_known(word: str, known: frozenset[str]) -> bool:
    """True for a word of the headings, and for another one of what they count: `charges` over `Charged`."""
    subject = first_of("subject", word)
    return word.rstrip("s") in known or (subject is not None and says("subject", subject, " ".join(sorted(known))))


def _shown_below(text: str, question: Question) -> str:
    """What a line of a letter calls the figures, where these are no offences: `Please see below the arrests`."""
    shown = patterns("over")["shows"].search(text)
    subject = first_of("subject", shown["what"]) if shown is not None else None
    other = subject in _OF_OTHERS and not says("subject", subject or "", question.asked)
    return shown["what"] if shown is not None and other else ""


def _is_of_a_flag(text: str, asked: str, known: frozenset[str]) -> bool:
    """True for the first letters of a flag, `DA`, alone or with words that every sheet has, where they are not those of
    the question's own words, nor of the table's headings, which divide its figures by it."""
    found = patterns("over")["flag_letters"].fullmatch(text)
    letters = "".join(word[0] for word in WORD.findall(asked)).casefold()
    return found is not None and found["letters"].casefold() not in letters and not known & words_of([found["letters"]])


def _another_thing(text: str, question: Question, known: frozenset[str], force: str) -> str:
    """A line that names arrests, a part of the victims, a flag, a region, or crimes that are none, in known words.
    Arrests that have a column of their own are no matter of the others."""
    if family_of(text):  # one sex, or one of those ages that were asked for: `lines/halves.py`
        return text if set(_NUMBER.findall(text)) - set(_NUMBER.findall(question.asked)) else ""
    label, place = understand(text), place_of_label(text)
    asked = f"{question.asked} {' '.join(sorted(known))}"
    subject = label.subject in _OF_OTHERS and not says("subject", label.subject or "", asked)
    elsewhere = place is not None and place.kind in ("region", "nation") and place.name not in nation_of(force)
    flag = label.flag and not says("flag", "yes", question.asked)
    part = _PART_OF_FORCE.match(bare(text))
    if part and (_COMPASS.search(part["name"]) or question.unknown(part["name"], strict=True)):
        return text
    attempts = says("over", "attempts", text) and not says("over", "attempts", question.asked)
    return text if subject or elsewhere or label.category or flag or attempts or says("over", "no_crimes", text) else ""
