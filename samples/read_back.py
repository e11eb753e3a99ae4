"""Reads the cells of a made file back, to compare them with what would be made now.

What belongs here: cells as they stand. What does not: understanding them, which is the pipeline's to do.
"""

import csv
import io
from pathlib import Path

from samples.book import trimmed

Cells = dict[str, list[list[object]]]


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def cells_of(path: Path) -> Cells:
    """Every sheet of the file by name; the only sheet of a CSV has an empty name and holds text alone.

    A file that is no workbook has no sheets.
    """
    if path.suffix == ".csv":
        content = path.read_bytes()
        text = content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "cp1252")
        return {"": trimmed(list(csv.reader(io.StringIO(text, newline=""))))}
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(path)
    except CalamineError:
        return {}
    return {
        name: trimmed(
            [[_plain(v) for v in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        )
        for name in book.sheet_names
    }
