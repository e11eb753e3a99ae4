"""The round that must be there: what the yearly refresh asks before it reads anything.

What belongs here: whether a year's round was sent and answered. What does not: when that is asked (`assets_defs`).
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.declared.requests import FILE_NAME
from pipeline.declared.working_days import due_date
from pipeline.intake.collections import Chosen
from pipeline.intake.files import DECLARATIONS, LETTERS


class RoundMissing(LookupError):
    """A round was not sent, or nobody has answered it. The message says which, and what to do."""


def require_round(raw_dir: Path, chosen: Sequence[Chosen], round_: int) -> None:
    """Every collection that is read and still asked has answers of this round, or `RoundMissing`."""
    problems = [
        problem
        for one in chosen
        if one.settings is not None and (one.settings.last_round or round_) >= round_
        if (problem := _missing(raw_dir, one.name, round_))
    ]
    if problems:
        raise RoundMissing(
            "Nothing was read, so that old figures are not published once more as if they were new. "
            f"{' '.join(problems)} "
            f"If a question is asked no more, write last_round = {round_ - 1} into its collection.toml."
        )


def _missing(raw_dir: Path, name: str, round_: int) -> str:
    folder = raw_dir / name / str(round_)
    if not folder.is_dir():
        return (
            f"{name} has no round {round_}: there is no folder {folder}. Make it with `foi new-round {name} {round_}`, "
            "send the requests, and put the answers there."
        )
    if any(_is_answer(path, folder) for path in folder.rglob("*")):
        return ""
    asked = _asked(folder / FILE_NAME)
    return f"Nobody has answered round {round_} of {name}: {folder} holds no response{asked}. Put the answers there."


def _is_answer(path: Path, folder: Path) -> bool:
    """Whether a file of a round was sent by a force as its answer; letters alone, such as receipts, are none."""
    from pipeline.inbox.batch_export import is_batch_export

    if not path.is_file() or path.name.startswith((".", "~$")) or path.suffix == ".toml" or path.name in DECLARATIONS:
        return False
    if is_batch_export(path):
        return _tells_of_answers(path)
    return path.relative_to(folder).parts[0] != LETTERS


def _tells_of_answers(export: Path) -> bool:
    """Whether any force has answered by what an export says, which is there before anybody has answered too."""
    from pipeline.inbox.batch_export import BatchExport, NotAnExport

    try:
        return any(one.outcome not in (None, "no_response") for one in BatchExport(export).requests.values())
    except (NotAnExport, OSError):
        return False


def _asked(log: Path) -> str:
    """What the log says, as far as it can be read: a faulty one is told of elsewhere."""
    from pipeline.declared.errors import DeclarationError
    from pipeline.declared.requests import read_log

    try:
        sent = [one.sent for one in read_log(log) if one.sent]
    except DeclarationError:
        return ""
    return f", and {len(sent)} forces were to answer by {max(map(due_date, sent)):%-d %B %Y}" if sent else ""
