"""Numbers that a file says are no numbers: `Figures under 5 are shown as 0`, `99999 = not available`.

What belongs here: recognising such a line and what the number stands for. What does not: signs that are no numbers
(`legends.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.values import Value, value_of_text

_NUMBERS = {"zero": "0", "zeros": "0", "zeroes": "0", "nil": "0", "three": "3", "five": "5", "ten": "10"}
_NUMBER = r"\d{1,6}|zero(?:e?s)?|nil|three|five|ten"
# Of a number that nobody would count, for any other may be that of a note.
_MEANS = re.compile(
    r"""^['"(\[ ]{0,2}(?:(?:an?|the|values?\s+of|figures?\s+of|cells?\s+(?:showing|with)|where)\s+)*
    ['"]?(?P<number>0s?|zero(?:e?s)?|nil|9{2,6}|8{2,6})['"]?(?:\s+values?)?\s*
    (?:=|:|\bmeans?\b|\bdenotes?\b|\bindicates?\b|\brepresents?\b|\bsignif(?:y|ies)\b|\bis\s+used\s+(?:for|to\s+show)\b)
    \s*(?:that\s+|where\s+|an?\s+|the\s+)?(?P<meaning>.+)$""",
    re.I | re.X,
)
_SHOWN_AS = re.compile(
    rf"""(?:\b(?:figures?|numbers?|counts?|values?|totals?|cells?|results?|anything)\b[^.;]{{0,20}}\b(?:under|below)\s*
    |\b(?:less|fewer|lower)\s+than\s*|<\s?|\b\d+\s*(?:-|to|and)\s*(?=\d))
    (?P<limit>{_NUMBER})\b[^.;]{{0,40}}?\b(?:shown|replaced|recorded|given|displayed|presented|rounded|set|coded|
    represented|entered|reported)\s+(?:\w+\s+)?(?:as|by|with|to)\s+(?:an?\s+)?['"]?(?P<number>{_NUMBER})\b
    (?!\s*[-–<+%]|\s+to\b)""",
    re.I | re.X,
)
_NOT_KNOWN = re.compile(
    r"^(?:(?:data|information|figures?|records?|this|is|are|was|were) )*(?:missing|unknown|unavailable|"
    r"no (?:data|information|records?)|not (?:\w+ )?(?:held|recorded|available|collected|supplied|known))\b",
    re.I,
)
_WITHHELD = re.compile(r"\b(?:suppress|withheld|redact|disclos|confidential|low numbers?|small numbers?)", re.I)
_BOUNDED = re.compile(r"(?:<|\b(?:fewer than|less than|under|below|up to)\b)\s*(?:\d+|five|ten|three)\b", re.I)
_LONGEST = 200
_LINKING = (" as ", " by ", " with ", " to ")


@lru_cache(maxsize=16384)
def legend_of_number(raw: str) -> tuple[str, Value] | None:
    """The number that a line explains and what it stands for; None for any other line."""
    text = clean(raw)
    if len(text) > _LONGEST:
        return None
    shown = _SHOWN_AS.search(text) if any(word in text for word in _LINKING) else None
    if shown is not None:
        number, limit = _digits(shown["number"]), int(_digits(shown["limit"]))
        below = limit if text[shown.start()].isdigit() else limit - 1  # `1 to 4`, `under 5`
        return number, Value("missing", "suppressed", None, 0, max(below, int(number)))
    match = _MEANS.match(text)
    if match is None:
        return None
    number, meaning = _digits(match["number"]), match["meaning"]
    if (bounded := _BOUNDED.search(meaning)) is not None:
        value = value_of_text(bounded.group())
        return (number, value) if value is not None and value.kind == "missing" else None
    if _NOT_KNOWN.search(meaning):
        return number, Value("missing", "not_held", None, 0, None)
    return (number, Value("missing", "suppressed", None, 0, None)) if _WITHHELD.search(meaning) else None


def _digits(word: str) -> str:
    return _NUMBERS.get(word.casefold(), word.rstrip("s"))
