"""The list of everything that came in a round, `received.csv`: each attachment once, what it is, where it was put, and
what is to be done.

What belongs here: that file. What does not: deciding any of it (`take_in`). It is written by the import alone; people
read it, and write to `requests.csv` and sidecars.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from pipeline.declared.errors import DeclarationError
from pipeline.inbox.lay_out import write_whole
from pipeline.publishing.formulas import defused, restored

FILE_NAME = "received.csv"


@dataclass(frozen=True, slots=True)
class Received:
    """One attachment. `source`, `message` and `attachment` together tell it from all others, in every export of the
    same batch; `file` is its name in the round's folder, empty where it was not put there."""

    received: str
    force: str
    asked: str
    source: str
    request: str
    message: str
    attachment: str
    sha256: str
    size: str
    kind: str
    file: str
    advice: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.source, self.message, self.attachment

    @property
    def day(self) -> date:
        return date.fromisoformat(self.received)


COLUMNS = tuple(field.name for field in fields(Received))


def read_received(folder: Path) -> tuple[Received, ...]:
    """The list of a round; empty when nothing was imported. Raises `DeclarationError` for one that was changed so that
    it cannot be read."""
    path = folder / FILE_NAME
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise DeclarationError(
                f"Its columns are not {','.join(COLUMNS)}.", path, "line 1",
                "Remove the file and import again: the list is made anew.",
            )  # fmt: skip
        return tuple(Received(**{column: restored(row[column] or "") for column in COLUMNS}) for row in reader)


def write_received(folder: Path, rows: Iterable[Received]) -> None:
    """Write the list, the latest last. Nothing is written where nothing changed."""
    ordered: Sequence[Received] = sorted(rows, key=lambda one: (one.received, one.force, *one.key))
    text = io.StringIO(newline="")
    # With other line ends a lone carriage return in a stranger's file name would not be quoted.
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([[defused(value) for value in asdict(one).values()] for one in ordered])
    write_whole(folder / FILE_NAME, text.getvalue().encode())
