"""How an asset that is a table is declared, and how its rows are checked before they are written.

What belongs here: what all table assets have in common. What does not: any one table.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg

from assets_defs.checks import check_spec, key_of, require, result
from assets_defs.checks import table as table_of
from assets_defs.failing import failure
from assets_defs.lineage import lineage_of
from assets_defs.tables_io import AS_PATH, Frame
from pipeline.checks.declared import checks
from pipeline.checks.finding import Finding
from schemas import described as tables

if TYPE_CHECKING:
    from schemas.validate import InvalidTable

SCHEMA_CHECK = "schema"
SHOWN_ROWS = 10

Events = Iterator[dg.AssetCheckResult | dg.MaterializeResult]


def taking(*table_names: str) -> dict[str, dg.AssetIn]:
    """Inputs of an asset by the name of the table, without its schema: `force_years` for `core.force_years`."""
    return {name.split(".")[1]: dg.AssetIn(key_of(name)) for name in table_names}


def taking_files(*table_names: str) -> dict[str, dg.AssetIn]:
    """The same of tables that may be too large for memory: each input is the path of a Parquet file."""
    return {name.split(".")[1]: dg.AssetIn(key_of(name), metadata={AS_PATH: True}) for name in table_names}


def table_asset(table_name: str, group: str, *takes: str, stops: Sequence[str] = ()) -> dict[str, Any]:
    """What `dg.asset` is told of a table's asset, from the table's model; `stops` names checks beside its schema."""
    return {
        "key": key_of(table_name),
        "ins": taking(*takes),
        "group_name": group,
        "check_specs": [schema_check(table_name), *(check_spec(name, key_of(table_name)) for name in stops)],
        **described(table_name),
    }


def described(table_name: str) -> dict[str, Any]:
    """Description, columns and name of a table, as an asset's definition shows them."""
    about = tables.table(table_name)
    return {
        "description": about.description,
        "io_manager_key": "tables",
        "kinds": {"pandas", "pandera"},
        "metadata": {
            "dagster/table_name": table_name,
            "dagster/column_schema": dg.TableSchema(
                columns=[_column(one) for one in about.columns],
                constraints=dg.TableConstraints(other=list(about.rules)),
            ),
        },
    }


def schema_check(table_name: str) -> dg.AssetCheckSpec:
    return check_spec(SCHEMA_CHECK, key_of(table_name))


def checked(
    table_name: str,
    frame: Frame,
    notes: Mapping[str, str] | None = None,
    shows: Callable[[Frame], Mapping[str, Any]] = lambda valid: {},
    also: Iterable[tuple[str, Finding]] = (),
) -> Events:
    """The events of a table that is right: its check and its rows. Of one that is not: a failed check, and no rows.

    `shows` is what the asset's page shows of the rows beside the first of them; `also` are findings of other checks
    that stop, by the name of the check.
    """
    from schemas.validate import InvalidTable, validate

    try:
        valid = validate(table_name, frame)
    except InvalidTable as error:
        yield from _refused(table_name, error)
        raise
    yield _right(table_name, len(valid))
    for stops, finding in also:
        yield from require(stops, finding, key_of(table_name))
    yield dg.MaterializeResult(
        asset_key=key_of(table_name),
        value=valid,
        metadata={**shows(valid), **_about(table_name, len(valid), valid.head(SHOWN_ROWS), notes)},
    )


def checked_file(table_name: str, file: Path, notes: Mapping[str, str] | None = None) -> Events:
    """The same of a table in a Parquet file, which becomes the asset's where its rows are right."""
    from pyarrow import parquet as pq

    from schemas.validate import InvalidTable, validate_file

    try:
        rows = validate_file(table_name, file)
    except InvalidTable as error:
        file.unlink()
        yield from _refused(table_name, error)
        raise
    yield _right(table_name, rows)
    first = pq.ParquetFile(file).read_row_group(0).slice(0, SHOWN_ROWS).to_pandas()
    yield dg.MaterializeResult(
        asset_key=key_of(table_name), value=file, metadata=_about(table_name, rows, first, notes)
    )


def _refused(table_name: str, error: "InvalidTable") -> Iterator[dg.AssetCheckResult]:
    finding = _broken(error)
    yield result(SCHEMA_CHECK, finding, key_of(table_name))
    raise failure(
        f"Nothing was written: {error}",
        {"failures": table_of(finding.rows)},
        may_be_sent=f"{finding.said} {checks()[SCHEMA_CHECK].do}",
    ) from error


def _right(table_name: str, rows: int) -> dg.AssetCheckResult:
    return result(
        SCHEMA_CHECK, Finding(f"All {rows:,} rows of {table_name} keep the rules of the table."), key_of(table_name)
    )


def _about(table_name: str, rows: int, first: Frame, notes: Mapping[str, str] | None) -> dict[str, Any]:
    about: dict[str, Any] = {
        "dagster/row_count": rows,
        "first_rows": dg.MetadataValue.md(as_markdown(first)),
    }
    if lineage := lineage_of(table_name):
        about["dagster/column_lineage"] = lineage
    if notes:
        about["illustrative"] = note_beside(notes)
    return about


def note_beside(notes: Mapping[str, str]) -> dg.MarkdownMetadataValue:
    """Which figures are illustrative, where a person looks at them."""
    return dg.MetadataValue.md("  \n".join(f"**{name}**: {note}" for name, note in notes.items()))


def as_markdown(frame: Frame) -> str:
    """The first rows as a table of text."""
    import pandas as pd

    lines = [" | ".join(map(str, frame.columns)), " | ".join("---" for _ in frame.columns)]
    for row in frame.head(SHOWN_ROWS).itertuples(index=False):
        cells = ("" if pd.isna(value) else str(value).replace("|", "\\|").replace("\n", " ") for value in row)
        lines.append(" | ".join(cells))
    return "\n".join(f"| {line} |" for line in lines)


def _broken(error: "InvalidTable") -> Finding:
    """Where each failure is, in the words of the person who will look for it: file, sheet, cell, text, rule."""
    import pandas as pd

    names = {
        "source_file": "file", "source_sheet": "sheet", "source_cell": "cell", "failure_case": "text",
        "check": "rule", "column": "column", "row": "row",
    }  # fmt: skip
    rows = [
        {label: "" if pd.isna(row[name]) else str(row[name]) for name, label in names.items()}
        for row in error.failures.to_dict("records")
    ]
    tables = ", ".join(dict.fromkeys(error.failures["table"]))
    return Finding(f"{len(rows)} {'row breaks a rule' if len(rows) == 1 else 'rows break rules'} of {tables}.", rows)


def _column(one: tables.Column) -> dg.TableColumn:
    constraints = dg.TableColumnConstraints(nullable=one.is_nullable, other=list(one.constraints))
    unit = {"unit": one.unit} if one.unit else {}
    return dg.TableColumn(one.name, one.type, one.description, constraints, tags=unit)
