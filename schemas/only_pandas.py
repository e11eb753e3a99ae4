"""Pandera without the frame libraries that happen to be installed beside pandas.

What belongs here: keeping their import, which takes longer than reading a hundred responses, out of every process.
What does not: what Pandera is used for (`fields`).
"""

import sys
from importlib import import_module


def without_other_frames() -> None:
    """Have Pandera look for Dask's frames while they cannot be found: it looks once, and uses them for nothing here."""
    name = "dask.dataframe" if "dask" in sys.modules else "dask"
    if name in sys.modules:
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        import_module("pandera.typing.dask")
    finally:
        del sys.modules[name]
