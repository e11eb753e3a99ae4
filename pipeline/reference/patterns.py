"""Regular expressions of reference data, which may be written over several lines.

What belongs here: one pattern made of its lines. What does not: patterns themselves, which stand in CSV and TOML files.
"""

from __future__ import annotations

import re


def compiled(lines: str) -> re.Pattern[str]:
    """A pattern, matched without regard to case; line ends, and the spaces around them, are no part of it."""
    joined = "".join(line.strip(" ") for line in lines.splitlines()) if "\n" in lines else lines
    return re.compile(joined, re.IGNORECASE)
