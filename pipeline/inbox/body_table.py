"""A table inside the text of a reply: the text as rows of cells, so that it can be read as a response.

What belongs here: telling whether there is a table, and splitting its lines into cells. What does not: what the table
means (`pipeline/reading`).
"""

import csv
import io
import re

from pipeline.publishing.formulas import defused
from pipeline.reading.formats.prose import says_nothing_of_figures

# Columns are parted by tabs, bars or at least two blanks.
_PARTS = re.compile(r"\s*\t\s*|\s*\|\s*|\s{2,}")
_QUOTED = re.compile(r"^\s*>")
_THREAD = re.compile(r"^\s*-{2,}\s*(?:original message|forwarded message)|^\s*On .{5,80} wrote:\s*$|^_{10,}\s*$", re.I)
_NUMBER = re.compile(r"^[\d,]+$|^[<*]\d*$")
_FEWEST_LINES = 2

# The name under which such a table is listed and laid out: its row 5 is line 5 of the reply's text.
TEXT_TABLE = "text-of-the-reply.csv"


def text_as_table(text: str) -> bytes | None:
    """The text as CSV, row 5 being its line 5, where at least two lines are rows of one table with numbers; else None.
    Lines that name people, and the quoted thread, are left empty."""
    rows = [_cells(line) for line in _own_lines(text)]
    widths = [len(row) for row in rows if len(row) > 1 and any(_NUMBER.match(cell) for cell in row[1:])]
    if not any(widths.count(width) >= _FEWEST_LINES for width in widths):
        return None
    widest = max(map(len, rows))
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([*map(defused, row), *[""] * (widest - len(row))] for row in rows)
    return written.getvalue().encode()


def _own_lines(text: str) -> list[str]:
    """The reply's own lines: what is quoted beneath is ours or was answered before."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _THREAD.match(line):
            break
        lines.append("" if _QUOTED.match(line) or says_nothing_of_figures(line) else line)
    return lines


def _cells(line: str) -> list[str]:
    return _PARTS.split(line.strip().strip("|").strip())
