"""The last published versions, each whole: `versions/<moment>-<run>/` with the database and every copy of it.

What belongs here: storing, listing, naming, checking and forgetting them. What does not: making one the published one
(`placing`), or what two of them differ in (`release_diff`).

Files are shared with the published ones by hard links, so that the published version costs its room once.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.publishing.places import Places, PublishingFailed
from pipeline.publishing.swap import flush_tree

ABOUT = "version.json"
# The published one and the one before it, without which nothing could be compared or taken back.
FEWEST_KEPT = 2
KEPT = 5


class NoSuchVersion(PublishingFailed):
    """Nothing of this name is kept. The message lists what is."""


class DamagedVersion(PublishingFailed):
    """A file of a version is not as it was published."""


@dataclass(frozen=True, slots=True)
class Version:
    """One published version, as its `version.json` describes it."""

    folder: Path
    about: Mapping[str, Any]

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def database(self) -> Path:
        return self.folder / "foi.duckdb"

    @property
    def files(self) -> Mapping[str, Mapping[str, Any]]:
        """Size and SHA-256 of each file, by its path within the folder."""
        files: Mapping[str, Mapping[str, Any]] = self.about.get("files", {})
        return files

    @property
    def copies(self) -> set[str]:
        """The names of what stands beside the published database."""
        return {path.partition("/")[0] for path in self.files} - {self.database.name}


def version_name(published_at: datetime, run_id: str) -> str:
    """`20200901T093000Z-3f2a9c1d`; names sort as the moments do."""
    return f"{published_at:%Y%m%dT%H%M%SZ}-{run_id[:8]}"


def versions(places: Places) -> list[Version]:
    """Every version kept, the oldest first."""
    found = [Version(about.parent, _read(about)) for about in places.versions.glob(f"*/{ABOUT}")]
    return sorted(found, key=lambda one: (one.about.get("published_at", ""), one.name))


def published_version(places: Places) -> str | None:
    """The name of the version that is published, as the published file itself has it."""
    import duckdb

    if not places.database.exists():
        return None
    try:
        with duckdb.connect(str(places.database), read_only=True) as connection:
            ((at, run_id),) = connection.execute("SELECT published_at, run_id FROM meta.publication").fetchall()
    except (duckdb.Error, ValueError):
        return None
    return version_name(at, run_id)


def find(places: Places, name: str) -> Version:
    """The version of this name, or of the only name that begins so; `published` and `previous` are names too."""
    kept = versions(places)
    if name in ("published", "previous"):
        current = published_version(places)
        at = [one.name for one in kept].index(current) if current in {one.name for one in kept} else None
        chosen = [] if at is None else kept[at : at + 1] if name == "published" else kept[max(at - 1, 0) : at]
    else:
        chosen = [one for one in kept if one.name == name] or [one for one in kept if one.name.startswith(name)]
    if len(chosen) == 1:
        return chosen[0]
    listed = ", ".join(one.name for one in kept) or "none"
    what = f"{len(chosen)} versions begin with {name!r}" if chosen else f"There is no version {name!r}"
    raise NoSuchVersion(f"{what} in {places.versions}. Kept are: {listed}.")


def store(built: Path, copies: Path, name: str, places: Places, about: Mapping[str, object]) -> Version:
    """Keep a finished database and its copies as a version. It appears whole or not at all."""
    built.rename(copies / "foi.duckdb")
    described = {"version": name, **about, "files": _hashes(copies)}
    (copies / ABOUT).write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    flush_tree(copies)
    places.versions.mkdir(exist_ok=True)
    copies.rename(places.versions / name)
    flush_tree(places.versions, deep=False)
    return Version(places.versions / name, described)


def check(version: Version) -> None:
    """Raise `DamagedVersion` unless every file is as it was published."""
    found = _hashes(version.folder) if version.about else {}
    if (
        wrong := [ABOUT]
        if not version.about
        else [path for path, said in version.files.items() if found.get(path) != said]
    ):
        raise DamagedVersion(
            f"Version {version.name} is damaged: {', '.join(wrong[:3])}{' and more' if len(wrong) > 3 else ''} "
            f"{'is' if len(wrong) == 1 else 'are'} not as published. What is published stays. "
            "Choose another version (`foi versions`), or make it anew with `foi refresh`."
        )


def forget(places: Places, keep: int, spared: Sequence[str | None]) -> None:
    """Keep the newest `keep` versions and those `spared`, and remove the others."""
    for old in versions(places)[: -max(keep, FEWEST_KEPT)]:
        if old.name not in spared:
            discard(old, places)


def discard(version: Version, places: Places) -> None:
    """Remove a version; it is no longer one from the first moment, even if this is killed."""
    leaving = places.build / f"discarded-{version.name}"
    version.folder.rename(leaving)
    shutil.rmtree(leaving, ignore_errors=True)


def now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _hashes(folder: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != ABOUT:
            with path.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
            found[path.relative_to(folder).as_posix()] = {"bytes": path.stat().st_size, "sha256": digest}
    return found


def _read(about: Path) -> Mapping[str, Any]:
    """What a version says of itself; nothing, where that is damaged."""
    try:
        found = json.loads(about.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    whole = isinstance(found, dict) and found.keys() >= {"published_at", "rows", "files"}
    return found if whole else {}
