"""Every file under the raw folder, and what it is taken for.

What belongs here: the rules of the layout `<collection>/<round>/<response file>[.toml]`. What does not: opening a file
further than its hash.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.intake.guard import looks_like_a_file, storable, why_not_opened
from pipeline.intake.hashes import Hashes, remembered

if TYPE_CHECKING:
    import pandas as pd

# Files that people write for us, by name; a sidecar is told by the response it stands beside.
DECLARATIONS = {"collection.toml", "requests.csv", "corrections.toml", "claims.csv", "received.csv"}
# Within a round: what came with the responses and is none.
LETTERS = "letters"
# What file managers and office programs leave behind.
_LEFTOVERS = {"thumbs.db", "desktop.ini"}

KINDS: dict[str, str] = {
    "response": "sent by a force",
    "declaration": "written for us: settings, request log, corrections, claims",
    "export": "a batch export, whose files are taken in beside it",
    "letter": "came with the responses and holds no table: a letter, a picture, an archive",
    "sidecar": "written for us: what is declared about the response beside it",
    "stray": "in a place where no response is looked for",
    "orphan": "a sidecar without its response",
    "unreadable": "there by name, but no file that can be opened",
}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file. `round` is None outside a round's folder, `collection` empty outside a collection's; `problem` says why
    an export could not be taken in."""

    collection: str
    round: int | None
    source_file: str
    kind: str
    sha256: str
    size: int
    problem: str = ""


class NothingFound(LookupError):
    """There is nothing to read. The message says where it was looked for and what is expected there."""


def collection_names(raw_dir: Path) -> list[str]:
    """The collections: folders of the raw folder."""
    if not raw_dir.is_dir():
        raise NothingFound(f"There is no folder {raw_dir}. Say where the responses are with --raw or FOI_RAW_DIR.")
    names = sorted(entry.name for entry in raw_dir.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    if not names:
        raise NothingFound(
            f"{raw_dir} holds no collection. Put responses into {raw_dir}/<collection>/<year>/, "
            f"such as {raw_dir}/online-child-sexual-offences/2020/kent-police.xlsx."
        )
    return names


def find_files(raw_dir: Path, collections: Sequence[str], memory: Path | None = None) -> list[FoundFile]:
    """Every file of these collections, and every one beside them, in the order of their names.

    `memory` is where the hashes of files are remembered, so that those that nobody touched need not be read.
    """
    loose = [path for path in raw_dir.iterdir() if not path.is_dir() and not _is_of_no_interest(path.name)]
    with remembered(memory) as hashes:
        found = [
            _found(raw_dir, path, "", None, "unreadable" if why_not_opened(raw_dir, path) else "stray", hashes)
            for path in loose
        ]
        for name in collections:
            found += _of_collection(raw_dir, name, hashes)
    return sorted(found, key=lambda one: one.source_file)


def require_responses(files: list[FoundFile], raw_dir: Path, collections: Sequence[str]) -> list[FoundFile]:
    """The files, when at least one was sent by a force."""
    if not any(one.kind == "response" for one in files):
        raise NothingFound(
            f"There is no response in {raw_dir}. Put the files that forces sent into "
            f"{raw_dir / collections[0]}/<year>/, where the year is that in which the requests were sent."
        )
    return files


def as_frame(files: Sequence[FoundFile]) -> "pd.DataFrame":
    """The files as a table."""
    import pandas as pd

    frame = pd.DataFrame([asdict(one) for one in files], columns=[field.name for field in fields(FoundFile)])
    return frame.astype({"round": "Int64"})


def from_frame(frame: "pd.DataFrame") -> list[FoundFile]:
    """The files of a table that `as_frame` made."""
    rows = frame.astype("object").where(frame.notna(), None).to_dict("records")
    return [FoundFile(**{str(name): value for name, value in row.items()}) for row in rows]


def _of_collection(raw_dir: Path, name: str, hashes: Hashes) -> Iterator[FoundFile]:
    for path in _walk(raw_dir / name):
        round_ = _round_of(path.relative_to(raw_dir / name))
        inside = path.relative_to(raw_dir / name)
        # Telling the kind may take a look into the file: at a pipe that would wait for ever.
        is_openable = why_not_opened(raw_dir, path) is None
        kind = _kind(path, inside, round_) if is_openable else "unreadable"
        yield _found(raw_dir, path, name, round_, kind, hashes)


def _kind(path: Path, inside: Path, round_: int | None) -> str:
    if path.name in DECLARATIONS:
        return "declaration"
    if path.suffix == ".toml":
        return "sidecar" if path.with_suffix("").is_file() else "orphan"
    if round_ is None:
        return "stray"
    if len(inside.parts) > 2 and inside.parts[1] == LETTERS:
        return "letter"
    from pipeline.inbox.batch_export import is_batch_export

    return "export" if len(inside.parts) == 2 and is_batch_export(path) else "response"


def _round_of(inside: Path) -> int | None:
    """The round in whose folder a file lies, at any depth: a batch export has a folder per force."""
    first = inside.parts[0]
    return int(first) if len(inside.parts) > 1 and len(first) == 4 and first.isascii() and first.isdigit() else None


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in names if not _is_of_no_interest(name))
        # What is no file and would be passed over: links that are not followed, folders that look like files.
        inside = [Path(parent, name) for name in folders]
        yield from (path for path in inside if looks_like_a_file(path.name) or path.is_symlink())


def _is_of_no_interest(name: str) -> bool:
    """Hidden files, read-me files, and the lock files of office programs (`~$kent.xlsx`, `.~lock.kent.ods#`)."""
    return name.startswith((".", "~$")) or name.upper().startswith("README") or name.lower() in _LEFTOVERS


def _found(raw_dir: Path, path: Path, collection: str, round_: int | None, kind: str, hashes: Hashes) -> FoundFile:
    name = path.relative_to(raw_dir).as_posix()
    if kind != "unreadable":
        try:
            return FoundFile(collection, round_, name, kind, *hashes.sha256_of(path, name))
        except OSError:
            pass  # gone or changed since it was looked at
    return FoundFile(collection, round_, storable(name), "unreadable", "", 0)
