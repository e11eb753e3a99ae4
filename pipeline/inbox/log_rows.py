"""What a round's request log says of each force that was asked, from the requests and replies of one source.

What belongs here: dates, outcome, exemption and the order of a force's files. What does not: writing the log
(`fill_log`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.declared.working_days import due_date
from pipeline.inbox.arrival import Request
from pipeline.inbox.received import Received

Row = dict[str, str]

# Where a force was asked twice, the request that brought most stands in the log.
_BETTER = ("answered", "partly_answered", "refused", "not_held", "no_response")


def log_rows(requests: Iterable[Request], received: Sequence[Received]) -> tuple[dict[str, Row], list[str]]:
    """A row to each force asked, and sentences about what a person has to decide. `received` are all files that came
    of these requests."""
    asked: dict[str, list[Request]] = defaultdict(list)
    for request in requests:
        if request.force_id:
            asked[request.force_id].append(request)
    rows: dict[str, Row] = {}
    to_decide: list[str] = []
    for force_id, own in sorted(asked.items()):
        files = [one for one in received if one.force == force_id and _is_response(one)]
        rows[force_id] = _row(force_id, own, files, to_decide)
    return rows, to_decide


def _row(force_id: str, requests: Sequence[Request], files: Sequence[Received], to_decide: list[str]) -> Row:
    outcomes = {one.key: _outcome(one, files, to_decide) for one in requests}
    best = min(requests, key=lambda one: (_BETTER.index(outcomes[one.key]), one.key))
    if len(requests) > 1:
        others = ", ".join(one.url or one.key for one in requests if one is not best)
        to_decide.append(
            f"{force_id} was asked {len(requests)} times: the log has {best.url or best.key}, and not {others}."
        )
    outcome = outcomes[best.key]
    sent = min(best.sent, default=None)
    exemptions = dict.fromkeys(name for reply in best.replies for name in reply.exemptions)
    return {
        "force": force_id,
        "sent": str(sent or ""),
        "due": str(due_date(sent)) if sent else "",
        "answered": _answered(best, outcome, files),
        "outcome": outcome,
        "exemption": ", ".join(exemptions) if outcome in ("refused", "partly_answered") else "",
        "file": _in_order(force_id, [one for one in files if one.request == best.key], best, to_decide),
        "url": best.url or "",
    }


def _outcome(request: Request, files: Sequence[Received], to_decide: list[str]) -> str:
    if request.outcome:
        return request.outcome
    has_figures = any(one.request == request.key for one in files)
    state = f"is {request.status!r}" if request.status else "is not known"
    if has_figures or request.replies:
        said = "answered" if has_figures else "no_response"
        to_decide.append(
            f"The state of the request to {request.force_id} {state}, which does not tell the outcome: "
            f"{said!r} was taken from what came. Set it in requests.csv if it is another."
        )
    return "answered" if has_figures else "no_response"


def _answered(request: Request, outcome: str, files: Sequence[Received]) -> str:
    """The day of the answer: that of the first file of figures; without one, for a refusal, that of the last reply. An
    acknowledgement is no answer."""
    if outcome == "no_response":
        return ""
    days = [one.day for one in files if one.request == request.key]
    if days:
        return str(min(days))
    return str(max((reply.received for reply in request.replies), default=""))


def _in_order(force_id: str, files: Sequence[Received], request: Request, to_decide: list[str]) -> str:
    """The force's files, the valid one first, where that is known: one file, or a later one that says that it replaces
    the earlier. Otherwise none is named, and files that disagree are refused by the refresh."""
    replacing: Mapping[str, bool] = {reply.message: reply.supersedes for reply in request.replies}
    messages = sorted({(one.received, one.message) for one in files})
    newest_first = sorted(files, key=lambda one: (one.received, one.message), reverse=True)
    names = list(dict.fromkeys(one.file for one in newest_first))
    later_all_replace = all(replacing.get(message, False) for _, message in messages[1:])
    one_each = len(names) == len({one.message for one in files})
    if len(names) <= 1 or (later_all_replace and one_each):
        return ";".join(names)
    to_decide.append(
        f"{force_id} sent {len(names)} files ({', '.join(sorted(names))}), and no reply says that one replaces "
        "another. All are read; figures on which they disagree are refused until requests.csv names the valid one "
        "first."
    )
    return ""


def _is_response(one: Received) -> bool:
    return bool(one.file) and "/" not in one.file
