"""Intervals as they are written of a count: `<5`, `less than five`, `1-4`, `at most 10`, `12 or 13`, `100 or more`.

What belongs here: an interval's wording and its ends. What does not: exact counts and reasons for none (`values.py`).
"""

from __future__ import annotations

import re

# A whole number, with or without thousands separators.
NUMBER = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)"
_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
IN_WORDS = "|".join(_WORDS)
_AMOUNT = rf"({NUMBER}|{IN_WORDS})"
_LESS = re.compile(rf"^(?:<|(?:just )?(?:less than|fewer than|under|below))\s*{_AMOUNT}[*~^]*$", re.I)
_AT_MOST = re.compile(
    rf"^(?:(?:<=|≤|=<|up to|at most|not? more than|a maximum of)\s*{_AMOUNT}|{_AMOUNT}\s*or (?:less|fewer|under|below))"
    r"[*~^]*$",
    re.I,
)
_MORE = re.compile(
    rf"^(?:>|(?:just )?(?:more than|over|above)|greater than|in excess of|exceed(?:s|ing))\s*{_AMOUNT}[*~^]*$", re.I
)
_AT_LEAST = re.compile(
    rf"^(?:(?:>=|≥|=>|at least|not? (?:less|fewer) than|a minimum of)\s*{_AMOUNT}|"
    rf"{_AMOUNT}\s*(?:or (?:more|over|above)|plus|\+))[*~^]*$",
    re.I,
)
_RANGE = re.compile(
    rf"^(?:between\s+{_AMOUNT}\s*(?:-|to|and)\s*{_AMOUNT}|(?:from\s+)?{_AMOUNT}\s*(?:-|to|or)\s*{_AMOUNT})$", re.I
)


def interval_of(text: str) -> tuple[int, int | None] | None:
    """The least and the most that may be meant, None at the top where nothing bounds it; None for no interval."""
    if match := _LESS.match(text):
        return 0, max(amount_of(match.group(1)) - 1, 0)
    if match := _AT_MOST.match(text):
        return 0, amount_of(match.group(1) or match.group(2))
    if match := _MORE.match(text):
        return amount_of(match.group(1)) + 1, None
    if match := _AT_LEAST.match(text):
        return amount_of(match.group(1) or match.group(2)), None
    if match := _RANGE.match(text):
        low, high = (amount_of(amount) for amount in match.groups() if amount)
        years = 1980 <= low <= 2050 and 1980 <= high <= 2050
        alternatives = re.search(r"\bor\b", text) is not None
        if low < high and not years and (not alternatives or high == low + 1):
            return low, high
    return None


def amount_of(text: str) -> int:
    """A number in digits or words."""
    lowered = text.casefold()
    return _WORDS.index(lowered) if lowered in _WORDS else int(re.sub(r"[, ]", "", text))
