"""Edits of a response that was read, each of which changes what its figures are: a note, a title, a line, a cell.

What belongs here: one edit of one openpyxl sheet, which says whether there was anything to edit. What does not: what
must come of it (`test_meaning_changed.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_YEAR = re.compile(r"(?:20)?\d\d\s*[/-]\s*(?:20)?\d\d")


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook with the sheet that holds figures, and the addresses of these."""

    book: Workbook
    sheet: Worksheet
    figures: list[str]

    def years(self) -> list[str]:
        """The addresses of labels that begin with a financial year."""
        texts = ((cell.coordinate, cell.value) for row in self.sheet.iter_rows() for cell in row)
        return [place for place, value in texts if isinstance(value, str) and _YEAR.match(value.strip())]

    def title(self) -> str | None:
        """The address of the first text of several words."""
        cells = (cell for row in self.sheet.iter_rows(max_row=6) for cell in row)
        return next((c.coordinate for c in cells if isinstance(c.value, str) and "offences" in c.value), None)


Edit = Callable[[Opened], bool]


def note(text: str) -> Edit:
    """A line two rows below everything."""

    def edit(opened: Opened) -> bool:
        opened.sheet.cell(opened.sheet.max_row + 2, 1).value = text
        return True

    return edit


def beside(text: str) -> Edit:
    """A text in the first row, an empty column from everything else."""

    def edit(opened: Opened) -> bool:
        opened.sheet.cell(1, opened.sheet.max_column + 2).value = text
        return True

    return edit


def sheet_of_notes(text: str) -> Edit:
    def edit(opened: Opened) -> bool:
        opened.book.create_sheet("Notes")["A1"] = text
        return True

    return edit


def title_ends(text: str) -> Edit:
    def edit(opened: Opened) -> bool:
        place = opened.title()
        if place is None:
            return False
        opened.sheet[place].value = f"{opened.sheet[place].value} {text}"
        return True

    return edit


def headings_end(text: str) -> Edit:
    """Every year with words behind it."""

    def edit(opened: Opened) -> bool:
        places = opened.years()
        for place in places:
            opened.sheet[place].value = f"{opened.sheet[place].value} {text}"
        return bool(places)

    return edit


def last_year_marked(text: str) -> Edit:
    """An asterisk on the last year, and a note that it leads to."""

    def edit(opened: Opened) -> bool:
        places = opened.years()
        if not places:
            return False
        opened.sheet[places[-1]].value = f"{opened.sheet[places[-1]].value}*"
        return note(f"* {text}")(opened)

    return edit


def figure(change: Callable[[int], object]) -> Edit:
    """The last figure, changed."""

    def edit(opened: Opened) -> bool:
        cells = [cell for place in opened.figures if isinstance((cell := opened.sheet[place]).value, int)]
        if not cells:
            return False
        cells[-1].value = change(cells[-1].value)
        return True

    return edit


def struck(opened: Opened) -> bool:
    opened.sheet[opened.figures[-1]].font = Font(strike=True)
    return True


def as_percentages(opened: Opened) -> bool:
    numbers = [place for place in opened.figures if isinstance(opened.sheet[place].value, int)]
    for place in numbers:
        opened.sheet[place].number_format = "0.0%"
    return bool(numbers)


def hidden_row(opened: Opened) -> bool:
    opened.sheet.row_dimensions[opened.sheet[opened.figures[0]].row].hidden = True
    return True


def contradicting_copy(opened: Opened) -> bool:
    """The sheet once more, one figure of it another."""
    copy = opened.book.copy_worksheet(opened.sheet)
    place = next((p for p in opened.figures if isinstance(copy[p].value, int)), None)
    if place is None:
        return False
    copy[place].value += 1
    return True


EDITS: dict[str, Edit] = {
    "a note of victims": note("The figures are the number of victims."),
    "a note of detections": note("Only detected offences are counted."),
    "a note of thousands": note("All figures in 000s."),
    "a note of averages": note("Figures are monthly averages."),
    "a note of a sample": note("Based on a 10% sample of records."),
    "a note of a part of the force": note("Figures exclude the Northern division."),
    "a note of two forces": note("These figures are for Essex Police and Kent Police combined."),
    "a note that takes them back": note("The table above is incorrect; please see the revised response."),
    "a part of the force, beside": beside("Excludes Northern Division"),
    "arrests, beside": beside("Number of arrests"),
    "a part of the force, on another sheet": sheet_of_notes("Data excludes the Northern division."),
    "victims, on another sheet": sheet_of_notes("Figures show number of victims, not offences."),
    "a title of arrests": title_ends("leading to an arrest"),
    "a title of detections": title_ends("- detections"),
    "a title of averages": title_ends("(monthly average)"),
    "a title of a part of the year": title_ends("(April to December)"),
    "years of arrests": headings_end("arrests"),
    "years to December": headings_end("to Dec"),
    "rates": headings_end("per 1,000"),
    "a marked part of a year": last_year_marked("to 31 December only"),
    "a marked estimate": last_year_marked("estimated from a sample"),
    "a negative figure": figure(lambda count: -count - 1),
    "half an offence": figure(lambda count: count + 0.5),
    "a question mark": figure(lambda count: f"{count}?"),
    "about": figure(lambda count: f"approx {count}"),
    "two numbers": figure(lambda count: f"{count} ({count + 3})"),
    "see note": figure(lambda count: "see note"),
    "a figure struck out": struck,
    "percentages": as_percentages,
    "a hidden row": hidden_row,
    "a copy that says another thing": contradicting_copy,
}
