"""A word or two that stands alone below or beside a table and says of what its figures are: `Residential`, `Under 18s`,
`Medway`, `Thousands`, `Essex`.

What belongs here: texts of a few words, all of which narrow, measure or place the figures. What does not: lines over a
table (`lines_over.py`), sentences (`notes/caveats.py`, `notes/doubts.py`), or words that name what is counted,
`Arrests` (there).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.ages import ages_in, together
from pipeline.reading.labels.districts import forces_of_district
from pipeline.reading.labels.forces import force_of_label, nation_of, place_of_label
from pipeline.reading.labels.sides import family_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, stems
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.of_another import agency_of

_WORDS, _WORDS_OF_A_BODY = 4, 8
_NUMBER = re.compile(r"\d+")
_CELL = re.compile(r"([A-Z]+)(\d+)$")


def no_lone_word(
    leaves: list[Entry],
    begins: dict[int, tuple[str, int]],
    around: Surroundings,
    elsewhere: frozenset[tuple[str, str]] = frozenset(),
) -> None:
    """Refuse the figures of one table of which a word beside or below it says what they are of. Several such words
    explain each other, and those of an address are one. `elsewhere` stand the titles of other tables."""
    tables = {leaf.table: leaf for leaf in leaves}
    if len(tables) != 1 or not asks_for_offences(around.asked):
        return
    number, leaf = tables.popitem()
    labels = {clean(text).casefold() for entry in leaves for text in (*entry.labels, entry.offence or "")}
    notes = [note for note in around.notes_on(*begins[number]) if note[:2] not in elsewhere]
    notes = [note for note in notes if clean(note[2]).casefold() not in labels and not _heads(note, notes, around)]
    said = [(note, how) for note in notes if (how := narrows(note[2], around.asked))]
    bodies = [(note, how) for note in notes if (how := _of_body(note[2]))]
    address = any(says("doubt", "address", clean(note[2])) for note in notes)
    places = [] if address else [(note, how) for note in notes if (how := _where(note[2], leaf.force))]
    for found in (said, bodies, places):
        if len({clean(note[2]).casefold() for note, _ in found}) == 1:
            note, how = found[0]
            raise Refusal(
                *note,
                f"{clean(note[2])!r} stands alone at {note[1]}, and may say that the figures are {how}.",
                "Ask the force; or, if it says nothing of them, leave it out of account with an [[ignore]] and its "
                f"reason; or, if the figures are the answer all the same: {SAY_COUNTS}.",
            )


def _heads(note: tuple[str, str, str], notes: list[tuple[str, str, str]], around: Surroundings) -> bool:
    """True for a title of the table, which nothing stands left of."""
    if note[:2] not in around.titled:
        return False
    column, row = _place(note[1])
    return not any(
        other[0] == note[0] and _place(other[1])[1] == row and _place(other[1])[0] < column for other in notes
    )


def _place(address: str) -> tuple[tuple[int, str], int]:
    match = _CELL.match(address)
    return ((len(match[1]), match[1]), int(match[2])) if match else ((0, ""), 0)


@lru_cache(maxsize=8192)
def narrows(raw: str, asked: str) -> str:
    """What a few words may say of figures; empty for those that say nothing, or nothing that was not asked."""
    text = clean(raw).strip(" .:;*-–()[]")
    if not text or len(text.split()) > _WORDS or says("lone", "other", text):
        return ""
    if kinds_of_offence(text) - kinds_of_offence(asked):
        return "of another offence"
    if says("lone", "measured", text):
        return "no counts"
    if family_of(text):
        ages = ages_in(text)  # `0-17`, where children under 18 were asked for
        same = bool(ages) and together(list(ages)) == together(list(ages_in(asked)))
        told = set(_NUMBER.findall(text)) & set(_NUMBER.findall(asked))
        return "" if same or told else "of some of those concerned alone"
    rest = patterns("lone")["filler"].sub(" ", text)
    known, parts = make_question(asked), patterns("lone")["parts"]
    words = [word for word in rest.replace("/", " ").split() if word.strip("-–&,")]
    narrows = any(parts.fullmatch(word) for word in words) and all(
        parts.fullmatch(word) or known.says(word) for word in words
    )
    unasked = any(parts.fullmatch(word) and not (stems(word) and stems(word) <= known.known) for word in words)
    return "of a part of the offences alone" if narrows and unasked else ""


@lru_cache(maxsize=4096)
def _where(raw: str, force: str) -> str:
    """Of which other area, or part of the force's own, a few words may say that figures are."""
    text = clean(raw).strip(" .:;*-–()[]")
    if not text or len(text.split()) > _WORDS or force_of_label(text) == force:
        return ""
    if force in forces_of_district(text):
        return "of a part of the force alone"
    place = place_of_label(text)
    if place is not None and place.kind in ("region", "nation"):
        return "" if place.name in nation_of(force) else f"of {place.name}"
    return "of another force" if force_of_label(text) or forces_of_district(text) else ""


def _of_body(raw: str) -> str:
    """The body, no police force, that a few words name, but for those that make rules for all forces."""
    text = clean(raw).strip(" .:;*-–()[]")
    if not text or len(text.split()) > _WORDS_OF_A_BODY or says("lone", "of_rules", text):
        return ""
    return f"of {agency}" if (agency := agency_of(text)) else ""
