"""The request logs of a run, and what they name that is not there.

What belongs here: reading every round's log, and setting a faulty one aside with its reason. What does not: what a log
may say (`pipeline/declared/requests`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.declared.errors import DeclarationError, did_you_mean
from pipeline.declared.requests import FILE_NAME, load_requests, read_log, request_files
from pipeline.intake.files import FoundFile

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Logs:
    """`requests` are the rows of `core.requests`; `answers` has every file that a log names, with its precedence."""

    requests: "pd.DataFrame"
    answers: "pd.DataFrame"
    problems: list[Row]


def forces_by_file(raw_dir: Path, files: Sequence[FoundFile]) -> dict[str, tuple[str, ...]]:
    """The forces under which the log of its round names each file; a faulty log names none."""
    found: dict[str, tuple[str, ...]] = {}
    for log in filter(_is_log, files):
        folder = f"{log.collection}/{log.round}"
        try:
            requests = read_log(raw_dir / folder / FILE_NAME)
        except DeclarationError:
            continue
        for one in requests:
            for name in one.files:
                found[f"{folder}/{name}"] = (*found.get(f"{folder}/{name}", ()), one.force_id)
    return found


def read_logs(raw_dir: Path, files: Sequence[FoundFile]) -> Logs:
    """All logs among these files."""
    import pandas as pd

    from schemas.validate import empty_frame

    present = {file.source_file for file in files}
    requests, answers, problems = [empty_frame("core.requests")], [request_files(raw_dir, "", 0)], []
    for log in files:
        if not _is_log(log) or log.round is None:
            continue
        origin: Row = {"collection": log.collection, "round": log.round, "source_file": log.source_file}
        try:
            requests.append(load_requests(raw_dir, log.collection, log.round))
            named = request_files(raw_dir, log.collection, log.round)
        except DeclarationError as error:
            reason = f"The request log of {log.round} was not used: {error.key}: {error.message}"
            problems.append({**origin, "reason": reason, "suggestion": error.suggestion or None})
            continue
        answers.append(named)
        missing = named[~named["source_file"].isin(present)]
        problems += [
            {**origin, **_missing(force, Path(name), present)}
            for force, name in zip(missing["force_id"], missing["source_file"], strict=True)
        ]
    return Logs(pd.concat(requests, ignore_index=True), pd.concat(answers, ignore_index=True), problems)


def _is_log(file: FoundFile) -> bool:
    """A log lies in the round's own folder."""
    return file.source_file == f"{file.collection}/{file.round}/{FILE_NAME}"


def _missing(force: str, named: Path, present: set[str]) -> Row:
    beside = sorted(Path(name).name for name in present if Path(name).parent == named.parent)
    return {
        "source_text": named.name,
        "reason": f"The log says that {force} answered with the file {named.name}, which is not there.",
        "suggestion": did_you_mean(named.name, [name for name in beside if name != FILE_NAME]),
    }
