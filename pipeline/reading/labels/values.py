"""What one cell states: an exact count, a range, a reason for its absence, or no value at all.

What belongs here: thousands separators, note markers glued to numbers, ranges such as `<5`, and the shorthand of
`markers.toml`. What does not: whether a number is a count, a year or a code, which its headers decide.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache, lru_cache
from pathlib import Path

from pipeline.reading.labels.text import clean
from pipeline.reading.model import CellValue

_WORDS = {
    word: number
    for number, word in enumerate(
        [
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
    )
}
_NUMBER = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)"
_EXACT = re.compile(
    rf"^({_NUMBER})(?:\.0+)?\s*((?:[*†‡§^~#]+|\([a-z]{{1,2}}\)|\[[a-z]{{1,3}}\]|\[note ?\d+\]|\(note ?\d+\)|[rpe])*)$",
    re.I,
)
# With its unit in words; also a label, where a table counts people by their offences.
_WITH_UNIT = re.compile(
    rf"^({_NUMBER})\s+(?:recorded |reported )?(?:offences?|crimes?)(?: (?:were |was )?(?:recorded|reported))?[.*]?$",
    re.I,
)
_DECIMAL = re.compile(rf"^-?\s*{_NUMBER}?\.\d+$")
_NEGATIVE = re.compile(rf"^(?:-\s*{_NUMBER}|\(\s*{_NUMBER}\s*\))$")
_PERCENT = re.compile(rf"^[+-]?\s*{_NUMBER}(?:\.\d+)?\s*(?:%|per ?cent|percent)$", re.I)
_MONEY = re.compile(rf"^-?\s*[£$€]\s*{_NUMBER}(?:\.\d+)?[kKmM]?$")
_AMOUNT = rf"({_NUMBER}|{'|'.join(_WORDS)})"
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
# A number said again in words, and a bound with the word that says why it is one.
_SAID_AGAIN = re.compile(rf"^({_NUMBER})\s*\(({'|'.join(_WORDS)})\)$", re.I)
_UNIT = re.compile(r"\s+(?:recorded |reported )?(?:offences?|crimes?)(?: (?:were |was )?(?:recorded|reported))?$", re.I)
_WHY_BOUNDED = re.compile(
    r"\s*[(\[](?:suppressed|withheld|redacted|exempt|s(?:ection|ec)?\.? ?40[^()]{0,20})[)\]]$", re.I
)


# A float no longer holds every whole number; nobody records as many offences.
_BEYOND_COUNTING = 1e15
_BEYOND_NUMBERS = re.compile(r"\d(?:,?\d){15,}")


_ABOUT = re.compile(
    rf"^(?:~|≈|c\.?|ca\.?|circa|approx(?:\.|imately)?|about|around|roughly|some|nearly|almost|estimated|est\.?)\s*{_NUMBER}\b"
    rf"|^{_NUMBER}\s*(?:approx(?:\.|imately)?|or so|ish|\(?est(?:\.|imated?)?\)?)\W*$",
    re.I,
)


# A single space may stand before a thousand; nothing else that parts two numbers joins them.
_APART = re.compile(r"\d(?:[\t\n\r\v\f\u2028\u2029]|\s\s)\s*\d")


def is_about(text: str) -> bool:
    """True for a number that is said to be about right, which gives it no bounds: `approx 50`, `c. 40`."""
    return _ABOUT.match(clean(text)) is not None


def is_two_numbers(text: str) -> bool:
    """True for two numbers in one cell, of which nothing says which is meant: `277 (281)`, `12 / 13`, two lines."""
    between = rf"{_NUMBER}\s*(?:[(/&;,]|and|or)\s*{_NUMBER}\s*\)?"
    if _APART.search(text) is not None:
        return not any(map(str.isalpha, text))
    return re.fullmatch(between, clean(text), re.I) is not None


@dataclass(frozen=True, slots=True)
class Value:
    """A stated value. `kind` is `count`, `missing`, `percent`, `money`, `decimal` or `negative`; only `count` and
    `missing` can become observations. `marker` is a note marker glued to the number."""

    kind: str
    status: str
    count: int | None = None
    low: int | None = None
    high: int | None = None
    marker: str = ""
    number: float | None = None
    weak: bool = False


@lru_cache(maxsize=65536)
def exact(count: int, marker: str = "") -> Value:
    """A stated number. It is the same object wherever it stands, for a long file has few different ones."""
    return Value("count", "reported", count, count, count, marker, float(count))


@cache
def _markers() -> tuple[dict[str, str], dict[str, re.Pattern[str]]]:
    """Marker text -> status, and status -> pattern of its longer wordings."""
    tables = tomllib.loads((Path(__file__).parent / "markers.toml").read_text("utf-8"))
    texts = {text: status for status, table in tables.items() for text in table["texts"]}
    return texts, {status: re.compile(table["pattern"], re.I) for status, table in tables.items() if "pattern" in table}


def value_of(cell: CellValue, unit: str = "") -> Value | None:
    """What a cell states, or None for text that is no value. `unit`: the cell's format shows a percentage or money."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, (date, time, timedelta)):
        return None
    if isinstance(cell, str):
        return value_of_text(cell)
    if unit:
        return Value(unit, "", number=float(cell))
    number = float(cell)
    if number != number or number in (float("inf"), float("-inf")):
        return Value("decimal", "", number=None)
    if number < 0:
        return Value("negative", "", number=number)
    is_count = number.is_integer() and number < _BEYOND_COUNTING
    return exact(int(number)) if is_count else Value("decimal", "", number=number)


