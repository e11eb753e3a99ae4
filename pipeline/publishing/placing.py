"""Making a stored version the published one: for a new release, and for going back to an older one.

What belongs here: the order of the steps, the note of what is under way, and the history. What does not: the renames
themselves (`swap`), or the versions (`versions`).

The rename of the database is the moment of publication. Killed before it, nothing has changed; killed after it, the
next run brings the copies after.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.publishing.places import PUBLIC, Places
from pipeline.publishing.swap import flush_tree, link_tree, put_back, swap_copies, swap_database
from pipeline.publishing.versions import ABOUT, Version, discard, now, published_version, versions

Action = Literal["published", "rolled back"]


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A version on its way to being the published one, written down so that the next run can finish or undo it."""

    action: Action
    version: str
    before: str | None

    def note(self, places: Places) -> None:
        unfinished = places.under_way.with_suffix(".unfinished")
        places.versions.mkdir(exist_ok=True)
        unfinished.write_text(json.dumps({"action": self.action, "version": self.version, "before": self.before}))
        flush_tree(unfinished)
        unfinished.replace(places.under_way)
        flush_tree(places.versions, deep=False)


def place(version: Version, going: UnderWay, places: Places) -> None:
    """Put the version's files in place, the database first. `going` has been noted. May be done again."""
    staged = places.build / f"staged-{version.name}"
    shutil.rmtree(staged, ignore_errors=True)
    link_tree(version.folder, staged)
    (staged / ABOUT).unlink()
    flush_tree(staged)
    swap_database(staged / version.database.name, places)
    swap_copies(staged, places)
    # Nobody replaces them any more, and they would grow old unnoticed.
    for gone in (_copies_of(going.before, places) | {PUBLIC}) - version.copies:
        _remove(places.folder / gone)
    _record(going, places)
    places.under_way.unlink()


def recover(places: Places) -> None:
    """Undo or finish what a killed run left, and clear up after it.

    Only for the holder of the refresh lock: nobody else may be building.
    """
    put_back(places)
    if (going := _under_way(places)) is not None:
        version = next((one for one in versions(places) if one.name == going.version), None)
        published = published_version(places)
        if version is not None and published == going.version:
            place(version, going, places)
        elif version is not None and going.action == "published" and (published or not places.database.exists()):
            discard(version, places)
    places.under_way.unlink(missing_ok=True)
    for pattern in ("foi-*.duckdb*", "copies-*", "staged-*", "discarded-*"):
        for stale in places.build.glob(pattern):
            _remove(stale)


def history(places: Places) -> Iterator[dict[str, Any]]:
    """What was published and taken back, and when, the oldest first."""
    for line in _written(places).splitlines():
        try:
            entry = json.loads(line)
        except ValueError:  # the last line of a machine that lost its power
            continue
        if isinstance(entry, dict):
            yield entry


def _record(going: UnderWay, places: Places) -> None:
    entry = {"action": going.action, "version": going.version, "before": going.before}
    last = list(history(places))[-1:]
    if last and {key: last[0].get(key) for key in entry} == entry:
        return  # a killed run had come this far
    written = _written(places)
    with places.history.open("a", encoding="utf-8") as file:
        file.write("\n" * (written[-1:] not in (b"", b"\n")) + json.dumps({"at": now(), **entry}) + "\n")
    flush_tree(places.history)


def _written(places: Places) -> bytes:
    """The history as it lies there: what of it is no text must not keep anybody from publishing."""
    return places.history.read_bytes() if places.history.exists() else b""


def _under_way(places: Places) -> UnderWay | None:
    try:
        return UnderWay(**json.loads(places.under_way.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _copies_of(name: str | None, places: Places) -> set[str]:
    return next((one.copies for one in versions(places) if one.name == name and one.about), set())


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
