"""Checking frames before anything is written.

What belongs here: `validate` for one table, `validate_file` for one too large for memory, and `validate_all` for
all of them together with their references. What does not: the rules (the models), how refusals are told (`failures`),
or the database's own checks (`ddl`).
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors
from pyarrow import parquet

from schemas import checks
from schemas.coercion import ARROW_DTYPES, coerced, dtype_of
from schemas.failures import InvalidTable, joined, shown, tidy
from schemas.registry import ForeignKey, Table, table

# Beyond this nobody reads on: the rest of a file is not looked through.
_MOST_FAILURES = 10_000


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


def validate_file(table_name: str, path: Path) -> int:
    """The number of rows of a table in a Parquet file, each of which keeps its rules, or `InvalidTable`.

    A row group at a time, so that the table is never whole in memory. Rows that its key could confuse are of one file,
    and the rows of a file must stand in one group.
    """
    source = parquet.ParquetFile(path)
    failures: list[pd.DataFrame] = []
    files: set[str] = set()
    rows = 0
    for number in range(source.num_row_groups):
        group = source.read_row_group(number)
        # Days as timestamps: as objects of Python they would take as long as all else.
        part = group.to_pandas(types_mapper=ARROW_DTYPES.get, date_as_object=False, split_blocks=True)
        try:
            validate(table_name, part)
        except InvalidTable as error:
            failures.append(error.failures.assign(row=error.failures["row"] + rows))
        of_part = set(part["source_file"].dropna().unique())
        apart = part.index[part["source_file"].isin(of_part & files)]
        together = {"column": "source_file", "check": "the rows of a file stand together"}
        failures.append(tidy(table_name, part, [{**together, "row": row} for row in apart]))
        files |= of_part
        rows += len(part)
        if sum(map(len, failures)) > _MOST_FAILURES:
            break
    found = joined(failures)
    if not found.empty:
        raise InvalidTable(found)
    return rows


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
    found = joined(failures)
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
        return frame, tidy(declared.full_name, frame.iloc[:0], wrong)
    clean = frame.copy()
    rows: list[dict[str, Any]] = []
    for name in declared.columns:
        sql_type = declared.sql_type(name)
        clean[name], bad = coerced(frame[name], sql_type)
        rows += [
            {"column": name, "check": f"must be {sql_type}", "failure_case": repr(value), "row": row}
            for row, value in frame.loc[bad, name].items()
        ]
    return clean[list(declared.columns)], tidy(declared.full_name, frame, rows)


def _broken_rules(declared: Table, clean: pd.DataFrame) -> pd.DataFrame:
    try:
        declared.pandera.validate(clean, lazy=True)
    except SchemaErrors as error:
        rules = {checks.rule_words(check): check for check in declared.pandera.checks}
        cases = error.failure_cases
        of_rows = cases["check"].isin(list(rules))
        # Pandera lists a broken rule once for every column of the row.
        broken = cases[of_rows].drop_duplicates(["check", "index"]).to_dict("records")
        rows = [_broken_rule(declared, clean, rules[case["check"]], int(case["index"])) for case in broken]
        rows += [_bad_value(declared, case) for case in cases[~of_rows].to_dict("records")]
        return tidy(declared.full_name, clean, rows)
    return tidy(declared.full_name, clean, [])


def _broken_rule(declared: Table, clean: pd.DataFrame, check: pa.Check, row: int) -> dict[str, Any]:
    columns = _columns_of(declared, check)
    case = ", ".join(f"{name}={shown(clean[name].iloc[row])}" for name in columns)
    return {"column": ", ".join(columns), "check": checks.rule_words(check), "failure_case": case, "row": row}


def _bad_value(declared: Table, case: Mapping[Any, Any]) -> dict[str, Any]:
    words = _column_words(declared, case["column"], case["check"])
    row = None if pd.isna(case["index"]) else int(case["index"])
    return {"column": case["column"], "check": words, "failure_case": shown(case["failure_case"]), "row": row}


def _dangling(declared: Table, frame: pd.DataFrame, link: ForeignKey, parent: pd.DataFrame) -> pd.DataFrame:
    used = frame[list(link.columns)].dropna()
    known = pd.MultiIndex.from_frame(parent[list(link.referred)])
    lost = used[~pd.MultiIndex.from_frame(used).isin(known)]
    rows = [
        {
            "column": ", ".join(link.columns),
            "check": f"must be in {link.table}",
            "failure_case": ", ".join(shown(value) for value in values),
            "row": row,
        }
        for row, *values in lost.itertuples()
    ]
    return tidy(declared.full_name, frame, rows)


def _columns_of(declared: Table, check: pa.Check) -> tuple[str, ...]:
    """The columns that a rule is about, in the table's order."""
    for name in ("key", "unique", "columns"):
        if found := checks.statistic(check, name):
            return found
    words = set(re.findall(r"\w+", checks.rule_sql(check) or ""))
    return tuple(name for name in declared.columns if name in words)


def _column_words(declared: Table, column: str, failed: str) -> str:
    for check in declared.pandera.columns[column].checks:
        if check.error == failed:
            return f"must be {checks.column_words(check)}"
    return "must not be missing" if failed == "not_nullable" else str(failed)
