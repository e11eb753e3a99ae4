"""Columns that name each record by a reference: no names of offences, and one stated twice is no offence twice.

What belongs here: telling a column of references by its heading and its cells. What does not: other columns
(`flags.py`, `no_crimes.py`), or personal data in any sheet (`personal.py`). No reference is ever repeated in a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import key
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.tokens import Grid, Token, full_date

REFERENCE = re.compile(r"\b(?:crime|offence|occurrence|investigation)s? ?(?:ref\w*|no|num\w*|urn|id)\b|^urn$", re.I)
# What the first column may be headed by, if its cells hold digits; and what numbers other things than records.
_FIRST = re.compile(
    r"\b(?:ref\w*|urn|u?id|no|num\w*|oel|occ\w*|log|niche|case|crime|incident|investigation|record|report|cad|cris|"
    r"storm|unique|event|file)\b"
)
_ALONE = re.compile(
    r"^(?:unique )?(?:ref(?:erence)?|urn|uid|oel|occ\w*|log|niche|case|incident|cad|cris)"
    r"(?: (?:ref\w*|no|num\w*|id)){0,2}$"
)
_OF_ELSE = re.compile(
    r"\b(?:linked|related|parent|previous|officer|collar|beat|ward|station|district|sector|area|post ?code|house|"
    r"codes?|class|age|years?|months?|dates?|victims?|suspects?|offenders?|counts?|type|category)\b"
)
# Long numbers, and several joined by strokes: `46/12/18`.
_FORM = re.compile(r"\d{5}|\d\W\d+\W\d")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Different texts for each row, above which they name no offences: codes may do so, `30A/02`, and words with a number.
_SHARE, _SHARE_OF_CODES, _SHARE_OF_NAMES, _MANY = 0.8, 0.2, 0.4, 10


def holds_references(cells: Sequence[Token | None]) -> bool:
    """True for cells of which nearly all name single records: digits with strokes or letters, and hardly any of them
    as often as the name of an offence would be."""
    texts = [cell.cell.text.strip() for cell in cells if cell is not None and full_date(cell) is None]
    if not texts or sum(any(map(str.isdigit, text)) for text in texts) < _SHARE * len(texts):
        return False
    if sum(_FORM.search(text) is not None for text in texts) >= _SHARE * len(texts):
        return True
    distinct = len(set(texts)) / len(texts)
    worded = any(map(_WORD.search, texts))
    return distinct > (_SHARE_OF_NAMES if worded else _SHARE_OF_CODES) and (not worded or len(texts) >= _MANY)


def _formed_as_references(cells: Sequence[Token]) -> bool:
    """True for cells that are references whatever their heading: long numbers, or several joined by strokes."""
    formed = [
        cell
        for cell in cells
        if re.fullmatch(r"[A-Za-z]{0,6}[-/ ]?\w+(?:[-/]\w+)*", text := cell.cell.text.strip())
        and re.search(r"\d{6}|[A-Za-z]\d{5}|\d\W\d+\W\d", text)
        and full_date(cell) is None
        and not find_periods(text)
    ]
    return len(formed) >= _SHARE * len(cells)


def no_reference_twice(grid: Grid, header_row: int, rows: Sequence[int]) -> None:
    """Raises Refusal at the first reference that stands in an earlier row too."""
    for place, header in enumerate(grid.rows[header_row]):
        cells = [token for row in rows if (token := grid.tokens.get((row, header.cell.column))) is not None]
        if not cells or not _are_references(key(header.cell.text), cells, first=place == 0):
            continue
        seen: dict[str, Token] = {}
        twice = next((t for t in cells if seen.setdefault(key(t.cell.text), t) is not t), None)
        if twice is not None:
            raise Refusal(
                grid.sheet.name,
                twice.cell.address,
                "",
                f"{len(cells)} rows hold {len({key(t.cell.text) for t in cells})} different numbers under "
                f"{header.cell.text.strip()!r}: that of {twice.cell.address} stands in "
                f"{seen[key(twice.cell.text)].cell.address} already. A row may be a victim, a suspect or an outcome, "
                "and not an offence.",
                "Ask the force for one row to each offence, or for counts by financial year.",
            )


def _are_references(heading: str, cells: list[Token], *, first: bool) -> bool:
    if re.search(r"\b(?:linked|related|parent|previous)\b", heading):
        return False
    if REFERENCE.search(heading):
        return True
    if _OF_ELSE.search(heading):
        return False
    digits = all(re.search(r"\d", t.cell.text) and full_date(t) is None for t in cells)
    numbered = bool((_FIRST if first else _ALONE).search(heading))
    return digits and (numbered or (first and _formed_as_references(cells)))
