"""Marks that lead from a cell to its note: those that end a label or a number, and those that open a note.

What belongs here: one text each. What does not: which note a mark leads to (`surroundings/marked.py`), or what signs
mean that stand alone (`legends.py`, `markers.toml`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean

_SIGNS = r"[*†‡§¶^~#]+"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_IN_BRACKETS = r"[(\[]\s*(?:(?:foot)?notes?|nb)?\s*(?P<bracketed>\d{1,2}|[ivx]{1,4}|[a-z]{1,2})\s*[)\]]"
_AT_END = re.compile(
    rf"\s*(?:(?P<sign>{_SIGNS})|{_IN_BRACKETS}|(?P<raised>[{_RAISED}]+)|\s(?:(?:foot)?note|nb)\s*(?P<noted>\d{{1,2}})"
    r"|(?<=\d{4}[/-]\d\d)\s(?P<after>[\da-z])|(?:(?<=[a-z]{4})|(?<=\d\)))(?P<glued>\d))[\s,;:]*$",
    re.I,
)
_LETTER = re.compile(r"^[\d, ]*\d\s?([a-z])\s*$", re.I)  # `120r`
_NUMBERED = re.compile(r"(?:table|sheet|part|question|page|year|area|zone|ward|unit|team|group|code|class)\d$", re.I)
_AT_START = re.compile(rf"^\s*({_SIGNS})\s*(?=\w)")
_OPENING = re.compile(
    rf"""^\s*(?:
    (?:(?:foot)?notes?|n\.?b\.?)\s*(?P<noted>\d{{1,2}})\b
    |(?:(?:foot)?notes?\s*)?(?:
        (?P<sign>{_SIGNS})|{_IN_BRACKETS}|(?P<raised>[{_RAISED}]+)|(?P<number>\d{{1,2}}|[a-z])\s*[.):]\s
        |(?P<letter>[a-z]{{1,2}})\s*(?:=|-|\bdenotes\b|\bmeans\b|\bindicates\b|\bis\b(?=\ an?\b))
        |(?P<plain>\d{{1,2}})\s(?=(?-i:[A-Z]))))
    \s*(?:[:.)=–-]+|denotes|means|indicates|represents)?\s*(?P<body>\S.*)$""",
    re.I | re.X,
)
# `Figures marked with an asterisk are to June`, `Years shown as * are not complete`.
_SPOKEN_OF = re.compile(
    rf"\b(?:marked|shown|denoted|indicated|identified|flagged|labelled|those|years?|figures?|values?|numbers?)\s+"
    rf"(?:(?:with|by|as)\s+)?(?:(?:an?|the)\s+)?['\"(]?(?P<sign>asterisks?|stars?|daggers?|hash(?:es)?|{_SIGNS}(?!\w))",
    re.I,
)
# What a mark means in any table of official statistics, and takes a count from its figure.
KNOWN = {"e": "estimated", "f": "forecast", "u": "low reliability"}
_NAMED_SIGNS = {"asterisk": "*", "star": "*", "dagger": "†", "hash": "#"}
_SAME = re.compile(r"[a-z]+|\d+|\*+|†+|‡+|§+|¶+|\^+|~+|#+")  # `*†` are two marks, `**` is one
_TO_DIGITS = str.maketrans(_RAISED, "0123456789")


@lru_cache(maxsize=16384)
def marks_of(raw: str) -> tuple[str, ...]:
    """The marks at the end of a label, and a sign before it: `2019/20*` has `*`, `Kent [1]` has `1`."""
    marks: list[str] = []
    text = raw.strip()
    if (match := _AT_START.match(text)) is not None:
        marks.append(match.group(1))
    while text and (match := _AT_END.search(text)) is not None and match.start() > 0:
        if match["glued"] and _NUMBERED.search(text):
            break
        marks += _each(match)
        text = text[: match.start()]
    return tuple(dict.fromkeys(one for mark in marks for one in _SAME.findall(mark)))


def marks_of_number(raw: str) -> tuple[str, ...]:
    """The marks at the end of a number, letters too: `120 [p]` and `120p` have `p`."""
    letter = _LETTER.match(raw)
    return (letter.group(1).casefold(),) if letter else marks_of(raw)


def _each(match: re.Match[str]) -> list[str]:
    if match["raised"]:
        return list(match["raised"].translate(_TO_DIGITS))
    return [found.casefold() for name, found in match.groupdict().items() if found and name != "body"]


@lru_cache(maxsize=16384)
def mark_of_note(line: str) -> tuple[str, str] | None:
    """The mark that a line opens with, or speaks of, and what it says of what is marked; None for any other line."""
    match = _OPENING.match(line)
    if match is not None and match["plain"] and any(p.begin == 0 for p in find_periods(clean(line))):
        match = None  # `1 April to 31 March`
    if match is not None:
        mark = next(iter(_each(match)), "")
        return (mark, match["body"].strip()) if len(mark) < 5 else None
    spoken = _SPOKEN_OF.search(line)
    if spoken is None:
        return None
    sign = spoken["sign"].casefold()
    return next((short for word, short in _NAMED_SIGNS.items() if sign.startswith(word)), sign), line.strip()
