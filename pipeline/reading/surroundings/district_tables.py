"""Tables one under another, each titled with a district of one force and nothing else: one breakdown by district.

What belongs here: knowing such a set by its titles and headings. What does not: a table that only names a part of the
force (`part_of_force.py`), or adding the tables up (`answer/vouched.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.labels.districts import forces_of_district
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.words import says
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.tables.band import Band


def districts_of(bands: Sequence[Band], around: Surroundings) -> list[str]:
    """The district that each table of a file is of, where they divide the force between them: all stand on one sheet,
    have the same headings, and are titled each with another district of the force that a line over them all names, or
    that is asked for `by district`. Empty otherwise."""
    if len(bands) < 2 or len({id(band.grid) for band in bands}) > 1 or not all(band.titles for band in bands):
        return []
    names = [clean(band.titles[0].cell.text) for band in bands]
    if len({key(name) for name in names}) < len(names) or len(set(map(_headings, bands))) > 1:
        return []
    over = [clean(token.cell.text) for token in bands[0].titles[1:]]
    force = _force(over, around)
    if force is None or not all(force in forces_of_district(name) for name in names):
        return []
    said = any(force in forces_in_text(text) or says("part_of_force", "by", text) for text in over)
    return names if said else []


def _headings(band: Band) -> tuple[str, ...]:
    """The texts over the figures of a table, and those before them."""
    columns = [*band.label_columns, *band.value_columns]
    headers = [band.grid.at(row, column) for row in band.header_rows for column in columns]
    labels = [band.grid.at(row, column) for row in band.body_rows for column in band.label_columns]
    return tuple(token.cell.text.strip() if token is not None else "" for token in (*headers, *labels))


def _force(over: list[str], around: Surroundings) -> str | None:
    named = [around.declared_force] if around.declared_force else list(around.named)
    named = named or list(dict.fromkeys(force for text in over for force in forces_in_text(text)))
    return named[0] if len(named) == 1 else None
