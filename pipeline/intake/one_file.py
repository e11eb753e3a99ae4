"""One response read by itself, with everything that is declared about it, as a refresh would read it.

What belongs here: finding the collection, round and declarations of a file from where it lies. What does not: showing what
was understood (`commands/inspect`), or reading many files (`gather`).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from pipeline.declared.collection import Collection, load_collection
from pipeline.declared.corrections import Correction, load_corrections
from pipeline.declared.errors import DeclarationError
from pipeline.declared.sidecar import load_sidecar
from pipeline.reading.model import Quarantined, Reading
from pipeline.reading.response import read_response


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies: its collection and round, both unknown for a file outside the raw folder."""

    source_file: str
    collection: str
    round: int | None


def place_of(path: Path, raw_dir: Path) -> Place:
    """Collection and round of `<raw>/<collection>/<round>/...`."""
    try:
        inside = path.resolve().relative_to(raw_dir.resolve())
    except ValueError:
        return Place(path.name, "", None)
    parts = inside.parts
    if len(parts) >= 3 and parts[1].isdigit():
        return Place(inside.as_posix(), parts[0], int(parts[1]))
    return Place(inside.as_posix(), parts[0] if len(parts) > 1 else "", None)


def read_one(path: Path, raw_dir: Path) -> tuple[Place, Reading]:
    """What the file states, with the account of every cell. A declaration that cannot be used is a refusal that says so."""
    place = place_of(path, raw_dir)
    try:
        settings = load_collection(raw_dir, place.collection) if place.collection else Collection(name="none")
        sidecar = load_sidecar(path, settings.layouts)
        corrections = _corrections(raw_dir, place)
    except DeclarationError as error:
        entry = Quarantined("", "", "", str(error), error.suggestion or "Mend the declaration.")
        return place, Reading("quarantined", "declared", entry.reason, quarantine=[entry])
    return place, read_response(
        path,
        source_file=place.source_file,
        collection=place.collection,
        round_=place.round,
        settings=settings,
        sidecar=sidecar,
        corrections=corrections,
        expected_forces_of_file=_forces_in_log(raw_dir, place),
    )


def _corrections(raw_dir: Path, place: Place) -> tuple[Correction, ...]:
    if not place.collection:
        return ()
    name = place.source_file.removeprefix(f"{place.collection}/")
    return tuple(c for c in load_corrections(raw_dir, place.collection) if c.file == name)


def _forces_in_log(raw_dir: Path, place: Place) -> tuple[str, ...]:
    """The forces under which the round's request log lists the file."""
    log = raw_dir / place.collection / str(place.round) / "requests.csv"
    if place.round is None or not log.is_file():
        return ()
    name = place.source_file.split("/", 2)[2]
    with log.open(encoding="utf-8-sig", newline="") as lines:
        return tuple(row["force"] for row in csv.DictReader(lines) if row.get("file") == name and row.get("force"))
