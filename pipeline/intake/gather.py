"""Everything the files of a run say, as tables.

What belongs here: having every response read, and laying readings out as rows of `core` tables. What does not:
deciding between statements of several files (`pipeline/measures`), or validating tables (`assets_defs`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from pipeline.declared import corrections
from pipeline.declared.errors import did_you_mean
from pipeline.intake.collections import Chosen, printed_claims
from pipeline.intake.files import FoundFile
from pipeline.intake.job import Job
from pipeline.intake.logs import Logs, Row, read_logs
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
    hidden_content: pd.DataFrame


def gather(
    raw_dir: Path,
    files: Sequence[FoundFile],
    chosen: Sequence[Chosen],
    done: Callable[[Job], None] = lambda job: None,
) -> Gathered:
    """Read every response of these files. `done` is called, from any thread, as each is finished."""
    logs = read_logs(raw_dir, files)
    jobs = list(_jobs(raw_dir, files, {one.name: one for one in chosen}, logs))
    readings = read_all(jobs, done)
    rows: dict[str, list[Row]] = {
        "responses": [],
        "observations": [],
        "stated_totals": [],
        "hidden_content": [],
        "quarantine": [*logs.problems, *_unmatched_corrections(files, chosen), *printed_claims(raw_dir, chosen)[1]],
    }
    for job, reading in zip(jobs, readings, strict=True):
        _add(rows, job.file, reading)
    for file in files:
        _add_misplaced(rows, file)
    return Gathered(**{name: _frame(f"core.{name}", found) for name, found in rows.items()})


def _jobs(raw_dir: Path, files: Sequence[FoundFile], chosen: Mapping[str, Chosen], logs: Logs) -> Iterator[Job]:
    for file in files:
        collection = chosen.get(file.collection)
        if file.kind == "response" and collection is not None and collection.settings is not None:
            own = tuple(one for one in collection.corrections if f"{file.collection}/{one.file}" == file.source_file)
            yield Job(raw_dir, file, collection.settings, logs.forces_of(file.source_file), own)


def _unmatched_corrections(files: Sequence[FoundFile], chosen: Sequence[Chosen]) -> list[Row]:
    """A correction of a file that is not there would be lost without a word."""
    present = {file.source_file for file in files}
    return [
        {
            "collection": one.name,
            "source_file": f"{one.name}/{corrections.FILE_NAME}",
            "source_text": correction.file,
            "reason": f"A correction is of the file {correction.file}, which is not there.",
            "suggestion": did_you_mean(correction.file, sorted(_within(one.name, present))),
        }
        for one in chosen
        for correction in one.corrections
        if f"{one.name}/{correction.file}" not in present
    ]


def _within(collection: str, present: set[str]) -> set[str]:
    return {name.removeprefix(f"{collection}/") for name in present if name.startswith(f"{collection}/")}


def _add(rows: dict[str, list[Row]], file: FoundFile, reading: Reading) -> None:
    origin: Row = {"collection": file.collection, "round": file.round, "source_file": file.source_file}
    hashed = {**origin, "source_sha256": file.sha256}
    about = {"status": reading.status, "layout": reading.layout, "reason": reading.reason or None}
    rows["responses"].append({**hashed, **about})
    rows["observations"] += [{**hashed, **asdict(one)} for one in reading.observations]
    rows["stated_totals"] += [{**hashed, **asdict(one)} for one in reading.totals]
    rows["hidden_content"] += [
        {
            **hashed,
            "kind": one.kind,
            "source_sheet": one.sheet or None,
            "place": one.place,
            "possible_breach": one.possible_breach,
            "reviewed": reading.reviewed,
        }
        for one in reading.findings
    ]
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
    if file.kind not in ("stray", "orphan", "unreadable"):
        return
    collection = file.collection or NO_COLLECTION
    origin: Row = {"collection": collection, "round": file.round, "source_file": file.source_file}
    name = Path(file.source_file).name
    if file.kind == "orphan":
        response = name.removesuffix(".toml")
        reason = f"This is a sidecar, and beside it is no file {response!r}."
        suggestion = "Name a sidecar as its response with .toml after it, such as kent.xlsx.toml; or remove it."
    elif file.kind == "unreadable":
        reason = "There is something of this name, but no file that can be opened."
        suggestion = "Put the file itself here, readable by whoever runs the refresh."
    else:
        reason = "The file lies in no round's folder, so that nobody knows which year's requests it answers."
        suggestion = f"Move it to <collection>/<year>/{name}, where the year is that in which the request was sent."
        about = {"status": "quarantined", "layout": "inferred", "reason": reason}
        rows["responses"].append({**origin, "source_sha256": file.sha256, **about})
    rows["quarantine"].append({**origin, "reason": reason, "suggestion": suggestion})


def _frame(table_name: str, rows: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(table(table_name).columns), dtype="object")
