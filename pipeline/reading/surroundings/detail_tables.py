"""Tables that are each called by a line of another: a summary by district, and a sheet for each of its districts.

What belongs here: knowing such a set by the labels of the summary, the titles and the sheets' names. What does not:
holding their sums to its lines (`answer/beside/details.py`), or tables of districts without a summary
(`district_tables.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.words import patterns
from pipeline.reading.tables.band import Band

_FEWEST = 2
_MOST = 500  # lines; a longer table is no summary
_SHORTEST = 3  # letters; a shorter label may begin anything


def details_of(bands: Sequence[Band]) -> dict[int, tuple[int, str]]:
    """For each table that divides a line of another, by their places among the `bands`: the place of that one, and the
    line's label. At least two of its lines must have a table of their own; empty where nothing of the kind is found."""
    found: dict[int, tuple[int, str]] = {}
    for summary, band in enumerate(bands if len(bands) > _FEWEST else ()):
        labels = _labels(band)
        called = {n: _called(other, labels) for n, other in enumerate(bands) if n != summary}
        mine = {n: (summary, label) for n, label in called.items() if label}
        alone = len({label for _, label in mine.values()}) == len(mine) and not any(
            _called(band, _labels(bands[n])) for n in mine
        )
        if len(mine) >= max(_FEWEST, len(found) + 1) and alone:
            found = mine
    return found


def _labels(band: Band) -> list[str]:
    """The labels of the lines of a table, without years, forces and totals; the longest first."""
    if len(band.body_rows) > _MOST:
        return []
    tokens = [band.grid.at(row, column) for row in band.body_rows for column in band.label_columns]
    tokens += [band.grid.at(row, column) for row in band.header_rows for column in band.value_columns]
    plain = {
        token.label.text
        for token in tokens
        if token is not None
        and token.kind == "text"
        and not (token.label.period or token.label.force or token.label.total or token.label.derived)
    }
    return sorted((text for text in plain if len(text) >= _SHORTEST), key=lambda text: -len(text))


def _called(band: Band, labels: list[str]) -> str:
    """The label by which a table's sheet is called, or with which its nearest title begins; empty for none."""
    sheet = _without_unit(key(band.grid.sheet.name))
    title = key(clean(band.titles[0].cell.text)) if band.titles else ""
    for label in labels:
        name = key(label)
        if sheet == _without_unit(name) or title == name or _begins(title, name):
            return label
    return ""


def _begins(title: str, name: str) -> bool:
    """True for `Barnsley district - offences by sex`: a name, with no more than the kind of place before the rest."""
    rest = title.removeprefix(f"{name} ")
    return rest != title and patterns("part_of_force")["heading"].match(rest) is not None


def _without_unit(name: str) -> str:
    return re.sub(rf" (?:{patterns('part_of_force')['heading'].pattern})$", "", name).strip()
