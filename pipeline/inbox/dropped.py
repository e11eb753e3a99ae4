"""Batch exports that lie in a round's folder: taken in by whoever refreshes, without unpacking by hand.

What belongs here: finding them and taking each in. What does not: how one is taken in (`take_in`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.declared.errors import DeclarationError
from pipeline.inbox.batch_export import BatchExport, NotAnExport, is_batch_export
from pipeline.inbox.take_in import TakenIn, take_in


@dataclass(frozen=True, slots=True)
class Dropped:
    """One export, by its path within the raw folder: what was taken in, or why it could not be."""

    source_file: str
    taken: TakenIn | None
    problem: str = ""


def take_in_dropped(raw_dir: Path, collections: Sequence[str]) -> list[Dropped]:
    """Every export of these collections, by name: a newer one of the same batch comes after an older."""
    return [_taken(raw_dir, path) for name in collections for path in _exports(raw_dir / name)]


def _exports(folder: Path) -> Iterator[Path]:
    for round_ in sorted(folder.glob("[0-9][0-9][0-9][0-9]")):
        yield from (path for path in sorted(round_.glob("*.[zZ][iI][pP]")) if is_batch_export(path))


def _taken(raw_dir: Path, path: Path) -> Dropped:
    name = path.relative_to(raw_dir).as_posix()
    try:
        return Dropped(name, take_in(BatchExport(path), path.parent))
    except (NotAnExport, DeclarationError) as error:
        return Dropped(name, None, str(error))
    except OSError as error:
        return Dropped(name, None, f"{name} could not be taken in: {error.strerror} ({error.filename}).")
