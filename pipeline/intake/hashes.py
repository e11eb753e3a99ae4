"""The hashes of files as last seen, so that a file that nobody touched need not be read to know that.

What belongs here: when a remembered hash may be trusted. What does not: finding files (`files`).

A hash is trusted while name, size, device, inode and both times of a file stand as they did, the second of which (of
change, not of modification) no program can set. A file that was written to at the very moment of hashing could keep
its times while its content changed, for as long as the file system's clock had not moved on; so what was that young
when it was hashed is hashed again.
"""

import hashlib
import json
import os
import time
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pipeline.intake.whole_files import write_whole

# The coarsest file systems (FAT, some shares) tell times two seconds apart; a share's clock may also be a little off.
YOUNG_NS = 5_000_000_000

Stamp = tuple[int, int, int, int, int]


class Hashes:
    """SHA-256 of files, remembered in a file of their own."""

    def __init__(self, memory: Path | None) -> None:
        self._memory = memory
        self._before = _load(memory) if memory else {}
        self._now: dict[str, tuple[Stamp, str]] = {}

    def sha256_of(self, path: Path, name: str) -> tuple[str, int]:
        """Hash and size of a file. Raises OSError where it cannot be read."""
        about = path.stat()
        stamp = _stamp(about)
        known = self._before.get(name)
        if known is not None and known[0] == stamp:
            self._now[name] = known
            return known[1], about.st_size
        looked = time.time_ns()
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            # What changed meanwhile is not remembered; whether it is the file that is read is looked at then.
            if (
                _stamp(os.fstat(file.fileno())) == stamp
                and max(about.st_mtime_ns, about.st_ctime_ns) < looked - YOUNG_NS
            ):
                self._now[name] = (stamp, found)
        return found, about.st_size

    def remember(self) -> None:
        """Keep what was seen for the next run. A folder that cannot be written costs time then, nothing else."""
        if self._memory is not None and self._now != self._before:
            _save(self._memory, self._now)


@contextmanager
def remembered(memory: Path | None) -> Iterator[Hashes]:
    """Hashes that are remembered when the block ends well."""
    hashes = Hashes(memory)
    yield hashes
    hashes.remember()


def forget(memory: Path, names: Container[str]) -> None:
    """Have these files hashed again: reading them did not go as their hashes promised."""
    known = _load(memory)
    if any(name in names for name in known):
        _save(memory, {name: one for name, one in known.items() if name not in names})


def _save(memory: Path, known: Mapping[str, tuple[Stamp, str]]) -> None:
    text = json.dumps(known)
    write_whole(memory, f"{_digest(text)}\n{text}".encode())


def _load(memory: Path) -> dict[str, tuple[Stamp, str]]:
    """What was remembered; nothing where the file is not whole, since one wrong digit would be published."""
    try:
        digest, _, text = memory.read_text(encoding="utf-8").partition("\n")
        if digest != _digest(text):
            return {}
        return {name: (tuple(stamp), sha256) for name, (stamp, sha256) in json.loads(text).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _stamp(about: os.stat_result) -> Stamp:
    return about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_dev
