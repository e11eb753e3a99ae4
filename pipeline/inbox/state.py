"""How a round stands: what each force that is expected has done so far, by the statutory days.

What belongs here: one row to each force, from the log and the list of what came. What does not: printing it, or
letters to those that are late (`chase`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.declared.collection import Collection
from pipeline.declared.requests import FILE_NAME, Request, read_log
from pipeline.declared.working_days import due_date, is_working_day
from pipeline.inbox.received import Received, read_received

# Replies of these kinds may hold figures that only a person can read.
TO_TRANSCRIBE = ("scanned letter",)
STATES: dict[str, str] = {
    "overdue": "the 20 working days of the Act have passed without an answer",
    "waiting": "asked, and the time to answer has not passed",
    "not asked": "expected in this collection, and not in the request log",
    "to transcribe": "only letters came whose pages are pictures",
    "quarantined": "a file came, and the last refresh refused it",
    "refused": "refused under an exemption of the Act",
    "not held": "the force says that it does not hold the information",
    "answered": "figures came",
}


@dataclass(frozen=True, slots=True)
class ForceState:
    """One force of a round. `days_overdue` counts working days after the statutory deadline, 0 before it."""

    force_id: str
    state: str
    sent: date | None
    due: date | None
    answered: date | None
    days_overdue: int
    exemption: str | None
    url: str | None
    files: tuple[str, ...]


def state_of_round(
    folder: Path, settings: Collection, today: date, quarantined: Mapping[str, str]
) -> tuple[ForceState, ...]:
    """Every expected force, and every other that was asked. `quarantined`: names of files of this round that the last
    refresh refused, with the reason. Raises `DeclarationError` for a log or list that cannot be read."""
    log = {one.force_id: one for one in read_log(folder / FILE_NAME)}
    came: dict[str, list[Received]] = {}
    for one in read_received(folder):
        came.setdefault(one.force, []).append(one)
    forces = dict.fromkeys([*settings.expected_forces, *log])
    return tuple(_state(force_id, log.get(force_id), came.get(force_id, ()), today, quarantined) for force_id in forces)


def _state(
    force_id: str, request: Request | None, came: Sequence[Received], today: date, quarantined: Mapping[str, str]
) -> ForceState:
    if request is None:
        return ForceState(force_id, "not asked", None, None, None, 0, None, None, ())
    laid = [one.file for one in came if one.file and "/" not in one.file]
    files = tuple(dict.fromkeys([*request.files, *laid]))
    due = due_date(request.sent) if request.sent else request.due
    late = _working_days_after(due, today) if due and request.outcome == "no_response" else 0
    return ForceState(
        force_id, _name(request, files, came, late, quarantined), request.sent, due, request.answered, late,
        request.exemption, request.url, files,
    )  # fmt: skip


def _name(
    request: Request, files: Sequence[str], came: Iterable[Received], late: int, quarantined: Mapping[str, str]
) -> str:
    if files and all(name in quarantined for name in files):
        return "quarantined"
    if not files and any(one.kind in TO_TRANSCRIBE for one in came):
        return "to transcribe"
    if request.outcome == "no_response":
        return "overdue" if late else "waiting"
    return {"refused": "refused", "not_held": "not held"}.get(request.outcome, "answered")


def _working_days_after(due: date, today: date) -> int:
    return sum(is_working_day(date.fromordinal(day)) for day in range(due.toordinal() + 1, today.toordinal() + 1))
