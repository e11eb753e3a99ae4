"""Telling a person what is wrong with a table, and in which cell of which file.

What belongs here: the tidy list of failures and the error that carries it. What does not: finding them (`validate`).
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

FAILURE_COLUMNS = ("table", "column", "check", "failure_case", "row", "source_file", "source_sheet", "source_cell")
_PLACE = ("source_file", "source_sheet", "source_cell")
_SHOWN = 10


class InvalidTable(ValueError):
    """A frame that may not be published. `failures` has a row per failure, with `FAILURE_COLUMNS`."""

    def __init__(self, failures: pd.DataFrame) -> None:
        self.failures = failures
        lines = [_sentence(row) for row in failures.head(_SHOWN).to_dict("records")]
        more = len(failures) - len(lines)
        tables = ", ".join(dict.fromkeys(failures["table"]))
        count = "1 failure" if len(failures) == 1 else f"{len(failures)} failures"
        super().__init__("\n  ".join([f"{tables}: {count}", *lines, *([f"... and {more} more"] if more else [])]))


def tidy(table_name: str, frame: pd.DataFrame, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """A row per failure, with the place in the spreadsheet of the frame's row where the frame knows it."""
    found = pd.DataFrame(list(rows), columns=list(FAILURE_COLUMNS))
    if found.empty:
        return found
    found["table"] = table_name
    for name in _PLACE:
        if name in frame.columns:
            found[name] = found["row"].map(frame[name])
    text = [name for name in FAILURE_COLUMNS if name != "row"]
    found[text] = found[text].astype("str")
    return found.astype({"row": "Int64"})


def joined(failures: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [one for one in failures if not one.empty]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(FAILURE_COLUMNS))


def _sentence(row: Mapping[Any, Any]) -> str:
    where = [] if pd.isna(row["row"]) else [f"row {row['row']}"]
    where += [f"{name.removeprefix('source_')} {row[name]}" for name in _PLACE if not pd.isna(row[name]) and row[name]]
    case = "" if pd.isna(row["failure_case"]) else f": {row['failure_case']}"
    column = f" {row['column']}" if row["check"].startswith(("must ", "the column", "the table")) else ""
    return f"{row['table']}{column}: {row['check']}{case}" + (f" ({', '.join(where)})" if where else "")


def shown(value: Any) -> str:
    if pd.isna(value):
        return "missing"
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)
