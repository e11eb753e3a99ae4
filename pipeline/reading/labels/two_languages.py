"""A text in Welsh and in English: `Blwyddyn ariannol / Financial year`, of which the English half is read.

What belongs here: telling the halves apart, and whether the Welsh one says what the other does not. What does not:
what follows from that (`answer/question/both_languages.py`), or the words (`vocabulary/welsh.toml`,
`reference/welsh_words.csv`).
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

from pipeline.reading.labels.words import patterns

_SEPARATED = re.compile(r"(?<!\d)\s*[/|]\s*|\s*\n\s*|\s+[-–]\s+|\((?=[^()]*\)\s*$)")
_HALVES = re.compile(r"(?<!\d)\s*[/|]\s*(?!\d)|\s*\n\s*|\s+[-–]\s+(?!\d)")
_IN_BRACKETS = re.compile(r"^(?P<one>[^()]+?)\s*\((?P<other>[^()]+)\)\s*$", re.S)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_APOSTROPHE = re.compile(r"['’]")
_DENIES = re.compile(r"\b(?:not|no|nor|never|cannot|without|exclud\w+|except\w*|omit\w*)\b", re.I)
_NAME = re.compile(r"\b(?:Gwent|Dyfed|Powys)\b")  # the same in both
_FORCE = re.compile(r"Heddlu (?:Gwent|De Cymru|Gogledd Cymru|Dyfed[- ]Powys)$", re.I)
_POLICE = re.compile(r"\b(?:police|constabulary)\b", re.I)
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 200
_TWO = 2


@lru_cache(maxsize=16384)
def english_half(text: str) -> str:
    """The English half of a text in both languages, where the other says no more: each part before and after a colon by
    itself. Any other text as it is."""
    if not _may_be_both(text):
        return text
    return ": ".join(_of_part(part) for part in text.split(": "))


def _may_be_both(text: str) -> bool:
    """A quick look: short, of two parts, and with a Welsh word."""
    if len(text) > _LONGEST or not _SEPARATED.search(text):
        return False
    return patterns("welsh")["sure"].search(text) is not None or _any_heavy().search(text) is not None


def _of_part(part: str) -> str:
    pair = _pair(part)
    return part if pair is None or _says_more(*pair) else pair[1]


@lru_cache(maxsize=16384)
def disagreement(text: str) -> str:
    """What the Welsh half of a text says that its English half does not; empty where they agree, and for any other."""
    if not _may_be_both(text):
        return ""
    pairs = (_pair(part) for part in text.split(": "))
    return next((more for pair in pairs if pair is not None and (more := _says_more(*pair))), "")


def _pair(part: str) -> tuple[str, str] | None:
    """The Welsh half and the English one; None where it has not one of each: the Welsh name of a force before a title
    is no half of it."""
    halves = [half.strip() for half in _HALVES.split(part) if half.strip()]
    if len(halves) == _TWO + 1 and _FORCE.match(halves[0]):
        halves = halves[1:]  # `Heddlu Gwent - Stelcio / Stalking`
    if len(halves) != _TWO and (match := _IN_BRACKETS.match(part)) is not None and not _is_a_gloss(match["other"]):
        halves = [match["one"].strip(), match["other"].strip()]
    if len(halves) != _TWO:
        return None
    welsh = [_is_welsh(half) for half in halves]
    if welsh[0] == welsh[1]:
        return None
    one, other = halves if welsh[0] else halves[::-1]
    alone = _FORCE.match(one) is not None and not _POLICE.search(other)
    return (one, other) if _LETTER.search(other) and not alone else None


def _is_a_gloss(text: str) -> bool:
    """True for the English of one word alone, the flag's: `(online flag)`."""
    return not patterns("flag")["yes"].sub(" ", text).strip(" -") or text.casefold() in ("online", "cyber")


