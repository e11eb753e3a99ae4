"""Which code made a warehouse.

What belongs here: one text that changes whenever the code or its reference data does. What does not: versions of
what is published.
"""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_ROOMS = ("schemas", "pipeline")
_KINDS = {".py", ".sql", ".csv", ".toml"}


@cache
def code_version() -> str:
    """The release and a hash of the rooms that make the figures: `0.1.0+code.3f2a9c1d04be`.

    A commit would not do: it says nothing of files changed since, and an installed package has none.
    """
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((_ROOT / room).rglob("*")):
            if path.suffix in _KINDS:
                digest.update(str(path.relative_to(_ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{_release()}+code.{digest.hexdigest()[:12]}"


def _release() -> str:
    try:
        return version("foi-warehouse")
    except PackageNotFoundError:  # run from its folder without being installed
        return "0"
