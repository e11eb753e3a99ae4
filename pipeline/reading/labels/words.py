"""The words of table headers, `words.toml`, as compiled patterns.

What belongs here: loading them, and the first of a table that a text holds. What does not: what follows from it.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path


@cache
def patterns(table: str) -> dict[str, re.Pattern[str]]:
    """The compiled patterns of one table of `words.toml`, in file order."""
    words = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in words[table].items()}


def first_of(table: str, text: str) -> str | None:
    """The name of the first pattern of a table that a text holds."""
    return next((name for name, pattern in patterns(table).items() if pattern.search(text)), None)
