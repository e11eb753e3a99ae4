"""Legends: what a file itself says its signs mean (`* fewer than 5`, `- = nil`, `Blank cells mean zero`).

What belongs here: recognising such a line and the value it gives a sign. What does not: the signs' usual meaning
(`markers.toml`), which a legend overrides.
"""

from __future__ import annotations

import re

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.values import Value, exact, value_of_text

_SIGN = re.compile(
    r"""^(?:(?:(?:this|these)\s+\w+\s+uses?|key|legend|symbols?|shorthand|notes?)[^:=\[]{0,40}:\s*)?
    \W{0,2}(?:an?\s+|the\s+|cells?\s+(?:marked|shown)\s+(?:as|with)\s+|values?\s+(?:of|shown\s+as)\s+|where\s+)?
    (?P<sign>asterisks?|dash(?:es)?|hyphens?|stars?|dots?|blanks?(?:\s+cells?)?|empty\s+cells?|[*]{1,3}|[-.:#~^†‡]{1,3}|\[[a-z]{1,4}\]|[xcz])
    (?:\s*\(\s*['"]?[^)\w]{1,3}['"]?\s*\))?['"]?
    \s*(?:(?<=[*†‡\]])\s*(?=(?:suppress|withh|redact|not\s+(?:held|available|recorded)|few|less\s+than|under\s+\d))|
    =|:|-|\bis\b|\bare\b|denotes?|indicates?|means?|represents?|shows?|signif(?:y|ies)|used\s+(?:for|to\s+show))
    \s*(?:that\s+|where\s+|an?\s+|the\s+)?(?P<meaning>.+)$""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = {"asterisk": "*", "star": "*", "dash": "-", "hyphen": "-", "dot": ".", "blank": "", "empty": ""}
_ZERO = re.compile(
    r"\b(?:nil|zero|none|no (?:\w+ )*(?:offences?|crimes?|records?|incidents?|recorded|reports?)(?: \w+)*|0)\b", re.I
)
_BOUNDED = re.compile(
    r"(?:<=?|≤|\b(?:fewer|less|lower) than|\bunder|\bbelow|\bup to|\bbetween)\s*(?:or equal to\s*)?\w+(?:\s*(?:-|to|"
    r"and)\s*\w+)?(?: or (?:less|fewer))?|\b\d+\s*(?:-|to)\s*\d+\b",
    re.I,
)
_NOT_AVAILABLE = re.compile(
    r"\bnot? (?:held|recorded|available|applicable|data|information)\b|"
    r"\b(?:could not|cannot|can not) be (?:searched|retrieved|provided|extracted|supplied)\b",
    re.I,
)
_BETWEEN = re.compile(r"\bbetween\s+(\w+)\s+and\b", re.I)
_ROUNDED = re.compile(
    r"(?:\bround(?:ed|ing)\b[^.]{0,40}\b(?:nearest|base|multiple of|to)|\bto (?:the )?nearest)\s+(?:multiple of\s+)?"
    r"(\d+(?:,\d{3})*|three|five|ten|hundred|thousand)\b",
    re.I,
)
_NUMBERS = {"three": 3, "five": 5, "ten": 10, "hundred": 100, "thousand": 1000}
_COARSEST = 1000


def legend_of(raw: str) -> tuple[str, Value] | None:
    """The sign that a line explains and the value it gives it; None for any other line. The sign of an empty cell is
    ``""``."""
    text = clean(raw)
    if len(text) > 200 or not (match := _SIGN.match(text)):
        return None
    sign, meaning = match.group("sign").casefold(), match.group("meaning").strip(" .\"'")
    sign = next((short for word, short in _SIGNS.items() if sign.startswith(word)), sign)
    if bounded := _BOUNDED.search(meaning):
        said = _BETWEEN.sub(r"\1 to", bounded.group())  # `between 1 and 4`
        value = value_of_text(said.replace("between ", "").replace("lower than", "less than"))
        if value is not None and value.kind == "missing":
            return sign, value
    if _NOT_AVAILABLE.search(meaning):
        value = value_of_text(meaning)
        return (sign, value) if value is not None else (sign, Value("missing", "not_available", None, 0, None))
    if re.search(r"\b(?:suppress|withheld|redact|disclos|confidential|small|low)", meaning, re.I):
        return sign, Value("missing", "suppressed", None, 0, None)
    return (sign, exact(0)) if _ZERO.search(meaning) else None


def rounding_of(raw: str) -> int | None:
    """The base that a note says all figures are rounded to: 5 for `rounded to the nearest five`."""
    if (
        (match := _ROUNDED.search(clean(raw))) is None
        or "percent" in raw.casefold()
        or "%" in raw
        or "decimal" in raw.casefold()
    ):
        return None
    word = match.group(1).casefold()
    base = _NUMBERS.get(word) or int(word.replace(",", ""))
    return base if 1 < base <= _COARSEST else None
