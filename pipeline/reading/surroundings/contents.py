"""A list of contents, which says of each sheet what it holds: `Table 2 | Stalking offences by area`.

What belongs here: the lines of such a list, and the sheet that each is of. What does not: what these texts say of the
tables (`answer/titles/`), or numbered lists among tables (`tables/bands.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.reading.labels.text import key
from pipeline.reading.tables.tokens import Grid, Token

_MOST = 3
_NUMBER = re.compile(r"\d{1,2}")


def sheets_listed(grid: Grid, sheets: Iterable[str]) -> dict[int, str]:
    """The rows of a sheet that say what another of these holds, and the name of that one: a row of at most three cells
    that begins with its name or its number, or one cell that does, `Table 2: Stalking offences`."""
    named = {key(name): name for name in sheets if name != grid.sheet.name and key(name)}
    found = {row: _sheet_of(tokens, named) for row, tokens in grid.rows.items() if len(tokens) <= _MOST}
    return {row: name for row, name in found.items() if name}


def _sheet_of(tokens: list[Token], named: dict[str, str]) -> str:
    first = tokens[0].cell.text.strip()
    if len(tokens) > 1:
        said = f"table {first}" if _NUMBER.fullmatch(first) else key(first)
        return named.get(said, "")
    begins = (name for name in named if re.match(rf"{re.escape(named[name])}\s*[:.–—-]\s*\w", first, re.I))
    return named.get(max(begins, key=len, default=""), "")
