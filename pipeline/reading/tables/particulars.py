"""Particulars: lines over a table of a name and its value, `Subject | Modern slavery`, which head no columns.

What belongs here: telling such lines from the headers of two columns, by where they stand, and what kind of name each
has. What does not: the words of the names (`labels/vocabulary/particulars.toml`), or whether a value is what was asked
for (`answer/titles/particulars.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence, role_of_heading
from pipeline.reading.labels.words import first_of, says
from pipeline.reading.tables.rows import LABEL_KINDS, NEAR, RowInfo
from pipeline.reading.tables.tokens import Token

KIND = "particular"
_LONGEST_NAME = 40
_WORDS_OF_A_NAME = 6
_NEXT_TO_IT = 2  # columns; a word further to the right stands by itself
_PASSED_OVER = ("text", "note")
_COUNTS = re.compile(r"(?:distinct )?(?:count|sum|number|no\.?) of \w", re.I)  # the corner of a pivot table
_UNIT = re.compile(r"units?(?: of count(?:ing)?)?|counting units?", re.I)  # that is counted: `devices seized`


class Particular(NamedTuple):
    """The two cells of one line: `kind` is that of its name, `filter` for one that no list knows."""

    name: Token
    value: Token

    @property
    def kind(self) -> str:
        name, value = clean(self.name.cell.text).rstrip(" :"), clean(self.value.cell.text)
        for whose, narrows in (("held_by", "investigators"), ("state_of", "state_of_crimes")):
            if says("particular_filter", whose, name) and says("particular_filter", narrows, value):
                return "filter"
        return kind_of_name(self.name.cell.text)

    @property
    def said(self) -> str:
        return f"{clean(self.name.cell.text).rstrip(' :')}: {clean(self.value.cell.text)}"


@lru_cache(maxsize=4096)
def kind_of_name(text: str) -> str:
    """`administrative`, `source`, `noted`, `titled`, or `filter`."""
    said = [clean(part).strip(" :.-") for part in text.split("/")]  # in Welsh, and in English
    if any(_UNIT.fullmatch(part) for part in said):
        return "titled"
    return next((kind for part in said if (kind := first_of("particular", part))), "filter")


def settle_particulars(rows: list[RowInfo], first: int) -> None:
    """Mark, in place, each line of a name and its value that heads no table; `first` is the leftmost column."""
    for i in reversed(range(len(rows))):
        if _heads_columns(rows, i):
            rows[i].kind = "head"
        elif _may_be(rows[i], first) and _heads_nothing(rows, i) and not _heads_two_tables(rows, i):
            rows[i].kind = KIND


def particulars_above(rows: list[RowInfo], last: int, taken_up_to: int) -> list[Particular]:
    """Those between a table and the one above it, nearest first."""
    return [Particular(*rows[j].tokens) for j in range(last, taken_up_to, -1) if rows[j].kind == KIND]


def _may_be(info: RowInfo, first: int) -> bool:
    if info.kind not in ("head", "words", "note", "years", "body") or len(info.tokens) != 2:
        return False
    name, value = info.tokens
    said = clean(name.cell.text)
    if info.kind == "body" and (value.kind != "missing" or kind_of_name(said) != "administrative"):
        return False  # `Next update | n/a`
    return (
        name.kind in LABEL_KINDS
        and name.cell.column == first >= value.cell.column - _NEXT_TO_IT
        and not (name.label.period or name.label.force or _COUNTS.match(said) or _is_title(said))
        and not (
            names_offence(said) and value.label.period
        )  # `Robbery | 1 April 2016 to 31 March 2017`: a title in two
        and value.kind in (*LABEL_KINDS, "year", "number", "missing")
        and len(said) <= _LONGEST_NAME
        and len(said.split()) <= _WORDS_OF_A_NAME
    )


def _is_title(said: str) -> bool:
    """True for what is counted: `Burglary offences recorded`, beside which a marking or a unit may stand."""
    return names_offence(said) and says("subject", "offences", said)


def _heads_columns(rows: list[RowInfo], i: int) -> bool:
    """A header right over the numbers of a table, whatever its first word may be elsewhere: `Date | Offences | Arrests`
    over years, `Classification | 2018/19 | 2019/20` over any lines."""
    name, *others = rows[i].tokens
    below = rows[i + 1] if i + 1 < len(rows) else None
    if rows[i].kind != "note" or not others or below is None or below.kind != "body" or below.row > rows[i].row + 1:
        return False
    if below.tokens[0].cell.column != name.cell.column:
        return False
    if all(token.label.period or token.label.force for token in others):
        return True
    digits = any(map(str.isdigit, "".join(token.cell.text for token in others)))
    dated = below.tokens[0].label.period is not None and role_of_heading(name.cell.text) == "period"
    return dated and not digits


def _heads_two_tables(rows: list[RowInfo], i: int) -> bool:
    """True for `City | | County` right over two tables side by side, headed alike."""
    below = rows[i + 1] if i + 1 < len(rows) else None
    heads = {token.cell.column: clean(token.cell.text) for token in below.tokens} if below is not None else {}
    name, other = (heads.get(token.cell.column, "") for token in rows[i].tokens)
    return name == other != ""


def _heads_nothing(rows: list[RowInfo], i: int) -> bool:
    """True where what follows is another such line, or a header of its own, set apart or with a heading in the first
    column too; the line right over a table's first numbers heads them."""
    name = rows[i].tokens[0]
    if rows[i].kind == "note":  # by its name, as `Reference`
        return True
    following = next((row for row in rows[i + 1 :] if row.kind not in _PASSED_OVER), None)
    if following is None or following.kind == KIND:
        return following is not None
    if following.kind == "body":
        return False
    apart = rows[i + 1].row - rows[i].row >= NEAR or following.row - rows[i + 1].row >= NEAR
    headed = len(following.tokens) > 1 and following.tokens[0].cell.column == name.cell.column
    return apart or headed
