"""Which reader read: one text that changes whenever what is read from the same file could change.

What belongs here: hashing code and reference data. What does not: what an answer depends on beside them (`cache`).
"""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Code, and the data that it reads. A file of another kind that the reader came to use would have to be added here;
# a test holds every file of these rooms against the list.
KINDS = {".py", ".sql", ".csv", ".toml", ".json"}

_ROOMS = ("schemas", "pipeline/declared", "pipeline/intake", "pipeline/reading", "pipeline/reference")
# Whatever opens files for the reader.
_LIBRARIES = ("python-calamine", "xlrd", "pydantic", "python-docx", "pdfplumber", "pdfminer.six", "python-oxmsg")


@cache
def reader_version() -> str:
    """A hash of the code that reads, of its reference data, and of the versions of what it reads with."""
    bounds = (ROOT / "pipeline" / "bounds.toml").read_text(encoding="utf-8")
    return digest_of(_ROOMS, [bounds, sys.version, *map(_release, _LIBRARIES)])


def digest_of(rooms: Iterable[str], more: Iterable[str] = ()) -> str:
    """A hash over the code and data in these folders, and over further texts."""
    digest = hashlib.sha256()
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in KINDS:
                digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    for text in more:
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()


def _release(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} none"
