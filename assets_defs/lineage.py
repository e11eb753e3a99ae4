"""Column lineage: which columns of which tables a table's columns come from.

What belongs here: reading `lineage.toml`. What does not: how a column is computed (`pipeline`).
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import dagster as dg

# After a table's name: its columns go into a figure, and are not taken over as they are.
COMPUTED = ".computed"


@cache
def declared() -> Mapping[str, Mapping[str, list[str] | dict[str, str]]]:
    """For each table, the tables it is made of, and which columns are taken from each."""
    return tomllib.loads(Path(__file__).with_name("lineage.toml").read_text(encoding="utf-8"))


def lineage_of(table_name: str) -> dg.TableColumnLineage | None:
    """What Dagster is told of a table when its rows are written; None where nothing is declared."""
    found: dict[str, list[dg.TableColumnDep]] = defaultdict(list)
    for origin, columns in declared().get(table_name, {}).items():
        key = dg.AssetKey(origin.removesuffix(COMPUTED).split("."))
        pairs = columns.items() if isinstance(columns, dict) else ((name, name) for name in columns)
        for column, comes_from in pairs:
            found[column].append(dg.TableColumnDep(asset_key=key, column_name=comes_from))
    return dg.TableColumnLineage(dict(found)) if found else None
