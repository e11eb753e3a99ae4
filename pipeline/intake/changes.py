"""Whether anything under the raw folder has changed, without opening a file.

What belongs here: one short text for the state of the folder. What does not: what is done about a change.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FolderState:
    """`digest` is of all names, sizes and times: the same length for ten files and for ten thousand."""

    digest: str
    files: int


def folder_state(raw_dir: Path) -> FolderState:
    """The state of a folder as it is now; hidden files and lock files of office programs are of no interest."""
    digest, files = hashlib.sha256(), 0
    for parent, folders, names in os.walk(raw_dir):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "~$")):
                continue
            path = Path(parent, name)
            try:
                about = path.stat()
            except OSError:  # gone while we looked, or a link to nowhere
                continue
            line = f"{path.relative_to(raw_dir).as_posix()}\0{about.st_size}\0{about.st_mtime_ns}\n"
            digest.update(line.encode("utf-8", "surrogateescape"))
            files += 1
    return FolderState(digest.hexdigest(), files)
