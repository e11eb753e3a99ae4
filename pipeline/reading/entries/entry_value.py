"""What one cell of a table states, or why it states no count.

What belongs here: refusals by address of what is no count, rounding, blanks. What does not: reading a text as a value
(`labels/values.py`).
"""

from __future__ import annotations

from pipeline.reading.entries.entry import BLANK
from pipeline.reading.labels.values import Value, is_about, is_two_numbers
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.line import Table
from pipeline.reading.tables.tokens import Token


def blank_value(context: TableContext) -> Value:
    """What an empty cell means: nothing known, unless a legend says that blanks are zeros."""
    return context.around.legend.get("", BLANK)


def rounded(value: Value, base: int) -> Value:
    """A number rounded to a base is only known to within half of it."""
    assert value.count is not None
    return Value("missing", "rounded", None, max(value.count - base // 2, 0), value.count + base // 2, value.marker)


def one_cell_one_value(context: TableContext, token: Token) -> None:
    """Refuse a number in a cell merged over several rows or columns: it belongs to none of them alone."""
    table, cell = context.table, token.cell
    bottom, right = table.band.grid.extents.get((cell.row, cell.column), (cell.row, cell.column))
    tokens = table.band.grid.tokens
    headed = [c for c in range(cell.column + 1, right + 1) if any((r, c) in tokens for r in table.band.header_rows)]
    labelled = [r for r in range(cell.row + 1, bottom + 1) if any((r, c) in tokens for c in table.band.label_columns)]
    if headed or labelled:
        raise Refusal(
            table.sheet,
            cell.address,
            cell.text,
            f"One number is printed over {len(labelled) + 1} rows and {len(headed) + 1} columns of the table.",
            "Ask the force for the figure of each.",
        )


def unreadable(table: Table, token: Token) -> Refusal:
    what, then = what_is_wrong(token)
    where = "If another table begins here, say where each stands: [[table]] with its range."
    no_label = token.cell.fault or token.kind == "date" or is_about(token.cell.text) or is_two_numbers(token.cell.text)
    suggestion = then if no_label else f"{then} {where}"
    return Refusal(table.sheet, token.cell.address, token.cell.text, f"The cell holds {what}.", suggestion)


def what_is_wrong(token: Token) -> tuple[str, str]:
    """What a cell holds in place of a figure, and what to do."""
    said = token.cell.text.strip()[:60]
    value, what = "value", f"{said!r}, which is neither a number nor a sign we know"
    if is_about(said):
        value, what = 'value, such as "40-60"', f"{said!r}, which says about how many and gives no bounds"
    elif is_two_numbers(said):
        what = f"{said!r}, two numbers, and nothing says which of them is the figure"
    return (
        token.cell.fault or _date_said(token) or what,
        f"Ask the force for the figure; or state what it means in corrections.toml (cell, expected text, {value}, "
        "reason).",
    )


def _date_said(token: Token) -> str:
    """A spreadsheet program turns `1-4` into a date as it is typed."""
    return (
        f"a date ({token.cell.text}), into which a spreadsheet program may have turned a range such as 1-4"
        if token.kind == "date"
        else ""
    )


MOST = 100_000_000
"""More offences than any force could record: a larger number is a reference, a date run together, a slip."""


def no_count(table: Table, token: Token | None, kind: str) -> Refusal:
    assert token is not None
    said = {
        "percent": "a percentage",
        "money": "a sum of money",
        "scaled": "a number shown in thousands",
        "redrawn": "a number to which its format adds other digits",
        "decimal": "a fraction (a rate or an average?)",
        "negative": "a negative number",
        "vast": "a number larger than any count of offences",
    }[kind]
    return Refusal(
        table.sheet,
        token.cell.address,
        token.cell.text,
        f"The cell holds {said}, which is no count of offences.",
        "If the column holds rates or percentages, ask the force for the numbers; if it is not needed, ignore it in "
        "the sidecar with a reason.",
    )
