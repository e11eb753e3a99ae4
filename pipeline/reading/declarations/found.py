"""The tables that were found in a file, as a sidecar would declare them.

What belongs here: the lines of `[[table]]` for a draft, which a person mends. What does not: reading what was declared
(`tables.py`), or the rest of a draft (`pipeline/reading/draft.py`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from pipeline.reading.labels.forces import force_of_label
from pipeline.reading.labels.text import clean
from pipeline.reading.model import cell_address
from pipeline.reading.tables.band import Band

_MOST = 12
"""Tables that are offered at most: who declares more writes them by a pattern of their own."""


def tables_as_found(bands: Sequence[Band]) -> list[str]:
    """The lines that declare each table; the text right above it stands for the part that it may be, or for the force
    where the tables are of several."""
    heads = {force_of_label(text) for band in bands for text in (band.grid.sheet.name, *_title(band))} - {None}
    return [line for band in bands[:_MOST] for line in _declaration(band, of_forces=len(heads) > 1)]


def _title(band: Band) -> list[str]:
    return [clean(token.cell.text) for token in band.titles[:1]]


def _declaration(band: Band, *, of_forces: bool) -> list[str]:
    values = [*band.value_columns, *band.note_columns]
    left, first_value = min([*band.label_columns, *values]), min(band.value_columns)
    top, first_body = min([*band.header_rows, *band.body_rows, *band.sections]), min([*band.body_rows, *band.sections])
    last = cell_address(max(band.body_rows), max([*values, *band.label_columns]))
    title = next(iter(_title(band)), "<what part it is>")
    force = force_of_label(title) or force_of_label(band.grid.sheet.name)
    return [
        "[[table]]",
        f"sheet = {json.dumps(band.grid.sheet.name, ensure_ascii=False)}",
        f'range = "{cell_address(top, left)}:{last}"',
        *([f"header_rows = {first_body - top}"] if first_body - top != 1 else []),
        *([f"label_columns = {first_value - left}"] if first_value - left != 1 else []),
        f'force = "{force}"' if of_forces and force else f"breakdown = {json.dumps(title, ensure_ascii=False)}",
    ]