@lru_cache(maxsize=65536)
def value_of_text(raw: str) -> Value | None:
    text = clean(raw)
    if not text or _BEYOND_NUMBERS.search(text) or _APART.search(raw):
        return None
    if match := _EXACT.match(text):
        marker = match.group(2).strip().strip("()[]").casefold()
        count = int(re.sub(r"[, ]", "", match.group(1)))
        if marker == "e":
            return Value("missing", "estimated", None, 0, None, marker, float(count))
        return exact(count, marker)
    if match := _WITH_UNIT.match(text):
        return replace(exact(int(re.sub(r"[, ]", "", match.group(1)))), weak=True)
    if _PERCENT.match(text):
        return Value("percent", "")
    if _MONEY.match(text):
        return Value("money", "")
    if _DECIMAL.match(text):
        return Value("decimal", "", number=float(re.sub(r"[, ]", "", text)))
    if _NEGATIVE.match(text):
        return Value("negative", "", number=-float(re.sub(r"[^\d]", "", text)))
    if (match := _SAID_AGAIN.match(text)) and _amount(match.group(1)) == _amount(match.group(2)):
        return exact(_amount(match.group(1)))
    bare = _UNIT.sub("", _WHY_BOUNDED.sub("", text))
    bounded = _bounded(bare)
    return replace(bounded, weak=True) if bounded and bare != text else bounded or _marked(text)


def _amount(text: str) -> int:
    lowered = text.casefold()
    return _WORDS[lowered] if lowered in _WORDS else int(re.sub(r"[, ]", "", text))


def _bounded(text: str) -> Value | None:
    """`<5` is 0..4, `1-4` is 1..4, `≤5` is 0..5, `>100` is 101 and more, `12 or 13` is 12..13."""
    if match := _LESS.match(text):
        return Value("missing", "suppressed", None, 0, max(_amount(match.group(1)) - 1, 0))
    if match := _AT_MOST.match(text):
        return Value("missing", "suppressed", None, 0, _amount(match.group(1) or match.group(2)))
    if match := _MORE.match(text):
        return Value("missing", "suppressed", None, _amount(match.group(1)) + 1, None)
    if match := _AT_LEAST.match(text):
        return Value("missing", "suppressed", None, _amount(match.group(1) or match.group(2)), None)
    if match := _RANGE.match(text):
        low, high = (_amount(amount) for amount in match.groups() if amount)
        years = 1980 <= low <= 2050 and 1980 <= high <= 2050
        alternatives = re.search(r"\bor\b", text) is not None
        if low < high and not years and (not alternatives or high == low + 1):
            return Value("missing", "suppressed", None, low, high)
    return None


def _marked(text: str) -> Value | None:
    texts, wordings = _markers()
    lowered = text.casefold()
    for candidate in (lowered, lowered.rstrip(" .;"), lowered.strip("()[] .;"), lowered.rstrip("* ")):
        status = texts.get(candidate)
        if status == "zero":
            return Value("count", "reported", 0, 0, 0, number=0.0)
        if status:
            return Value("missing", status, None, 0, None, weak=candidate.isalpha() and len(candidate) > 1)
    sections = (lowered.rstrip(" ."), lowered.strip("()[] ."))
    for status, pattern in wordings.items():
        if any(map(pattern.fullmatch, sections)):
            return Value("missing", status, None, 0, None, weak=True)
    return None
