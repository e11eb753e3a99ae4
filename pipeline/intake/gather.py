"""Everything the files of a run say, as tables.

What belongs here: having every response read, and laying readings out as rows of `core` tables. What does not:
deciding between statements of several files (`pipeline/measures`), or validating tables (`assets_defs`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from pipeline.declared.collection import Collection
from pipeline.intake.files import FoundFile
from pipeline.intake.job import Job
from pipeline.intake.logs import Row, read_logs
from pipeline.intake.processes import read_all
from pipeline.reading.model import Reading
from schemas.registry import table

# `core` tables name a collection for every file; a file beside the collections has none.
NO_COLLECTION = "(none)"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The tables that come from files alone."""

    responses: pd.DataFrame
    observations: pd.DataFrame
    stated_totals: pd.DataFrame
    quarantine: pd.DataFrame


def gather(
    raw_dir: Path,
    files: Sequence[FoundFile],
    settings: Mapping[str, Collection],
    done: Callable[[Job], None] = lambda job: None,
) -> Gathered:
    """Read every response of these files. `done` is called, from any thread, as each is finished."""
    logs = read_logs(raw_dir, files)
    jobs = [
        Job(raw_dir, file, settings[file.collection], logs.forces_of(file.source_file))
        for file in files
        if file.kind == "response" and file.collection in settings
    ]
    readings = read_all(jobs, done)
    rows: dict[str, list[Row]] = {
        "responses": [],
        "observations": [],
        "stated_totals": [],
        "quarantine": [*logs.problems],
    }
    for job, reading in zip(jobs, readings, strict=True):
        _add(rows, job.file, reading)
    for file in files:
        _add_misplaced(rows, file)
    return Gathered(**{name: _frame(f"core.{name}", found) for name, found in rows.items()})


def _add(rows: dict[str, list[Row]], file: FoundFile, reading: Reading) -> None:
    origin: Row = {"collection": file.collection, "round": file.round, "source_file": file.source_file}
    hashed = {**origin, "source_sha256": file.sha256}
    about = {"status": reading.status, "layout": reading.layout, "reason": reading.reason or None}
    rows["responses"].append({**hashed, **about})
    rows["observations"] += [{**hashed, **asdict(one)} for one in reading.observations]
    rows["stated_totals"] += [{**hashed, **asdict(one)} for one in reading.totals]
    rows["quarantine"] += [
        {
            **origin,
            "source_sheet": one.sheet or None,
            "source_cell": one.cell or None,
            "source_text": one.text if one.cell else one.text or None,
            "reason": one.reason,
            "suggestion": one.suggestion or None,
        }
        for one in reading.quarantine
    ]


def _add_misplaced(rows: dict[str, list[Row]], file: FoundFile) -> None:
    """A file that nobody would read is not passed over: it may be a response in the wrong place."""
    if file.kind not in ("stray", "orphan"):
        return
    collection = file.collection or NO_COLLECTION
    origin: Row = {"collection": collection, "round": file.round, "source_file": file.source_file}
    name = Path(file.source_file).name
    if file.kind == "orphan":
        response = name.removesuffix(".toml")
        reason = f"This is a sidecar, and beside it is no file {response!r}."
        suggestion = "Name a sidecar as its response with .toml after it, such as kent.xlsx.toml; or remove it."
    else:
        reason = "The file lies in no round's folder, so that nobody knows which year's requests it answers."
        suggestion = f"Move it to <collection>/<year>/{name}, where the year is that in which the request was sent."
        about = {"status": "quarantined", "layout": "inferred", "reason": reason}
        rows["responses"].append({**origin, "source_sha256": file.sha256, **about})
    rows["quarantine"].append({**origin, "reason": reason, "suggestion": suggestion})


def _frame(table_name: str, rows: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(table(table_name).columns), dtype="object")
