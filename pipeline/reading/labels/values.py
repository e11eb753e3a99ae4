"""What one cell states: an exact count, a range, a reason for its absence, or no value at all.

What belongs here: thousands separators, note markers glued to numbers, and the shorthand of `markers.toml`. What does
not: ranges such as `<5` (`intervals.py`), or whether a number is a count, a year or a code, which its headers decide.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache, lru_cache
from pathlib import Path

from pipeline.reading.labels.intervals import IN_WORDS, NUMBER, amount_of, interval_of
from pipeline.reading.labels.text import clean
from pipeline.reading.model import CellValue

_EXACT = re.compile(
    rf"^({NUMBER})(?:\.0+)?\s*((?:[*†‡§^~#]+|\([a-z]{{1,2}}\)|\[[a-z]{{1,3}}\]|\[note ?\d+\]|\(note ?\d+\)|[rpe])*)$",
    re.I,
)
# With its unit in words; also a label, where a table counts people by their offences.
_WITH_UNIT = re.compile(
    rf"^({NUMBER})\s+(?:recorded |reported )?(?:offences?|crimes?)(?: (?:were |was )?(?:recorded|reported))?[.*]?$",
    re.I,
)
_DECIMAL = re.compile(rf"^-?\s*{NUMBER}?\.\d+$")
_NEGATIVE = re.compile(rf"^(?:-\s*{NUMBER}|\(\s*{NUMBER}\s*\))$")
_PERCENT = re.compile(rf"^[+-]?\s*{NUMBER}(?:\.\d+)?\s*(?:%|per ?cent|percent)$", re.I)
_MONEY = re.compile(rf"^-?\s*[£$€]\s*{NUMBER}(?:\.\d+)?[kKmM]?$")
# A number said again in words, and a bound with the word that says why it is one.
_SAID_AGAIN = re.compile(rf"^({NUMBER})\s*\(({IN_WORDS})\)$", re.I)
_UNIT = re.compile(r"\s+(?:recorded |reported )?(?:offences?|crimes?)(?: (?:were |was )?(?:recorded|reported))?$", re.I)
_WHY_BOUNDED = re.compile(
    r"\s*[(\[](?:suppressed|withheld|redacted|exempt|s(?:ection|ec)?\.? ?40[^()]{0,20})[)\]]$", re.I
)
# A float no longer holds every whole number; nobody records as many offences.
_BEYOND_COUNTING = 1e15
_BEYOND_NUMBERS = re.compile(r"\d(?:,?\d){15,}")
_ABOUT = re.compile(
    rf"^(?:~|≈|c\.?|ca\.?|circa|approx(?:\.|imately)?|about|around|roughly|some|nearly|almost|estimated|est\.?)\s*{NUMBER}\b"
    rf"|^{NUMBER}\s*(?:approx(?:\.|imately)?|or so|ish|\(?est(?:\.|imated?)?\)?)\W*$",
    re.I,
)
# A single space may stand before a thousand; nothing else that parts two numbers joins them.
_APART = re.compile(r"\d(?:[\t\n\r\v\f\u2028\u2029]|\s\s)\s*\d")


def is_about(text: str) -> bool:
    """True for a number that is said to be about right, which gives it no bounds: `approx 50`, `c. 40`."""
    return _ABOUT.match(clean(text)) is not None


def is_two_numbers(text: str) -> bool:
    """True for two numbers in one cell, of which nothing says which is meant: `277 (281)`, `12 / 13`, two lines."""
    between = rf"{NUMBER}\s*(?:[(/&;,]|and|or)\s*{NUMBER}\s*\)?"
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
        count = amount_of(match.group(1))
        if marker == "e":
            return Value("missing", "estimated", None, 0, None, marker, float(count))
        return exact(count, marker)
    if match := _WITH_UNIT.match(text):
        return replace(exact(amount_of(match.group(1))), weak=True)
    if _PERCENT.match(text):
        return Value("percent", "")
    if _MONEY.match(text):
        return Value("money", "")
    if _DECIMAL.match(text):
        return Value("decimal", "", number=float(re.sub(r"[, ]", "", text)))
    if _NEGATIVE.match(text):
        return Value("negative", "", number=-float(re.sub(r"[^\d]", "", text)))
    if (match := _SAID_AGAIN.match(text)) and amount_of(match.group(1)) == amount_of(match.group(2)):
        return exact(amount_of(match.group(1)))
    bare = _UNIT.sub("", _WHY_BOUNDED.sub("", text))
    if interval := interval_of(bare):
        return Value("missing", "suppressed", None, *interval, weak=bare != text)
    return _marked(text)


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
