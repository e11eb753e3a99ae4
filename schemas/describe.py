"""The tables described for people and for other programs: column lists, `meta` tables, the data dictionary.

What belongs here: descriptions that name no tool, so that Dagster, DuckDB and a page of text can all be made of them.
What does not: the descriptions themselves (the models), or Dagster's classes (`assets_defs`).

`python -m schemas.describe` writes the dictionary and what definitions show (`described`) anew; with `--check` it only
says whether they are those of the models.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from schemas import checks, described
from schemas.described import Column, Description
from schemas.registry import TABLES, ForeignKey, Table, table
from schemas.validate import validate

_DICTIONARY = Path(__file__).resolve().parents[1] / "docs" / "data-dictionary.md"

_INTRODUCTION = """\
# Data dictionary

Made from the models in `schemas/` by `python -m schemas.describe`; edit those, not this page. The same text stands in
the published file: `meta.tables`, `meta.columns`, and the comments on tables and columns.

Every table has a key where one is named: no two rows share it. *May be null* says what a missing value means; a missing
number is never zero. Financial years run from 1 April to 31 March and are written `2019/20`.
"""


def columns(table_name: str) -> tuple[Column, ...]:
    """The table's columns, in order."""
    return tuple(_column(table(table_name), name) for name in table(table_name).columns)


def rules(table_name: str) -> tuple[str, ...]:
    """What the table's rows must keep to, beyond each column by itself."""
    declared = table(table_name)
    said = [checks.rule_words(check) for check in declared.pandera.checks if not checks.statistic(check, "key")]
    return (*said, *(_reference(link) for link in declared.foreign_keys))


def meta_tables(tables: Iterable[Table] = TABLES) -> pd.DataFrame:
    """The frame of `meta.tables`."""
    rows = [
        {
            "table_schema": one.schema,
            "table_name": one.name,
            "description": one.description,
            "key_columns": ", ".join(one.key) or None,
            "constraints": "; ".join(rules(one.full_name)) or None,
        }
        for one in tables
    ]
    return validate("meta.tables", pd.DataFrame(rows))


def meta_columns(tables: Iterable[Table] = TABLES) -> pd.DataFrame:
    """The frame of `meta.columns`."""
    rows = [
        {
            "table_schema": one.schema,
            "table_name": one.name,
            "column_name": column.name,
            "ordinal_position": position,
            "data_type": column.type,
            "unit": column.unit or None,
            "is_nullable": column.is_nullable,
            "description": column.description,
            "constraints": "; ".join(column.constraints) or None,
        }
        for one in tables
        for position, column in enumerate(columns(one.full_name), start=1)
    ]
    return validate("meta.columns", pd.DataFrame(rows))


def data_dictionary() -> str:
    """The dictionary as a page of Markdown."""
    listed = "\n".join(f"- [{one.full_name}](#{_anchor(one.full_name)}): {_first_sentence(one)}" for one in TABLES)
    return "\n".join([_INTRODUCTION, "## Tables", "", listed, "", *(_section(one) for one in TABLES)]).rstrip() + "\n"


def for_definitions() -> str:
    """What definitions show of each table, as the JSON that `described` reads."""
    shown = {
        one.full_name: Description(one.description, columns(one.full_name), rules(one.full_name)) for one in TABLES
    }
    return json.dumps({name: asdict(one) for name, one in shown.items()}, indent=1, ensure_ascii=False) + "\n"


def _column(declared: Table, name: str) -> Column:
    known = declared.pandera.columns[name]
    return Column(
        name=name,
        type=declared.sql_type(name),
        unit=declared.unit(name),
        is_nullable=declared.is_nullable(name),
        description=str(known.description),
        constraints=tuple(checks.column_words(check) for check in known.checks),
    )


def _section(declared: Table) -> str:
    lines = [f"## {declared.full_name}", "", declared.description, ""]
    if declared.key:
        lines += [f"Key: {', '.join(f'`{name}`' for name in declared.key)}.", ""]
    lines += ["| column | type | unit | may be null | meaning | must be |", "|---|---|---|---|---|---|"]
    found = columns(declared.full_name)
    for one in found:
        limits = "one of the words below" if declared.words(one.name) else "; ".join(one.constraints)
        cells = (f"`{one.name}`", one.type, one.unit, "yes" if one.is_nullable else "", one.description, limits)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    lines.append("")
    for one in found:
        if words := declared.words(one.name):
            lines += [f"Words of `{one.name}`:", "", *(f"- `{word}`: {means}" for word, means in words.items()), ""]
    if said := rules(declared.full_name):
        lines += ["Every row keeps to this:", "", *(f"- {rule}" for rule in said), ""]
    return "\n".join(lines)


def _reference(link: ForeignKey) -> str:
    return f"{', '.join(link.columns)} is to be found in {link.table}"


def _first_sentence(declared: Table) -> str:
    return declared.description.split(". ")[0].rstrip(".") + "."


def _anchor(full_name: str) -> str:
    return full_name.replace(".", "")


def _main(check: bool) -> int:
    made = {_DICTIONARY: data_dictionary(), described.FILE: for_definitions()}
    stale = [file for file, text in made.items() if not file.exists() or file.read_text(encoding="utf-8") != text]
    for file in stale:
        if check:
            sys.stderr.write(f"{file} is not that of the models: run `python -m schemas.describe`.\n")
        else:
            file.write_text(made[file], encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(_main(check="--check" in sys.argv[1:]))
