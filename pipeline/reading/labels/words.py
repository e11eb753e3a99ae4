"""The words of table headers, `words.toml`, of notes, `notes.toml`, of those attached to a figure, `attached.toml`, and
of particulars, `particulars.toml`, as compiled patterns.

What belongs here: loading them, and which of them a text holds. What does not: what follows from it.

The texts of labels come again with each figure and in file after file, so that answers about them are kept.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_FILES = ("words.toml", "notes.toml", "claims.toml", "attached.toml", "particulars.toml")


@cache
def patterns(table: str) -> dict[str, re.Pattern[str]]:
    """The compiled patterns of one table of words, in file order."""
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _words()[table].items()}


@cache
def _words() -> dict[str, dict[str, str]]:
    files = ((Path(__file__).parent / name).read_text("utf-8") for name in _FILES)
    return {table: words for text in files for table, words in tomllib.loads(text).items()}


@lru_cache(maxsize=16384)
def says(table: str, name: str, text: str) -> bool:
    """True if a text holds the pattern `name` of a table."""
    return patterns(table)[name].search(text) is not None


@lru_cache(maxsize=16384)
def first_of(table: str, text: str) -> str | None:
    """The name of the first pattern of a table that a text holds."""
    return next((name for name, pattern in patterns(table).items() if pattern.search(text)), None)
