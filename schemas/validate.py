"""Checking frames before anything is written, and telling a person exactly what is wrong and where.

What belongs here: `validate` for one table, `validate_all` for all of them together with their references, and the
tidy list of failures. What does not: the rules (the models), or the database's own checks (`ddl`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from schemas import checks
from schemas.coercion import coerced, dtype_of
from schemas.registry import ForeignKey, Table, table

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


def validate(table_name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the declared columns in their declared types and order, or `InvalidTable`.

    Types are brought into line only where no value changes; the index is set aside.
    """
    declared = table(table_name)
    clean, failures = _typed(declared, frame.reset_index(drop=True))
    if failures.empty:
        failures = _broken_rules(declared, clean)
    if not failures.empty:
        raise InvalidTable(failures)
    return clean


def validate_all(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Every frame validated and every reference between them followed; all failures are reported together."""
    clean: dict[str, pd.DataFrame] = {}
    failures: list[pd.DataFrame] = []
    for name, frame in frames.items():
        try:
            clean[name] = validate(name, frame)
        except InvalidTable as error:
            failures.append(error.failures)
    for name, frame in clean.items():
        for link in table(name).foreign_keys:
            if link.table in clean:
                failures.append(_dangling(table(name), frame, link, clean[link.table]))
    found = _joined(failures)
    if not found.empty:
        raise InvalidTable(found)
    return clean


def empty_frame(table_name: str) -> pd.DataFrame:
    """A frame with the table's columns and types, and no rows."""
    declared = table(table_name)
    return pd.DataFrame({name: pd.Series(dtype=dtype_of(declared.sql_type(name))) for name in declared.columns})


def _typed(declared: Table, frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    missing = [name for name in declared.columns if name not in frame.columns]
    extra = [str(name) for name in frame.columns if name not in declared.columns]
    doubled = [str(name) for name in frame.columns[frame.columns.duplicated()]]
    problems = [*((name, "the column is missing") for name in missing)]
    problems += [*((name, "the table declares no such column") for name in extra)]
    problems += [*((name, "the column stands there twice") for name in doubled)]
    if problems:
        wrong = [{"column": name, "check": check} for name, check in problems]
        return frame, _failures(declared, frame.iloc[:0], wrong)
    clean = frame.copy()
    rows: list[dict[str, Any]] = []
    for name in declared.columns:
        sql_type = declared.sql_type(name)
        clean[name], bad = coerced(frame[name], sql_type)
        rows += [
            {"column": name, "check": f"must be {sql_type}", "failure_case": repr(value), "row": row}
            for row, value in frame.loc[bad, name].items()
        ]
    return clean[list(declared.columns)], _failures(declared, frame, rows)


def _broken_rules(declared: Table, clean: pd.DataFrame) -> pd.DataFrame:
    try:
        declared.pandera.validate(clean, lazy=True)
    except SchemaErrors as error:
        rules = {checks.rule_words(check): check for check in declared.pandera.checks}
        rows: list[dict[str, Any]] = []
        for case in error.failure_cases.to_dict("records"):
            row = None if pd.isna(case["index"]) else int(case["index"])
            if case["check"] in rules:
                columns = _columns_of(declared, rules[case["check"]])
                shown = (
                    ", ".join(f"{name}={_shown(clean[name].iloc[row])}" for name in columns) if row is not None else ""
                )
                rows.append({"column": ", ".join(columns), "check": case["check"], "failure_case": shown, "row": row})
            else:
                words = _column_words(declared, case["column"], case["check"])
                rows.append(
                    {"column": case["column"], "check": words, "failure_case": _shown(case["failure_case"]), "row": row}
                )
        # Pandera lists a broken rule once for every column of the row.
        return _failures(declared, clean, rows).drop_duplicates(["column", "check", "row"], ignore_index=True)
    return _failures(declared, clean, [])


def _dangling(declared: Table, frame: pd.DataFrame, link: ForeignKey, parent: pd.DataFrame) -> pd.DataFrame:
    used = frame[list(link.columns)].dropna()
    known = pd.MultiIndex.from_frame(parent[list(link.referred)])
    lost = used[~pd.MultiIndex.from_frame(used).isin(known)]
    rows = [
        {
            "column": ", ".join(link.columns),
            "check": f"must be in {link.table}",
            "failure_case": ", ".join(_shown(value) for value in values),
            "row": row,
        }
        for row, *values in lost.itertuples()
    ]
    return _failures(declared, frame, rows)


def _columns_of(declared: Table, check: object) -> tuple[str, ...]:
    """The columns that a rule is about, in the table's order."""
    for name in ("key", "unique", "columns"):
        if found := checks.statistic(check, name):  # type: ignore[arg-type]
            return found
    words = set(re.findall(r"\w+", checks.rule_sql(check) or ""))  # type: ignore[arg-type]
    return tuple(name for name in declared.columns if name in words)


def _column_words(declared: Table, column: str, failed: str) -> str:
    for check in declared.pandera.columns[column].checks:
        if check.error == failed:
            return f"must be {checks.column_words(check)}"
    return "must not be missing" if failed == "not_nullable" else str(failed)


def _failures(declared: Table, frame: pd.DataFrame, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    found = pd.DataFrame(list(rows), columns=list(FAILURE_COLUMNS))
    if found.empty:
        return found
    found["table"] = declared.full_name
    for name in _PLACE:
        if name in frame.columns:
            found[name] = found["row"].map(frame[name])
    text = [name for name in FAILURE_COLUMNS if name != "row"]
    found[text] = found[text].astype("str")
    return found.astype({"row": "Int64"})


def _joined(failures: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [one for one in failures if not one.empty]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(FAILURE_COLUMNS))


def _sentence(row: Mapping[Any, Any]) -> str:
    where = [] if pd.isna(row["row"]) else [f"row {row['row']}"]
    where += [f"{name.removeprefix('source_')} {row[name]}" for name in _PLACE if not pd.isna(row[name]) and row[name]]
    case = "" if pd.isna(row["failure_case"]) else f": {row['failure_case']}"
    column = f" {row['column']}" if row["check"].startswith(("must ", "the column", "the table")) else ""
    return f"{row['table']}{column}: {row['check']}{case}" + (f" ({', '.join(where)})" if where else "")


def _shown(value: Any) -> str:
    if pd.isna(value):
        return "missing"
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)
