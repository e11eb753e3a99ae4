"""Releases of a few figures, published as a run publishes them.

What belongs here: sources for publishing, made by hand. What does not: responses and runs (`tests/pipeline/small.py`).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.publishing.build import Source, build_database
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.publish import Published, publish
from schemas.registry import TABLES
from schemas.validate import empty_frame

# A figure: an exact count, an interval, or a status that has none.
Figure = int | tuple[int, int] | str


def release(lock: RefreshLock, run_id: str, figures: Mapping[str, Figure], **options: Any) -> Published:
    """Publish figures named `force/financial year`, of the collection `plain`, or `collection:force/financial year`."""
    return publish(sources(figures), lock=lock, run_id=run_id, input_hashes={}, **options)


def database(path: Path, figures: Mapping[str, Figure]) -> Path:
    """A database of these figures, as quickly as it can be had: no copies, nothing of `meta`."""
    build_database(path, {one.full_name: empty_frame(one.full_name) for one in TABLES} | sources(figures))
    return path


def sources(figures: Mapping[str, Figure]) -> dict[str, Source]:
    """Every table, empty but for the forces and the figures."""
    rows = [_row(name, figure) for name, figure in figures.items()]
    forces = [{"force_id": one, "name": one, "short_name": one, "nation": "England"} for one in _each(rows, "force_id")]
    files = [
        {"collection": "plain", "round": 2020, "source_file": one, "source_sha256": "0" * 64, "status": "accepted",
         "layout": "inferred"}
        for one in _each(rows, "source_file")
    ]  # fmt: skip
    filled = {
        "reference.police_forces": forces, "core.responses": files, "core.statements": rows, "core.force_years": rows
    }  # fmt: skip
    return {
        one.full_name: _typed(one.full_name, filled.get(one.full_name, [])) for one in TABLES if one.schema != "meta"
    }


def _each(rows: list[dict[str, object]], column: str) -> list[object]:
    return list(dict.fromkeys(row[column] for row in rows))


def _row(name: str, figure: Figure) -> dict[str, object]:
    force, _, year = name.partition("/")
    collection, _, force = force.rpartition(":")
    count: int | None = None
    bounds: tuple[int, int | None]
    match figure:
        case int():
            count, bounds, status = figure, (figure, figure), "reported"
        case str():
            bounds, status = (0, None), figure
        case _:
            bounds, status = figure, "suppressed"
    return {
        "collection": collection or "plain", "force_id": force, "financial_year": year, "count": count,
        "count_low": bounds[0], "count_high": bounds[1], "status": status, "round": 2020,
        "source_file": f"{collection}{force}.csv",
    }  # fmt: skip


def _typed(table: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    empty = empty_frame(table)
    return pd.DataFrame(rows, columns=empty.columns, dtype="object").astype(empty.dtypes.to_dict())
