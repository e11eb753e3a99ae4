"""Titles and labels by which a table is not of the whole force, or not of all its offences: one town, a sample.

What belongs here: refusing such a table. What does not: districts that divide the whole (`tables/`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.districts import district_in, forces_of_district
from pipeline.reading.labels.forces import force_names, force_of_label, nation_of, place_of_label
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.sides import is_of_no_side
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.two_languages import english_half
from pipeline.reading.labels.whole_force import without_all_parts
from pipeline.reading.labels.wording import is_metadata, names_offence, of_what_is_counted, specific, stems
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, SAY_PARTS, Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.tables.line import Table

_NAME = re.compile(r"[A-Z][\w'.]+(?:(?: and | & | of | on | upon |-on-|-upon-|-in-| |-)[A-Z][\w'.]+)*")
# Where a title goes on to say of what: after a dash, a comma, a colon, `in`, `for`.
_GOES_ON = re.compile(r"(?: - |, |: |\((?=[A-Z])| (?:in|within|for|at|on|across|around|near) (?:the )?)(?=[A-Z])")
_BY_PARTS = re.compile(r"\b(?:by|per|each|every|all|breakdown|split|across|including)\b", re.I)
_NO_PLACES = (
    *(
        ("subject", "offences"),
        ("part_of_force", "heading"),
        ("part_of_force", "system"),
        ("flag", "yes"),
        ("category", "sex"),
    ),
    *(("opposite", side) for side in ("residential", "business", "personal")),
)
_NOT_ASKED = re.compile(r"\bnot (?:been )?(?:requested|asked for|required)\W*$", re.I)  # `Borough totals not requested`
_SELECTED = re.compile(r"\bselected areas\b", re.I)
_LONGEST = 160


def of_the_whole_force(table: Table, force: str | None, around: Surroundings) -> None:
    """Refuse a table that its title calls one of a part of the force, or that any of its labels calls a sample."""
    titles = [(token.cell.address, token.cell.text) for token in table.band.titles[:2]]
    over = around.titles_of(table.sheet)
    head = from_where(around.sheet_titles.get(table.sheet, []), force) if around.letter else ""
    titles = [title for title in (*titles, *(("", text) for text in over[:3])) if title[1] != head]
    if len({force for line in (*table.rows, *table.columns) for force in line.forces}) > 1:
        titles = [title for title in titles if not _SELECTED.search(title[1])]  # areas that are forces
    labels = [(f.token.cell.address, f.token.cell.text) for line in (*table.rows, *table.columns) for f in line.facets]
    called_whole(table.sheet, titles, labels, force, around.asked)


def from_where(texts: list[str], force: str | None) -> str:
    """The place at the head of a letter, between the force's name and its reference, subject or date; empty for none.
    It is where the letter is from, and says nothing of its figures."""
    for name, place, following in zip(texts[:2], texts[1:3], texts[2:4], strict=False):
        said = clean(place)
        of_request = is_metadata(following) or says("part", "of_request", clean(following))
        alone = force is not None and force in forces_of_district(said)
        if alone and force_of_label(clean(name)) == force and of_request and texts.count(place) == 1:
            return place
    return ""


def called_whole(
    sheet: str, titles: list[tuple[str, str]], labels: list[tuple[str, str]], force: str | None, asked: str
) -> None:
    """Refuse what a title (with its cell) calls of a part of the force, or what a title or label calls a sample."""
    titles = [(address, text) for address, text in titles if not _NOT_ASKED.search(text)]
    for address, text in (*titles, *labels):
        if says("part", "words", clean(text)):
            raise _part(sheet, address, text)
    for address, text in titles if force else ():
        said = clean(without_all_parts(of_what_is_counted(english_half(text)), force or ""))
        said = patterns("own_area")[force].sub(" ", said) if force in patterns("own_area") else said
        if len(said) > _LONGEST or force is None or patterns("part_of_force")["heading"].fullmatch(said):
            continue
        if (
            any(not _is_asked(match.group(), asked) for match in patterns("part")["title"].finditer(said))
            or _names_a_district(said, force)
            or any(not _is_whole(name, force, asked) for name in _places(said))
        ):
            raise _part(sheet, address, text)


def _is_asked(place: str, asked: str) -> bool:
    """True for a kind of place that the question itself names: `on school premises`."""
    return bool(stems(place)) and stems(place) <= stems(asked)


def _names_a_district(title: str, force: str) -> bool:
    """True for the title of one district's figures, `Stalking - Bristol`, and not of figures by district."""
    district = district_in(title, force)
    counties = re.split(r" (?:and|&) ", force_names()[force])
    if district is None or _BY_PARTS.search(title) or (len(counties) > 1 and all(c in title for c in counties)):
        return False
    said = clean(title).replace("&", "and").casefold()
    alone = not re.sub(r"[^a-z]", "", said.replace(district.casefold(), ""))
    return alone or names_offence(title) or patterns("subject")["offences"].search(title) is not None


def _places(title: str) -> list[str]:
    """The names with which a title about offences goes on: `Stalking offences - Dover`, `Thefts in Deal`."""
    if not (names_offence(title) or patterns("subject")["offences"].search(title)):
        return []
    found: list[str] = []
    for match in _GOES_ON.finditer(title):
        segment = re.split(r" - |[,:;()]", title[match.end() :], maxsplit=1)[0]
        name = _NAME.match(segment)
        known = any(patterns(table)[word].search(segment) for table, word in _NO_PLACES)
        if name is not None and not (known or is_of_no_side(segment) or names_offence(segment)):
            found.append(name.group())
    # All the counties of a force are the whole of it.
    return [] if len(found) > 1 and all(map(place_of_label, found)) else found


def _is_whole(place: str, force: str, asked: str) -> bool:
    """Whether a name in a title may be the force's own area, or is no place at all. A thing that was asked about is
    none: `Assaults on Emergency Workers`."""
    if patterns("common")["words"].fullmatch(place) or (stems(place) and stems(place) <= stems(asked)):
        return True
    known = place_of_label(place)
    if known is not None and known.kind == "locality":
        return False
    if force in forces_in_text(place) or names_offence(place) or find_periods(place) or place.isupper():
        return True
    if known is not None and known.kind == "nation":
        return nation_of(force) in known.name or known.name in nation_of(force)
    return patterns("part")["no_place"].search(place) is not None or not specific(place, False)


def _part(sheet: str, address: str, text: str) -> Refusal:
    return Refusal(
        sheet,
        address,
        text,
        f"{text.strip()[:160]!r} says that the figures are of a part of the force, or of a choice of its offences.",
        f"Ask the force for all its offences; or, if these are all after all: {SAY_COUNTS}; or, {SAY_PARTS}.",
    )
