"""Which code made a warehouse.

What belongs here: one text that changes whenever the code or its reference data does. What does not: versions of
what is published.
"""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from pipeline.intake.reader_version import digest_of

_ROOMS = ("schemas", "pipeline")


@cache
def code_version() -> str:
    """The release and a hash of the rooms that make the figures: `0.1.0+code.3f2a9c1d04be`.

    A commit would not do: it says nothing of files changed since, and an installed package has none.
    """
    return f"{_release()}+code.{digest_of(_ROOMS)[:12]}"


def _release() -> str:
    try:
        return version("foi-warehouse")
    except PackageNotFoundError:  # run from its folder without being installed
        return "0"
