"""The request log of a round, `requests.csv`: whom we asked and when, what came of it, and in which file.

What belongs here: reading that file strictly, into the table `core.requests` and the order of a force's files.
What does not: what the responses say (`pipeline/reading`), or what the log means for coverage (`pipeline/measures`).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.declared.errors import DeclarationError, did_you_mean
from pipeline.declared.working_days import days_late, due_date
from pipeline.reference.forces import forces
from schemas.vocabulary import REQUEST_OUTCOMES

if TYPE_CHECKING:
    import pandas as pd

FILE_NAME = "requests.csv"
COLUMNS = ("force", "sent", "due", "answered", "outcome", "exemption", "file")
# Where the request can be seen on the web; an import fills it in.
OPTIONAL = ("url",)


@dataclass(frozen=True, slots=True)
class Request:
    """One row of the log. `files` lie in the round's folder; where they disagree the first named takes precedence."""

    force_id: str
    sent: date | None
    due: date | None
    answered: date | None
    outcome: str
    exemption: str | None
    files: tuple[str, ...]
    url: str | None = None


def read_log(path: Path) -> tuple[Request, ...]:
    """The rows of a log; none when there is no such file. Raises `DeclarationError`, naming the line and the column."""
    if not path.is_file():
        return ()
    found: dict[str, Request] = {}
    for line, row in _rows(path):
        request = _request(path, line, row)
        if request.force_id in found:
            raise DeclarationError(
                f"{request.force_id} has two rows.", path, f"line {line}, force",
                "Keep one row to each force; name several files in it with ; between them, the valid one first.",
            )  # fmt: skip
        found[request.force_id] = request
    return tuple(found.values())


def load_requests(raw_dir: Path, collection: str, round_: int) -> "pd.DataFrame":
    """The log of a round as the table `core.requests`: one row to each force asked, empty when there is no log."""
    import pandas as pd

    from schemas.validate import empty_frame

    records = [
        {
            "collection": collection,
            "round": round_,
            "force_id": one.force_id,
            "sent": one.sent,
            "due": one.due,
            "answered": one.answered,
            "outcome": one.outcome,
            "exemption": one.exemption,
            "url": one.url,
            "source_file": _source(collection, round_, one.files[0]) if one.files else None,
            "statutory_due": due_date(one.sent) if one.sent else None,
            "days_late": days_late(one.sent, one.answered) if one.sent and one.answered else None,
        }
        for one in read_log(raw_dir / collection / str(round_) / FILE_NAME)
    ]
    empty = empty_frame("core.requests")
    return pd.DataFrame(records, columns=list(empty.columns)).astype(empty.dtypes.to_dict())


def request_files(raw_dir: Path, collection: str, round_: int) -> "pd.DataFrame":
    """`collection`, `round`, `force_id`, `source_file`, `precedence`: every file that the log names, 1 first."""
    import pandas as pd

    records = [
        (collection, round_, one.force_id, _source(collection, round_, name), place)
        for one in read_log(raw_dir / collection / str(round_) / FILE_NAME)
        for place, name in enumerate(one.files, start=1)
    ]
    frame = pd.DataFrame(records, columns=["collection", "round", "force_id", "source_file", "precedence"])
    text = dict.fromkeys(["collection", "force_id", "source_file"], "str")
    return frame.astype({**text, "round": "Int64", "precedence": "Int64"})


def _source(collection: str, round_: int, name: str) -> str:
    return f"{collection}/{round_}/{name}"


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line. Excel saves CSV with a byte-order mark."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, restkey="")
        try:
            header = list(reader.fieldnames or [])
            for column in COLUMNS:
                if column not in header:
                    raise DeclarationError(
                        f"There is no column {column!r}.", path, "line 1", f"The header is: {','.join(COLUMNS)}"
                    )
            for column in header:
                if column not in COLUMNS + OPTIONAL:
                    raise DeclarationError(
                        "There is no such column.", path, column, did_you_mean(column, COLUMNS + OPTIONAL)
                    )
            for row in reader:
                if None in row.values() or "" in row:
                    raise DeclarationError(
                        f"This row has not {len(header)} values.", path, f"line {reader.line_num}",
                        "Put quotes around a value with a comma in it.",
                    )  # fmt: skip
                yield reader.line_num, {column: row.get(column, "").strip() for column in COLUMNS + OPTIONAL}
        except UnicodeDecodeError as error:
            raise DeclarationError("The file is not UTF-8 text.", path, "", "Save it as CSV UTF-8.") from error


def _request(path: Path, line: int, row: dict[str, str]) -> Request:
    for column, known in (("force", forces()), ("outcome", REQUEST_OUTCOMES)):
        if row[column] not in known:
            raise DeclarationError(
                f"{row[column]!r} is no {column}.", path, f"line {line}, {column}", did_you_mean(row[column], known)
            )
    sent, due, answered = (_date(path, line, column, row[column]) for column in ("sent", "due", "answered"))
    if sent and answered and answered < sent:
        raise DeclarationError("Answered before it was sent.", path, f"line {line}, answered", "Check both dates.")
    files = tuple(dict.fromkeys(name.strip() for name in row["file"].split(";") if name.strip()))
    for name in files:
        if Path(name).name != name:
            raise DeclarationError(
                f"{name!r} is not the name of a file in this folder.", path, f"line {line}, file",
                "Put the response beside this log and give its name alone.",
            )  # fmt: skip
    return Request(
        row["force"], sent, due, answered, row["outcome"], row["exemption"] or None, files, row["url"] or None
    )


def _date(path: Path, line: int, column: str, text: str) -> date | None:
    if not text:
        return None
    try:
        if len(text) == len("2020-06-01"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise DeclarationError(f"{text!r} is not a date.", path, f"line {line}, {column}", "Write it as 2020-06-01.")
