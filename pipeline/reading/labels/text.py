"""Text made comparable: one normal form for display and one for matching.

What belongs here: Unicode, spaces, dashes, letter case, note markers glued to words. What does not: meaning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.reading.labels.two_languages import english_half

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_SLASHES = dict.fromkeys(map(ord, "\u2044\u2215\u29f8\uff0f"), "/")
_QUOTES = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"'}
_ODD_SPACES = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), "")
_SUPERSCRIPTS = dict.fromkeys(map(ord, "¹²³⁴⁵⁶⁷⁸⁹⁰ªº"), " ")
_WITHOUT = re.compile(r"\bw[/-](?:(?P<o>o)\b ?| )(?=[a-z])", re.I)  # the name of a sheet has no slash
_BEFORE_NORMALISING = _SUPERSCRIPTS | _ODD_SPACES | _SLASHES
NOTE_MARKER = re.compile(
    r"\s*(?:[*†‡§^~#]+|(?<=\d\d)\s[rp]|\(\s*(?:[a-z]|\d{1,2}|note\s*\d*|r|p)\s*\)|\[\s*(?:note\s*)?[a-z\d]{1,2}\s*\])\s*$",
    re.I,
)


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Text for people: odd spaces and line breaks become single spaces, every dash a hyphen, `w/o` is `without`; of a
    text in Welsh and in English the English."""
    text = english_half(text)
    if _WITHOUT.search(text):
        text = _WITHOUT.sub(lambda match: "without " if match["o"] else "with ", text)
    if text.isascii():
        return " ".join(text.split())
    text = unicodedata.normalize("NFKC", text.translate(_BEFORE_NORMALISING))
    return " ".join(text.translate(_DASHES).translate(_QUOTES).split())


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Text for matching: lower case words only, `&` and `+` as `and`."""
    lowered = clean(text).casefold().replace("&", " and ").replace("+", " and ").replace("'", "")
    if not lowered.isascii():
        lowered = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", lowered))


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def in_words(name: str) -> str:
    """A name as a program writes it, `DATE_RECORDED` or `DateRecorded`, with spaces between its words."""
    return _CAMEL.sub(" ", name.replace("_", " "))


_NUMBER_OF = re.compile(r"^\W*(?:nos?|nr)\.[\s:]*(?=\w)|\b(?:nos?|nr)\.(?= of\b)", re.I)


def number_in_full(text: str) -> str:
    """A text with `number` for the abbreviation that counts, which is no denial and no end of a sentence: `No. of`."""
    return _NUMBER_OF.sub("number ", text)


@lru_cache(maxsize=65536)
def without_marker(text: str) -> str:
    """The label without note markers at its end: `Kent*`, `Durham (1)`, `Total [note 2]`."""
    previous = None
    while previous != text:
        previous, text = text, NOTE_MARKER.sub("", text)
    return text.strip()


def note_markers(text: str) -> list[str]:
    """The note markers at the end of a label, innermost last: `2019/20*` gives `['*']`."""
    markers: list[str] = []
    while match := NOTE_MARKER.search(text):
        markers.append(match.group().strip().strip("()[]").strip().casefold())
        text = text[: match.start()]
        if not text.strip():
            break
    return markers