def _is_welsh(half: str) -> bool:
    """True where a word is sure to be Welsh, and at least half of them are known to be or may be."""
    words = _WORD.findall(half)
    sure, also = patterns("welsh")["sure"], patterns("welsh")["also"]
    known = [word for word in words if sure.fullmatch(word) or also.fullmatch(word) or _heavy_in(word)]
    return any(sure.fullmatch(word) or _heavy_in(word) for word in words) and 2 * len(known) >= len(words)


def _heavy_in(text: str) -> bool:
    return _any_heavy().search(text) is not None


@cache
def _any_heavy() -> re.Pattern[str]:
    return re.compile("|".join(welsh.pattern for welsh, _ in _heavy()), re.I)


def _says_more(welsh: str, english: str) -> str:
    """The first word or number by which the Welsh half may say more: a number, a word that makes a difference, a place,
    or a word of English that the other half has not."""
    numbers = set(_DIGITS.findall(english))
    if number := next((n for n in _DIGITS.findall(welsh) if n not in numbers), ""):
        return number
    for pattern, meant in _heavy():
        if (match := pattern.search(welsh)) is not None and not meant.search(english):
            return match.group()
    if patterns("welsh")["sentence"].search(welsh) is not None and (more := _of_a_sentence(welsh, english)):
        return more
    here = {word.casefold() for word in _WORD.findall(english)}
    if (place := patterns("welsh")["place"].search(welsh)) is not None and not re.search(r"\bin\b|\barea\b", english):
        return place.group() if place.group().split()[-1].casefold() not in here else ""
    return next((word for word in _WORD.findall(welsh) if _is_english(word) and word.casefold() not in here), "")


def _of_a_sentence(welsh: str, english: str) -> str:
    """The first word of a sentence in Welsh that nobody knows, or the one by which only one of the two denies; empty
    where there is none."""
    denials = patterns("welsh")["denies"].search(welsh), _DENIES.search(english)
    if (denials[0] is None) != (denials[1] is None):
        return next(found.group() for found in denials if found is not None)
    if name := next((m.group() for m in _NAME.finditer(welsh) if m.group() not in english), ""):
        return name
    known = (patterns("claim")["welsh_words"], patterns("welsh")["sure"], patterns("welsh")["also"])
    rest = _any_heavy().sub(" ", welsh.casefold())
    words = _WORD.findall(_APOSTROPHE.sub(" ", rest))
    return next((w for w in words if not any(one.fullmatch(w) for one in known)), "")


def _is_english(word: str) -> bool:
    """True for a word by which English texts say what is counted, or of what it is a part."""
    if patterns("welsh")["also"].fullmatch(word) or patterns("welsh")["sure"].fullmatch(word) or _heavy_in(word):
        return False
    tables = (("neutral", "words"), ("common", "words"), ("parts", "of_total"), ("parts", "left_over"))
    return len(word) > _TWO and any(patterns(table)[name].fullmatch(word) for table, name in tables)


@lru_cache(maxsize=16384)
def in_english(text: str, asked: str) -> str:
    """A text with the question's own words for the Welsh ones that mean them: `Trefn gyhoeddus` is `public order`."""
    for welsh, english in _heavy() if _any_heavy().search(text.casefold()) else ():
        if welsh.search(text) and (own := english.search(asked)) is not None:
            text = welsh.sub(own.group(), text)
    return text


def unasked(text: str, asked: str) -> str:
    """The first Welsh word of a text that makes a difference, and whose English is none of the question: `arestiadau`;
    empty for none."""
    found = (welsh.search(text) for welsh, english in _heavy() if not english.search(asked))
    return next((match.group() for match in found if match is not None), "")


@cache
def _heavy() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Welsh words that make a difference, each with its English ones."""
    with (Path(__file__).parents[2] / "reference" / "welsh_words.csv").open(encoding="utf-8", newline="") as lines:
        return [(re.compile(row["welsh"], re.I), re.compile(row["english"], re.I)) for row in csv.DictReader(lines)]
