"""Tables that are each titled by a district and what is counted there, `Hartlepool - robbery`, on one sheet or several.

What belongs here: knowing that they are all districts of a force: by their names, or by a table of the whole. What does
not: tables called by a district and nothing else (`district_tables.py`), or one such table alone (`part_of_force.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.labels.districts import district_in, forces_of_district
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.whole_force import is_of_whole, says_whole, without_all_parts
from pipeline.reading.labels.wording import counts_something_else
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.tables.band import Band

_FEWEST = 2
_JOINING = re.compile(
    r"\b(?:in|within|for|at|of|the|district|borough|division|area|lpa|lpu|bcu|county|unitary|city)\b|\W", re.I
)


def districts_titled(bands: Sequence[Band], around: Surroundings) -> list[str]:
    """The district that each table is of, where their titles are the same but for it, their headings are, and they are
    all: each authority of the force, or those beside a table of the whole, for which it is empty. An empty list
    otherwise."""
    named = [around.declared_force] if around.declared_force else list(around.named)
    if len(bands) < _FEWEST or len(named) != 1:
        return []
    found = [_district_of(band, named[0]) for band in bands]
    places = [place for place, _ in found if place]
    rest = [band for band, (place, _) in zip(bands, found, strict=True) if not place]
    alike = len(_said(found)) == 1 and len(set(map(key, places))) == len(places)
    if len(places) < _FEWEST or not alike or len(rest) > 1 or any(map(counts_something_else, _said(found))):
        return []
    heads = {_years(band) for band, (place, _) in zip(bands, found, strict=True) if place}
    all_of_them = not without_all_parts(f"{', '.join(places[:-1])} and {places[-1]}", named[0]).strip()
    complete = all(_is_of_all(band, named[0], _said(found)) for band in rest) if rest else all_of_them
    return [place for place, _ in found] if len(heads) == 1 and complete else []


def _said(found: Sequence[tuple[str, str]]) -> set[str]:
    """What the titles of districts say besides their names."""
    return {said for place, said in found if place}


def _district_of(band: Band, force: str) -> tuple[str, str]:
    """The district in a table's title, and what else the title says; its sheet's name where the title has none."""
    title = clean(band.titles[0].cell.text) if band.titles else ""
    place = district_in(title, force) or ""
    if not place and not says_whole(title) and force in forces_of_district(band.grid.sheet.name):
        return clean(band.grid.sheet.name), key(_JOINING.sub(" ", title))
    named = re.compile(rf"\b{re.escape(place)}\b") if place else None
    return place, key(_JOINING.sub(" ", named.sub(" ", title.replace("&", "and"), count=1) if named else title))


def _years(band: Band) -> tuple[str, ...]:
    """The texts over the figures of a table; those of the lines, where these are the years."""
    heads = [band.grid.at(row, column) for row in band.header_rows for column in band.value_columns]
    labels = [band.grid.at(row, column) for row in band.body_rows for column in band.label_columns]
    lines = [token for token in labels if token is not None and token.label.period is not None]
    return tuple(token.cell.text.strip() for token in (*heads, *lines) if token is not None)


def _is_of_all(band: Band, force: str, said: set[str]) -> bool:
    """True for the table of the whole by its sheet's name or its title, but for what those of the districts say too."""
    title = clean(band.titles[0].cell.text) if band.titles else ""
    own = [word for word in title.split() if key(word) not in " ".join(said).split()]
    return any(is_of_whole(text, force) for text in (band.grid.sheet.name, title, " ".join(own)) if text.strip(" -"))
