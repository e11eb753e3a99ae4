"""Putting files into a round's folder: whole or not at all, and never over anything that is there.

What belongs here: writing. What does not: which file goes where (`take_in`).
"""

import os
import tempfile
from pathlib import Path

from pipeline.inbox.names import numbered


def lay_out(folder: Path, name: str, content: bytes) -> str:
    """Put a file into the folder and return its name there: a file of that name with other content stays, and the new
    one gets a number."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        candidate = name if number == 1 else numbered(name, number)
        target = folder / candidate
        if _is_same(target, content):
            return candidate
        if not os.path.lexists(target) and _create(target, content):
            return candidate
        number += 1


def write_new(path: Path, content: bytes) -> bool:
    """Write a file where there is none; False where there is one, which stays."""
    return not os.path.lexists(path) and _create(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file of ours by its new version in one step; the same content leaves it untouched."""
    if _is_same(path, content):
        return
    unfinished = _unfinished(path, content)
    unfinished.replace(path)


def _create(target: Path, content: bytes) -> bool:
    """A link fails where a file is, so that two imports at once cannot write over each other."""
    unfinished = _unfinished(target, content)
    try:
        os.link(unfinished, target)
    except FileExistsError:
        return False
    finally:
        unfinished.unlink()
    return True


def _unfinished(target: Path, content: bytes) -> Path:
    """The content on the disk under a name that no refresh looks at."""
    handle, name = tempfile.mkstemp(prefix=".incoming-", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(0o644)
    return Path(name)


def _is_same(path: Path, content: bytes) -> bool:
    is_ordinary = path.is_file() and not path.is_symlink()
    return is_ordinary and path.stat().st_size == len(content) and path.read_bytes() == content
