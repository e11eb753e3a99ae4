"""Small files that are there whole or not at all, whoever else writes them.

What belongs here: writing beside and renaming into place. What does not: what is in them (`cache`, `hashes`), or what
is published (`pipeline/publishing/swap`).
"""

import os
import time
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> bool:
    """Put a file there; whether that could be done. Where not, nothing happens: such files save time, and hold nothing
    of their own."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}")
    try:
        try:
            unfinished.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        return False
    return True
