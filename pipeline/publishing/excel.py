"""The headline tables as one formatted workbook, for people who live in Excel.

What belongs here: how it looks. What does not: which tables it holds and what is said about them (`workbook`).

The same tables give the same bytes: the only date in it is that of the publication.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.publishing.formulas import is_formula
from pipeline.publishing.workbook import Column, Sheet, declared, sheets

FILE_NAME = "foi.xlsx"

# Beyond this a workbook takes minutes to open; all rows are in the CSV files.
MOST_ROWS = 100_000
_HEADER_ROW = 3
_NARROWEST, _WIDEST = 8, 60
# Excel's own limit of a cell's text.
_LONGEST_TEXT = 32_767
_CUT_OFF = " [cut off]"


class _Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._numbers: dict[str, Format] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.warning = book.add_format({"bold": True, "font_color": "#9C0006"})
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.header = book.add_format(
            {"bold": True, "bg_color": "#D9E1F2", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        # What Excel itself sets on a text typed with an apostrophe in front: it stays text even when edited.
        self.kept_text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})

    def number(self, number_format: str) -> Format:
        if number_format not in self._numbers:
            self._numbers[number_format] = self._book.add_format({"num_format": number_format, "valign": "top"})
        return self._numbers[number_format]


def write_workbook(built: Path, target: Path, collections: list[dict[str, Any]], most_rows: int = MOST_ROWS) -> None:
    """Write the workbook of a built database; `collections` is what each says of itself (`datapackage`)."""
    with duckdb.connect(str(built), read_only=True) as connection:
        ((published_at, run_id),) = connection.execute("SELECT published_at, run_id FROM meta.publication").fetchall()
        filled = sheets(connection, most_rows)
    notes = [f"{one['name']}: {one['illustrative_note']}" for one in collections if "illustrative_note" in one]
    said = [f"Illustrative: {' '.join(notes)}"] if notes else []
    banner = " ".join([*said, *(f"{one['name']}: {one['disclosure']}" for one in collections if "disclosure" in one)])
    with xlsxwriter.Workbook(target) as book:
        book.set_properties({"title": declared()["title"], "comments": banner, "created": published_at})
        styles = _Styles(book)
        publication = f"{published_at:%d %B %Y, %H:%M} UTC, run {run_id}"
        _write_notes(book.add_worksheet("Notes"), styles, filled, collections, banner, publication)
        for one in filled:
            _write_sheet(book.add_worksheet(one.name), styles, one, banner)


def _write_sheet(page: Worksheet, styles: _Styles, sheet: Sheet, banner: str) -> None:
    page.write_string(0, 0, sheet.name, styles.title)
    page.write_string(1, 0, f"{sheet.about} {_how_many(sheet)}".strip())
    page.write_string(2, 0, banner, styles.warning)
    for place, column in enumerate(sheet.columns):
        page.write_string(_HEADER_ROW, place, column.heading, styles.header)
        page.set_column(place, place, _width(column, [row[place] for row in sheet.rows]))
    for line, row in enumerate(sheet.rows, start=_HEADER_ROW + 1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write(page, styles, line, place, value, column.number_format)
    last = _HEADER_ROW + len(sheet.rows)
    page.autofilter(_HEADER_ROW, 0, last, len(sheet.columns) - 1)
    page.freeze_panes(_HEADER_ROW + 1, 0)
    page.repeat_rows(_HEADER_ROW)
    _for_print(page)


def _write_notes(
    page: Worksheet, styles: _Styles, filled: list[Sheet], collections: list[dict[str, Any]], banner: str, when: str
) -> None:
    page.write_string(0, 0, declared()["title"], styles.title)
    page.write_string(1, 0, f"Published {when}")
    page.write_string(2, 0, banner, styles.warning)
    said = declared()["said"].items()
    about = [(f"{one['name']}: {what}", one[key]) for one in collections for key, what in said if key in one]
    about += [(one["about"], one["text"]) for one in declared()["notes"]]
    for line, (what, text) in enumerate(about, start=_HEADER_ROW + 1):
        page.write_string(line, 0, what, styles.bold)
        _write(page, styles, line, 2, text)
    header = line = _HEADER_ROW + len(about) + 2
    for place, heading in enumerate(("Sheet", "Column", "What it means", "Unit", "In the warehouse")):
        page.write_string(header, place, heading, styles.header)
    for line, (sheet, one) in enumerate(((s, c) for s in filled for c in s.columns), start=header + 1):
        for place, text in enumerate((sheet.name, one.heading, one.meaning, one.unit, one.origin)):
            _write(page, styles, line, place, text)
    page.autofilter(header, 0, line, 4)
    for place, width in enumerate((20, 30, 100, 20, 50)):
        page.set_column(place, place, width)
    _for_print(page)


def _write(page: Worksheet, styles: _Styles, line: int, place: int, value: object, number_format: str = "") -> None:
    """One value in its cell. A text is written as one, whatever it looks like: Excel never runs it."""
    if isinstance(value, bool):
        page.write_string(line, place, "yes" if value else "no", styles.text)
    elif isinstance(value, (int, float)):
        page.write_number(line, place, value, styles.number(number_format))
    elif isinstance(value, str):
        whole = value if len(value) <= _LONGEST_TEXT else value[: _LONGEST_TEXT - len(_CUT_OFF)] + _CUT_OFF
        page.write_string(line, place, whole, styles.kept_text if is_formula(value) else styles.text)


def _width(column: Column, values: Iterable[object]) -> int:
    longest_word = max(len(word) for word in column.heading.split())
    longest = max((len(str(value)) for value in values if isinstance(value, (str, int))), default=0)
    # Two more for the margin, and for the button of the filter.
    return min(_WIDEST, max(_NARROWEST, longest_word + 2, longest) + 2)


def _for_print(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    # "55" in `Text of the cell` is a text on purpose: no green corner for it.
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _how_many(sheet: Sheet) -> str:
    if sheet.left_out:
        csv = f"csv/{sheet.table.replace('.', '/')}.csv"
        return f"These are {len(sheet.rows):,} of {len(sheet.rows) + sheet.left_out:,} rows; all are in {csv}."
    return "" if sheet.rows else "There are none."
