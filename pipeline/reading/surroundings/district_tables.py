"""Tables one under another, each called by a district of one force and nothing else: one breakdown by district.

What belongs here: knowing such a set by titles and headings, with the force's own table that they add up to. What does
not: a table that only names a part of the force (`part_of_force.py`), or adding the tables up
(`answer/sidecar/vouched.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.labels.districts import forces_of_district
from pipeline.reading.labels.forces import force_of_label
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.whole_force import is_of_whole, says_whole
from pipeline.reading.labels.wording import counts_something_else
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.tokens import Token

_HEADING = patterns("part_of_force")["heading"].pattern
_UNIT = re.compile(rf"[A-Z][\w' &-]* (?P<unit>{_HEADING})|(?P<before>{_HEADING}): ?[A-Z][\w' &-]*", re.I)


def districts_of(bands: Sequence[Band], around: Surroundings) -> list[str]:
    """The district that each table of a file is of, where they divide the force between them: all stand on one sheet,
    have the same headings, and are called each another district of the force that a line over them all names, or that
    is asked for `by district`. Empty for one called by the force's own name, first or last, which is their sum; and
    an empty list otherwise."""
    names = [_name(band) for band in bands]
    if (
        len(bands) < 2
        or not all(names)
        or len({id(b.grid) for b in bands}) > 1
        or len(set(map(key, names))) < len(names)
    ):
        return []
    over = [clean(token.cell.text) for token in bands[0].titles if clean(token.cell.text) != names[0]]
    force = _force(over, around)
    parts = [n for n, name in enumerate(names) if force in forces_of_district(name)]
    summed = force is not None and not is_of_whole(names[-1], force) and _sum_is_below(bands, force)
    parts = parts if len(parts) > 1 else _units(names, summed=summed)
    rest = [n for n in range(len(bands)) if n not in parts]
    lines = not (rest or summed)  # each part may have districts of its own where the whole shows that all are there
    if force is None or len(parts) < 2 or _count_else(bands, over):
        return []
    if len({_headings(bands[n], lines=lines) for n in parts}) > 1:
        return []
    if rest and (len(rest) > 1 or not is_of_whole(names[rest[0]], force) or not _is_outside(bands, rest[0])):
        return []
    said = summed or any(force in forces_in_text(text) or says("part_of_force", "by", text) for text in over)
    return [name if n in parts else "" for n, name in enumerate(names)] if said else []


def _units(names: list[str], *, summed: bool) -> list[int]:
    """The places of the names that end in one word for a part of a force, where all but one do: `Northern Area
    Command`, `Central Area Command`. Of parts that no list has, only the table of the whole shows that they are
    all, or their sum below the last."""
    found = (_UNIT.fullmatch(name) if not says_whole(name) else None for name in names)
    unit = [match and key(match["unit"] or match["before"]) for match in found]
    kinds = {kind for kind in unit if kind}
    return [n for n, kind in enumerate(unit) if kind] if len(kinds) == 1 and unit.count(None) == int(not summed) else []


def _sum_is_below(bands: Sequence[Band], force: str) -> bool:
    """True where the last line of the last table is called the total of the force, and is the sum of all tables."""
    grid, row = bands[-1].grid, bands[-1].body_rows[-1]
    called = next((token for c in bands[-1].label_columns if (token := grid.at(row, c)) is not None), None)
    if called is None or not is_of_whole(called.cell.text, force):
        return False
    return all(_exact(grid.at(row, column)) == _leaves_of(bands, column, row) for column in bands[-1].value_columns)


def _leaves_of(bands: Sequence[Band], column: int, besides: int) -> int | None:
    """The sum of a column of all tables without their totals; None where a figure is missing."""
    found = []
    for band in bands:
        for row in (row for row in band.body_rows if (band.grid, row) != (bands[-1].grid, besides)):
            labels = [band.grid.at(row, c) for c in band.label_columns]
            if not any(token is not None and token.label.total for token in labels):
                found.append(_exact(band.grid.at(row, column)))
    counts = [count for count in found if count is not None]
    return sum(counts) if len(counts) == len(found) else None


def _exact(token: Token | None) -> int | None:
    return token.value.count if token is not None and token.value is not None else None


def _is_outside(bands: Sequence[Band], one: int) -> bool:
    """True for the first table or the last, and for one over all others, or under them."""
    if one in (0, len(bands) - 1):
        return True
    first, *rest = (band.body_rows[0] for band in (bands[one], *bands[:one], *bands[one + 1 :]))
    return first < min(rest) or first > max(rest)


def _count_else(bands: Sequence[Band], over: list[str]) -> bool:
    """True where a line, or what stands over all tables, is of arrests, victims or the like."""
    if any(counts_something_else(text) for text in over):
        return True
    labels = (band.grid.at(row, column) for band in bands for row in band.body_rows for column in band.label_columns)
    return any(token is not None and token.label.subject not in (None, "offences") for token in labels)


def _name(band: Band) -> str:
    """What a table is called: by the cell over its labels, or else by its nearest title."""
    corner = _corner(band)
    text = clean(corner.cell.text) if corner is not None else ""
    if forces_of_district(text) or force_of_label(text) or says_whole(text) or _UNIT.fullmatch(text):
        return text
    return clean(band.titles[0].cell.text) if band.titles else ""


def _corner(band: Band) -> Token | None:
    if not band.header_rows or len(band.label_columns) != 1:
        return None
    return band.grid.at(band.header_rows[-1], band.label_columns[0])


def _headings(band: Band, *, lines: bool) -> tuple[str, ...]:
    """The texts over the figures of a table, and with its `lines` those before them, but for its own name."""
    columns = [*band.label_columns, *band.value_columns]
    headers = [band.grid.at(row, column) for row in band.header_rows for column in columns]
    dated = [t for row in band.body_rows for c in band.label_columns if (t := band.grid.at(row, c)) and t.label.period]
    labels = [band.grid.at(row, column) for row in band.body_rows for column in band.label_columns] if lines else dated
    name, texts = _name(band), [token.cell.text.strip() if token is not None else "" for token in (*headers, *labels)]
    return tuple("" if clean(text) == name else text for text in texts)


def _force(over: list[str], around: Surroundings) -> str | None:
    named = [around.declared_force] if around.declared_force else list(around.named)
    named = named or list(dict.fromkeys(force for text in over for force in forces_in_text(text)))
    return named[0] if len(named) == 1 else None
