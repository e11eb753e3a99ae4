"""The words that the reader knows, as compiled patterns: one file in `vocabulary/` for each kind of text.

What belongs here: loading them, and which of them a text holds. What does not: what follows from it.

The texts of labels come again with each figure and in file after file, so that answers about them are kept.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from pipeline.reference.patterns import compiled

_FOLDER = Path(__file__).parent / "vocabulary"


@cache
def patterns(table: str) -> dict[str, re.Pattern[str]]:
    """The compiled patterns of one table of words, in file order."""
    return {name: compiled(lines) for name, lines in _words()[table].items()}


@cache
def _words() -> dict[str, dict[str, str]]:
    files = (tomllib.loads(file.read_text("utf-8")) for file in sorted(_FOLDER.glob("*.toml")))
    return {table: words for file in files for table, words in file.items()}


@lru_cache(maxsize=16384)
def says(table: str, name: str, text: str) -> bool:
    """True if a text holds the pattern `name` of a table."""
    return patterns(table)[name].search(text) is not None


@lru_cache(maxsize=16384)
def first_of(table: str, text: str) -> str | None:
    """The name of the first pattern of a table that a text holds."""
    return next((name for name, pattern in patterns(table).items() if pattern.search(text)), None)
