"""Taking out of a sheet what its reader would not see, and saying where it was.

What belongs here: what all formats share: hidden rows and columns, covered and invisible cells, reported by place and
taken out. What does not: how a format says that something is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.reading.formats.dressed import date_shown
from pipeline.reading.formats.rich_text import Shown
from pipeline.reading.formats.sheet_xml import SheetExtras
from pipeline.reading.formats.workbook import Cell, Sheet
from pipeline.reading.model import Finding, cell_address

# Of one kind on one sheet these many are told; the rest is counted.
_TOLD = 20


def apply(sheet: Sheet, extras: SheetExtras, findings: list[Finding]) -> None:
    """Formats and faults onto the cells; what is hidden out, reported by place."""
    for place, unit in extras.units.items():
        if place in sheet.cells and isinstance(sheet.cells[place].value, float):
            sheet.cells[place].unit = unit
    for place, level in extras.indent.items():
        if place in sheet.cells:
            sheet.cells[place].indent = level
    for place, rich in extras.rich.items():
        say_as_shown(sheet, place, rich)
    for place, shown in extras.withheld.items():
        if place in sheet.cells:
            withhold(sheet, place, shown, findings)
    for place, code in extras.dated.items():
        cell = sheet.cells.get(place)
        if cell is not None and isinstance(cell.value, date):
            withhold(sheet, place, date_shown(code, cell.value), findings)
    for place in extras.struck:
        strike(sheet, place)
    sheet.formulas, sheet.row_levels = extras.formulas, extras.row_levels
    used = {column for _, column in sheet.cells} if extras.column_levels else ()
    sheet.column_levels = {c: level for first, last, level in extras.column_levels for c in used if first <= c <= last}
    for (row, column), (text, fault) in extras.faults.items():
        sheet.cells[row, column] = Cell(row, column, None, text, fault=fault)
    take_out_invisible(sheet, extras.invisible, findings)
    take_out_lines(sheet, extras.hidden_rows, extras.hidden_columns, findings)


def say_as_shown(sheet: Sheet, place: tuple[int, int], shown: Shown) -> None:
    """Raised digits apart from the letters before them; a text of which some is struck cannot be read."""
    cell = sheet.cells.get(place)
    if cell is not None and isinstance(cell.value, str):
        cell.value = cell.text = shown.text
    if shown.struck:
        strike(sheet, place, "some of it struck through: what is left of it is for its author to say")


def strike(sheet: Sheet, place: tuple[int, int], how: str = "struck through: its author has withdrawn it") -> None:
    """What is struck through is no statement any more."""
    cell = sheet.cells.get(place)
    if cell is not None and not cell.fault:
        cell.fault = f"{cell.text.strip()[:60]!r}, {how}"


def withhold(sheet: Sheet, place: tuple[int, int], shown: str, findings: list[Finding]) -> None:
    """Put what the format shows in place of what the cell holds."""
    held = sheet.cells[place]
    if shown:
        sheet.cells[place] = Cell(*place, shown, shown)
        return
    _take_out(sheet, place)
    kind = "text hidden by its format" if isinstance(held.value, str) else "number hidden by its format"
    findings.append(Finding(kind, sheet.name, f"cell {cell_address(*place)}"))


def take_out_invisible(sheet: Sheet, places: Iterable[tuple[int, int]], findings: list[Finding]) -> None:
    for place in sorted(places):
        if _take_out(sheet, place):
            findings.append(Finding("text in the colour of its background", sheet.name, f"cell {cell_address(*place)}"))


def take_out_lines(sheet: Sheet, rows: set[int], columns: list[tuple[int, int]], findings: list[Finding]) -> None:
    """Rows and columns nobody sees, those with anything in them."""
    sheet.hidden_rows = {row for row, _ in sheet.cells if row in rows}
    for first, last in _runs(sorted(sheet.hidden_rows)):
        place = f"row {first + 1}" if first == last else f"rows {first + 1} to {last + 1}"
        findings.append(Finding("hidden row", sheet.name, place))
    for place_in_row in [place for place in sheet.cells if place[0] in sheet.hidden_rows]:
        _take_out(sheet, place_in_row)
    used = {column for _, column in sheet.cells}
    unseen = {column for column in used for first, last in columns if first <= column <= last}
    for first, last in _runs(sorted(unseen)):
        findings.append(Finding("hidden column", sheet.name, column_place(first, last)))
    for place_in_column in [place for place in sheet.cells if place[1] in unseen]:
        _take_out(sheet, place_in_column)


def take_out_covered(sheet: Sheet, findings: list[Finding]) -> None:
    """Cells that a merged cell lies over: they keep what they held before they were merged."""
    for top, left, bottom, right in sheet.merges:
        few = (bottom - top + 1) * (right - left + 1) <= len(sheet.cells)
        covered = (
            [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
            if few
            else [place for place in sheet.cells if top <= place[0] <= bottom and left <= place[1] <= right]
        )
        for place in covered:
            if place != (top, left) and _take_out(sheet, place):
                findings.append(Finding("cell under a merged cell", sheet.name, f"cell {cell_address(*place)}"))


def in_few_words(findings: list[Finding]) -> list[Finding]:
    """The findings, of those that are many on one sheet the first ones and the number of the rest."""
    by_kind: dict[tuple[str, str], list[Finding]] = {}
    for one in dict.fromkeys(findings):
        by_kind.setdefault((one.kind, one.sheet), []).append(one)
    told: list[Finding] = []
    for (kind, sheet), found in by_kind.items():
        told += found[:_TOLD]
        if len(found) > _TOLD:
            told.append(Finding(kind, sheet, f"and {len(found) - _TOLD:,} places more"))
    return told


def column_place(first: int, last: int) -> str:
    """`column C` or `columns C to E`, for a report."""
    letters = [cell_address(0, c)[:-1] for c in (first, last)]
    return f"column {letters[0]}" if first == last else f"columns {letters[0]} to {letters[1]}"


def _take_out(sheet: Sheet, place: tuple[int, int]) -> bool:
    """True where there was anything."""
    if sheet.cells.pop(place, None) is None:
        return False
    sheet.taken_out.add(place)
    return True


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
