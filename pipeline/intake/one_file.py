"""One response read by itself, with everything that is declared about it, as a refresh would read it.

What belongs here: finding the collection, round and declarations of a file from where it lies. What does not:
showing what was understood (`commands/inspect`), or reading many files (`gather`).
"""

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.declared.collection import Collection, load_collection
from pipeline.declared.corrections import load_corrections
from pipeline.declared.errors import DeclarationError
from pipeline.declared.requests import FILE_NAME as REQUEST_LOG
from pipeline.declared.requests import read_log
from pipeline.declared.sidecar import load_sidecar
from pipeline.intake.files import DECLARATIONS
from pipeline.intake.guard import why_not_opened
from pipeline.intake.job import fault_of_ours, refused
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies: its collection and round, both unknown for a file outside the raw folder. `note` says what
    else a person should know of how it was read."""

    source_file: str
    collection: str
    round: int | None
    note: str = ""


class NotAResponse(ValueError):
    """A file that somebody wrote for us beside the responses."""


def place_of(path: Path, raw_dir: Path) -> Place:
    """Collection and round of `<raw>/<collection>/<round>/...`. Raises `NotAResponse` for declarations."""
    if path.suffix == ".toml" and path.with_suffix("").is_file():
        raise NotAResponse(f"{path.name} is a sidecar. Inspect the response beside it: {path.with_suffix('')}")
    if path.name in DECLARATIONS or path.suffix == ".toml":
        raise NotAResponse(f"{path.name} is written by us, not sent by a force. Inspect a response instead.")
    try:
        inside = path.resolve().relative_to(raw_dir.resolve())
    except ValueError:
        return Place(path.name, "", None)
    parts = inside.parts
    if len(parts) >= 3 and len(parts[1]) == 4 and parts[1].isascii() and parts[1].isdigit():
        return Place(inside.as_posix(), parts[0], int(parts[1]))
    return Place(inside.as_posix(), parts[0] if len(parts) > 1 else "", None)


def read_one(path: Path, raw_dir: Path) -> tuple[Place, Reading]:
    """What the file states, with the account of every cell. A declaration that cannot be used is a refusal that says
    so, and so is a fault of the reader."""
    place = place_of(path, raw_dir)
    # A link may lead anywhere: whoever asks for this one file means it.
    problem = why_not_opened(Path(path.anchor or "/"), path)
    if problem is not None:
        return place, refused(*problem)
    try:
        settings = load_collection(raw_dir, place.collection) if place.collection else Collection(name="none")
        sidecar = load_sidecar(path, settings.layouts)
        own = place.source_file.removeprefix(f"{place.collection}/")
        all_corrections = load_corrections(raw_dir, place.collection) if place.collection else ()
        place, forces = _forces_in_log(raw_dir, place)
        reading = read_response(
            path,
            source_file=place.source_file,
            collection=place.collection,
            round_=place.round,
            settings=settings,
            sidecar=sidecar,
            corrections=tuple(one for one in all_corrections if one.file == own),
            expected_forces_of_file=forces,
        )
    except DeclarationError as error:
        key = f", {error.key}" if error.key else ""
        reason = f"{Path(error.file).name} cannot be used{key}: {error.message}"
        reading = refused(reason, error.suggestion or f"Mend {error.file}.", layout="declared")
    except Exception as error:  # noqa: BLE001 (whatever the file holds, a person is told and not shown a traceback)
        reading = refused(*fault_of_ours(error))
    return place, reading


def _forces_in_log(raw_dir: Path, place: Place) -> tuple[Place, tuple[str, ...]]:
    """The forces under which the round's request log lists the file; none, with a note, where the log is faulty."""
    if place.round is None:
        return place, ()
    folder = f"{place.collection}/{place.round}/"
    try:
        log = read_log(raw_dir / folder / REQUEST_LOG)
    except DeclarationError as error:
        note = f"{folder}{REQUEST_LOG} was not used: {error.key}: {error.message} {error.suggestion}".strip()
        return replace(place, note=note), ()
    name = place.source_file.removeprefix(folder)
    return place, tuple(request.force_id for request in log if name in request.files)
