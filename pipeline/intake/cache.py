"""Answers kept from one refresh to the next, so that a file is read once for as long as nothing about it changes.

What belongs here: the folder of kept answers: under which key, how whole, how many. What does not: the answers
(`answer`), or the hashes of files that did not change (`hashes`).

An answer is kept under a hash of all that it depends on: the file, its sidecar, the settings that a reader sees,
corrections, the request log's forces, and the reader itself. So nothing is ever out of date; it is only no longer
asked for. Any number of runs may share the folder: an entry is written beside and renamed into place, and an entry
that is not whole counts as none. The folder may be deleted at any time. It holds what the warehouse holds, no more.
"""

import hashlib
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

from pipeline.intake.answer import Answer, from_bytes
from pipeline.intake.job import Job
from pipeline.intake.reader_version import reader_version
from pipeline.intake.whole_files import write_whole

# The shape of an entry and of its key.
FORMAT = 1

# A response of usual size takes 3 KiB, so that this is room for several hundred thousand. Beyond it, entries that
# were not asked for longest go first.
LIMIT_BYTES = 1024**3
# What nobody has asked for in so long belongs to a file or a reader that is gone.
LIMIT_DAYS = 60
# The time of last use is kept this exactly: each file in a run need not be written to.
_USED_SECONDS = 3600.0

_ENTRY = ".json"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers."""

    folder: Path
    limit_bytes: int = LIMIT_BYTES

    @property
    def hashes(self) -> Path:
        """Where the hashes of files are remembered."""
        return self.folder / "hashes.json"

    def find(self, key: str) -> Answer | None:
        """The answer under this key; None where there is none, or none that is whole."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            head, _, payload = content.partition(b"\n")
            if head.decode("ascii") != _head(key, payload):
                return None
            found = from_bytes(payload)
            if time.time() - path.stat().st_mtime > _USED_SECONDS:
                os.utime(path)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError):
            return None
        return found

    def has(self, key: str) -> bool:
        """Whether there is an entry under this key, whole or not."""
        return self._path(key).exists()

    def keep(self, key: str, answer: bytes) -> bool:
        """Keep the bytes of an answer. A folder that cannot be written costs time in the next refresh, nothing else:
        whether it is kept."""
        return write_whole(self._path(key), _head(key, answer).encode() + b"\n" + answer)

    def tidy(self) -> None:
        """Remove what was not asked for in long, what a killed run left unfinished, and what is beyond the limit."""
        now = time.time()
        kept: list[tuple[float, int, Path]] = []
        for path in (self.folder / "answers").glob("*/*"):
            try:
                about = path.stat()
                days = (now - about.st_mtime) / 86_400
                if days > (LIMIT_DAYS if path.suffix == _ENTRY else 1):
                    path.unlink()
                elif path.suffix == _ENTRY:
                    kept.append((about.st_mtime, about.st_size, path))
            except OSError:  # another run was quicker
                continue
        size = sum(size for _, size, _ in kept)
        for _, bytes_, path in sorted(kept):
            if size <= self.limit_bytes:
                return
            path.unlink(missing_ok=True)
            size -= bytes_

    def _path(self, key: str) -> Path:
        return self.folder / "answers" / key[:2] / f"{key}{_ENTRY}"


def key_of(job: Job) -> str:
    """A hash of all that an answer depends on."""
    facts = {
        "format": FORMAT,
        "reader": reader_version(),
        "file": job.file.sha256,
        # The name can name the force, the folder the round.
        "name": job.file.source_file,
        "collection": job.file.collection,
        "round": job.file.round,
        "sidecar": None if job.sidecar is None else hashlib.sha256(job.sidecar).hexdigest(),
        "settings": job.settings.model_dump(mode="json"),
        "corrections": [one.model_dump(mode="json") for one in job.corrections],
        "forces": job.expected_forces,
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _head(key: str, payload: bytes) -> str:
    """Ties an entry to its key, so that one that was renamed is as good as a damaged one."""
    return f"foi-answer {FORMAT} {hashlib.sha256(key.encode() + payload).hexdigest()}"
