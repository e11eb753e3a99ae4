"""What an import writes into the request log: rows for forces not yet in it, and cells that were empty.

What belongs here: merging. What a person wrote is never changed: where the import knows otherwise, both are told.
What does not: reading the log strictly (`pipeline/declared/requests`).
"""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.declared.requests import COLUMNS, FILE_NAME, OPTIONAL, read_log
from pipeline.inbox.lay_out import write_whole

Row = dict[str, str]

_HEADER = (*COLUMNS, *OPTIONAL)


def fill_log(folder: Path, found: Mapping[str, Row]) -> tuple[list[str], list[str]]:
    """Merge rows by `force` into the round's log. Returns what was written, and what disagrees with what stands there,
    in sentences. Raises `DeclarationError` for a log that cannot be read, and leaves it."""
    path = folder / FILE_NAME
    read_log(path)
    rows = _rows(path)
    written: list[str] = []
    disagreements: list[str] = []
    for force_id, new in sorted(found.items()):
        row = next((one for one in rows if one["force"] == force_id), None)
        if row is None:
            rows.append({column: new.get(column, "") for column in _HEADER})
            written.append(f"{force_id}: {new['outcome'].replace('_', ' ')}")
        else:
            _merge(row, new, written, disagreements)
    if written:
        write_whole(path, _as_csv(rows))
    return written, disagreements


def _merge(row: Row, new: Row, written: list[str], disagreements: list[str]) -> None:
    force_id = row["force"]
    for column in _HEADER[1:]:
        value = new.get(column, "")
        if not value or value == row[column]:
            continue
        # "Nothing has come" is overtaken by an answer; files by the same files with a newer, valid one before them.
        overtaken = column == "outcome" and row[column] == "no_response"
        longer = column == "file" and row[column] and value.endswith(f";{row[column]}")
        if not row[column] or overtaken or longer:
            written.append(f"{force_id}: {column} {f'was {row[column]}, ' if row[column] else ''}is now {value}")
            row[column] = value
        elif not (column == "outcome" and value == "no_response"):
            disagreements.append(
                f"{FILE_NAME} says for {force_id}, {column}: {row[column]!r}; what came says {value!r}. "
                "It was left as it stands: change it if what came is right."
            )


def _rows(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [{column: (row.get(column) or "").strip() for column in _HEADER} for row in csv.DictReader(lines)]


def _as_csv(rows: Sequence[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
