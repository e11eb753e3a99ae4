"""Columns that tell of single people or incidents, in plain sight: recognised, named, and nothing of them kept.

What belongs here: finding such columns, and setting their sheet apart where it is no list of records that can be
counted. What does not: counting records (`counting.py`), or what a file hides (`formats/`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipeline.reading.labels.text import key
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Finding, Quarantined, column_letters
from pipeline.reading.records.finding import find_records
from pipeline.reading.tables.tokens import Grid, Token

# Rows in which a heading is looked for, rows that it must have below it, and the share of them that look like it.
_HEADING_ROWS, _LEAST_ROWS, _SHARE = 40, 2, 0.5
_NAME = ("name", "names")
# `Count of Crime Ref` stands over counts, or in the corner of a pivot table, and over no references.
_COUNT_OF = re.compile(r"^(?:distinct )?(?:count|sum|number|total) (?:number )?of\b")
# Of cells that nothing heads, so many below each other, and nearly all.
_LEAST_ALONE, _SHARE_ALONE = 3, 0.9


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """`heading` is empty where nothing stands above; `first_row` is the first of its cells."""

    column: int
    kind: str
    heading: str
    first_row: int

    @property
    def told(self) -> str:
        letters = column_letters(self.column)
        return f"{letters} ({self.heading}: {self.kind})" if self.heading else f"{letters} ({self.kind})"


def personal_columns(grid: Grid) -> list[PersonalColumn]:
    """The columns of a sheet that hold names, dates of birth, addresses, numbers of people or of single crimes."""
    found: dict[int, PersonalColumn] = {}
    columns: dict[int, list[Token]] = {}
    for row in sorted(grid.rows):
        for token in grid.rows[row]:
            columns.setdefault(token.cell.column, []).append(token)
    for column, tokens in columns.items():
        one = _headed(column, tokens) or _alone(column, tokens)
        if one is not None:
            found[column] = one
    for column in found and columns.keys() - found.keys():
        # `Name` alone may head anything; beside a date of birth it heads people.
        head = next((t for t in columns[column] if key(t.cell.text) in _NAME), None)
        if head is not None:
            found[column] = PersonalColumn(column, "name", " ".join(head.cell.text.split()), head.cell.row + 1)
    return [found[column] for column in sorted(found)]


def set_apart(grids: list[Grid], ledger: Ledger, refusals: list[Quarantined], findings: list[Finding]) -> list[Grid]:
    """The sheets that can be read: lists of records, which only counts leave, and those that name nobody."""
    readable = []
    for grid in grids:
        personal = personal_columns(grid)
        sheet = grid.sheet.name
        if personal:
            columns = "columns " if len(personal) > 1 else "column "
            place = columns + ", ".join(one.told for one in personal)
            findings.append(Finding("record-level personal data", sheet, place))
            if find_records(grid) is None:
                reason = f"The sheet tells of single people or incidents ({place}); nothing of it is kept."
                refusals.append(Quarantined(sheet, "", "", reason, _ADVICE))
                ledger.refuse_sheet(sheet, "the sheet tells of single people or incidents")
                continue
        readable.append(grid)
    return readable


_ADVICE = (
    "Tell the force, which may have sent personal data by mistake, and ask for counts by financial year. If the "
    "columns are harmless beside a table of counts, leave them out in the sidecar with [[ignore]] and the reason."
)


def _headed(column: int, tokens: list[Token]) -> PersonalColumn | None:
    for place, token in enumerate(tokens):
        if token.cell.row >= _HEADING_ROWS:
            return None
        if token.kind != "text" or len(token.cell.text) > 60:
            continue
        kinds = _kinds_headed(token.cell.text)
        below = tokens[place + 1 :] if kinds else []
        for kind in kinds:
            if len(below) >= _LEAST_ROWS and _look_like(kind, below):
                return PersonalColumn(column, kind, " ".join(token.cell.text.split()), below[0].cell.row)
    return None


@lru_cache(maxsize=65536)
def _kinds_headed(text: str) -> tuple[str, ...]:
    """What a text may head."""
    heading = key(text)
    if _COUNT_OF.match(heading):
        return ()
    return tuple(kind for kind, pattern in _patterns("heading").items() if pattern.search(heading))


def _look_like(kind: str, tokens: list[Token]) -> bool:
    pattern = _patterns("cell")[kind]
    texts = [token.cell.text.strip() for token in tokens]
    fitting = sum(bool(pattern.search(text)) for text in texts) >= _SHARE * len(texts)
    return fitting and (kind not in ("crime reference", "name") or len(set(texts)) > _SHARE * len(texts))


def _alone(column: int, tokens: list[Token]) -> PersonalColumn | None:
    if len(tokens) < _LEAST_ALONE:
        return None
    samples = [tokens[place].cell.text.strip() for place in (1, len(tokens) // 2, -1)]
    for kind, pattern in _patterns("alone").items():
        if not any(map(pattern.match, samples)):
            continue
        fitting = [token for token in tokens if pattern.match(token.cell.text.strip())]
        if len(fitting) >= max(_LEAST_ALONE, _SHARE_ALONE * (len(tokens) - 1)):
            return PersonalColumn(column, kind, "", fitting[0].cell.row)
    return None


@cache
def _patterns(table: str) -> dict[str, re.Pattern[str]]:
    told = tomllib.loads(Path(__file__).with_name("personal.toml").read_text(encoding="utf-8"))
    # Cells that nothing heads must be written as such things are: postcodes in capitals.
    flags = re.NOFLAG if table == "alone" else re.I
    return {kind: re.compile(pattern, flags) for kind, pattern in told[table].items()}
