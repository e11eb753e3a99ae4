"""Why a file without any table of numbers is refused, and what to do with it.

What belongs here: letters that refuse or hold nothing, lists without counts, figures that are no numbers.
What does not: refusing a table that was found (`answers.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.reading.entries.entry_value import what_is_wrong
from pipeline.reading.formats.workbook import Cell, Sheet, Workbook
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns
from pipeline.reading.model import Quarantined
from pipeline.reading.records.finding import find_records
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.tables.tokens import Token, make_grid, token_of
from pipeline.reference.exemptions import exemptions_named

_LONGEST_FIGURE = 60
_SHOWN = 160


def nothing_found(workbook: Workbook) -> Quarantined:
    """The refusal of a file in which no table was found."""
    if not any(sheet.cells for sheet in workbook.sheets):
        return Quarantined(
            "",
            "",
            "",
            "The file has no visible cell with anything in it.",
            "Check that it was saved whole; ask the force to send it again.",
        )
    return (
        _refusing(workbook)
        or _uncounted(workbook)
        or _no_number(workbook)
        or Quarantined(
            "",
            "",
            "",
            "No table of numbers was found in the file.",
            "If the figures stand in sentences, put them in a spreadsheet of your own and name this file as its source "
            "in the sidecar.",
        )
    )


def _cells(workbook: Workbook) -> Iterator[tuple[Sheet, Cell]]:
    for sheet in workbook.sheets:
        for place in sorted(sheet.cells):
            yield sheet, sheet.cells[place]


def _refusing(workbook: Workbook) -> Quarantined | None:
    """A text by which the request is refused, or the information not held."""
    words = patterns("letter")
    for sheet, cell in _cells(workbook):
        text = clean(cell.text)
        sections = exemptions_named(text)
        held = words["not_held"].search(text)
        if not (sections or held or words["refused"].search(text)):
            continue
        if held and not sections:
            what, entry = "that the information is not held", "outcome not_held"
        else:
            under = f" under {' and '.join(sections)}" if sections else ""
            what = f"that the request, or a part of it, is refused{under}"
            entry = "outcome refused" + (f", exemption {', '.join(sections)}" if sections else "")
        return Quarantined(
            sheet.name,
            cell.address,
            text[:_SHOWN],
            f"The file holds no table, and says {what}: {text[:_SHOWN]!r}.",
            f"Record it in the round's requests.csv: {entry}. If figures stand in its sentences, put them in a "
            "spreadsheet of your own and name this file as its source in the sidecar.",
        )
    return None


def _uncounted(workbook: Workbook) -> Quarantined | None:
    """Lines with an offence and a year, and without a number or a proof that each is one offence."""
    for sheet in workbook.sheets:
        records = find_records(make_grid(sheet), proved=False)
        if records is not None:
            heading = records.grid.rows[records.header_row][0].cell
            return Quarantined(
                sheet.name,
                heading.address,
                heading.text,
                f"{len(records.rows)} lines with an offence and its year have no count beside them, and nothing shows "
                "that each is one offence: no reference, and no two lines alike.",
                "Ask the force for counts by financial year, or for a list with a reference to each offence; or, if "
                f"each line is one offence, say so in the sidecar: {SAY_COUNTS}.",
            )
    return None


def _no_number(workbook: Workbook) -> Quarantined | None:
    """What stands beside a year, or under one, where a figure would: `approx 50`, `see note`. One that cannot be read
    comes before those that could."""
    found = [(sheet, token) for sheet in workbook.sheets for token in _in_place_of_figures(sheet)]
    unread = [one for one in found if one[1].value is None]
    for sheet, token in [*unread, *found][:1]:
        what, then = what_is_wrong(token)
        if token.value is not None:
            what = f"{token.cell.text.strip()!r}, and nothing says that this is a line of figures"
            then = "Declare the table in the sidecar: [[table]] with its range, header_rows and label_columns."
        return Quarantined(
            sheet.name,
            token.cell.address,
            token.cell.text,
            f"No table of numbers was found: the cell holds {what}.",
            then,
        )
    return None


def _in_place_of_figures(sheet: Sheet) -> list[Token]:
    """The short texts right of a year, or right under one, that name no force and no year."""
    tokens = {place: token_of(cell) for place, cell in sheet.cells.items()}
    dated = {place for place, token in tokens.items() if _is_year(token)}
    return [
        tokens[row, column]
        for row, column in sorted(set(tokens) - dated)
        if (any((row, c) in dated for c in range(column)) or (row - 1, column) in dated)
        and len(tokens[row, column].cell.text.strip()) <= _LONGEST_FIGURE
        and not forces_in_text(tokens[row, column].cell.text)
    ]


def _is_year(token: Token) -> bool:
    """True for a cell that names a period and no more."""
    label = token.label
    return label.period is not None and label.period.start is not None and not label.rest and len(label.text) <= 40
