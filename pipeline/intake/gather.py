"""Everything the files of a run say, as tables.

What belongs here: having every response read, and laying readings out as rows of `core` tables. What does not:
deciding between statements of several files (`pipeline/measures`), or validating tables (`assets_defs`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.declared import corrections
from pipeline.declared.errors import did_you_mean
from pipeline.intake.answer import Answer
from pipeline.intake.cache import Cache
from pipeline.intake.collections import Chosen, printed_claims
from pipeline.intake.files import FoundFile
from pipeline.intake.guard import why_not_opened
from pipeline.intake.job import Job
from pipeline.intake.jobs import jobs_of
from pipeline.intake.logs import Row, read_logs
from pipeline.intake.read_all import LOCAL, Readers
from pipeline.intake.rows import Rows
from pipeline.intake.unchanged import answers

TABLES = ("responses", "stated_totals", "hidden_content", "quarantine")
# `core` tables name a collection for every file; a file beside the collections has none.
NO_COLLECTION = "(none)"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The tables that come from files alone, `observations` as a Parquet file; how many files were asked for, and how
    many of them were known."""

    responses: pd.DataFrame
    observations: Path
    stated_totals: pd.DataFrame
    quarantine: pd.DataFrame
    hidden_content: pd.DataFrame
    read: int
    from_cache: int


def gather(
    raw_dir: Path,
    files: Sequence[FoundFile],
    chosen: Sequence[Chosen],
    observations: Path,
    done: Callable[[Job], None] = lambda job: None,
    *,
    readers: Readers = LOCAL,
    cache: Cache | None = None,
) -> Gathered:
    """Read every response of these files, those that did not change from the cache. What they say is written to the
    file `observations`, a million cells being more than memory is for. `done` is called as each is finished."""
    logs = read_logs(raw_dir, files)
    jobs = list(jobs_of(raw_dir, files, chosen))
    rows = {name: Rows(f"core.{name}") for name in TABLES}
    many = Rows("core.observations", observations)
    for row in (*logs.problems, *_unmatched_corrections(files, chosen), *printed_claims(raw_dir, chosen)[1]):
        rows["quarantine"].add_row(row)
    from_cache = 0
    for job, (answer, is_kept) in zip(jobs, answers(jobs, readers, cache, done), strict=True):
        _add({**rows, "observations": many}, job.file, answer)
        from_cache += is_kept
    for file in files:
        _add_misplaced(rows, raw_dir, file)
    frames = {name: found.frame() for name, found in rows.items()}
    return Gathered(**frames, observations=many.written(), read=len(jobs), from_cache=from_cache)


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


def _add(rows: Mapping[str, Rows], file: FoundFile, answer: Answer) -> None:
    of_file = {
        "collection": file.collection,
        "round": file.round,
        "source_file": file.source_file,
        "source_sha256": file.sha256,
    }
    about = {"status": answer.status, "layout": answer.layout, "reason": answer.reason or None}
    rows["responses"].add_row({**of_file, **about})
    for name, columns in answer.tables.items():
        rows[name].add(of_file, columns)


def _add_misplaced(rows: Mapping[str, Rows], raw_dir: Path, file: FoundFile) -> None:
    """A file that nobody would read is not passed over: it may be a response in the wrong place."""
    if file.kind not in ("stray", "orphan", "unreadable") and not file.problem:
        return
    collection = file.collection or NO_COLLECTION
    origin: Row = {"collection": collection, "round": file.round, "source_file": file.source_file}
    name = Path(file.source_file).name
    if file.problem:
        reason, suggestion = file.problem, "Mend what is said, or take it in by hand: foi import-batch --help."
    elif file.kind == "orphan":
        response = name.removesuffix(".toml")
        reason = f"This is a sidecar, and beside it is no file {response!r}."
        suggestion = "Name a sidecar as its response with .toml after it, such as kent.xlsx.toml; or remove it."
    elif file.kind == "unreadable":
        why = why_not_opened(raw_dir, raw_dir / file.source_file)
        reason, suggestion = why or ("It changed while it was looked at.", "Refresh again once it is complete.")
    else:
        reason = "The file lies in no round's folder, so that nobody knows which year's requests it answers."
        suggestion = f"Move it to <collection>/<year>/{name}, where the year is that in which the request was sent."
        about = {"status": "quarantined", "layout": "inferred", "reason": reason}
        rows["responses"].add_row({**origin, "source_sha256": file.sha256, **about})
    rows["quarantine"].add_row({**origin, "reason": reason, "suggestion": suggestion})
