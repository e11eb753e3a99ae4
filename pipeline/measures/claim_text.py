"""A claim in a sentence, such as `Kent up 573% from 63 to 361`, checked by the numbers it holds itself.

What belongs here: finding the percentage, its direction and qualifier, and the two counts in a sentence.
What does not: the verdict on them (`verdicts`), or figures of the warehouse (`held`).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.measures.rounding import percent_change, rounded
from pipeline.measures.verdicts import Ours, Printed, Verdict, figure, judge
from pipeline.measures.words import read_number

_WORDS = "one|two|three|four|five|six|seven|eight|nine"
_COUNT = rf"(\d[\d,]*\d|\d|{_WORDS})"
_PERCENT = re.compile(rf"(?P<sign>[-−+]?)(?P<value>\d[\d,]*(?:\.\d+)?|\b(?:{_WORDS}))\s*(?:%|per\s?cent\b|pc\b)", re.I)
_FALL = re.compile(r"\b(?:down|fall|falls|fell|fallen|drop\w*|decrease\w*|decline\w*|reduc\w*|fewer)\b", re.I)

# What stands before a number tells how it is meant; the nearest words to it count.
_QUALIFIERS = (
    ("nearly", re.compile(r"\b(?:nearly|almost|just under)\s+(?:an?\s+)?$", re.I)),
    ("about", re.compile(r"\b(?:about|around|some|roughly|approximately)\s+(?:an?\s+)?$", re.I)),
    ("more_than", re.compile(r"\b(?:more than|over|above|at least|up by more than)\s+(?:an?\s+)?$", re.I)),
    ("less_than", re.compile(r"\b(?:less than|fewer than|under|below)\s+(?:an?\s+)?$", re.I)),
)

# Numbers that are no counts: years, and numbers of forces or years.
_NO_COUNT = re.compile(
    r"\b(?:19|20)\d\d\s?[/-]\s?(?:\d{4}|\d\d)\b"
    r"|\b(?:in|since|during|by|year|and)\s+(?:19|20)\d\d\b"
    rf"|\b(?:\d+|{_WORDS})[\s-]+(?:police\s+)?(?:forces?|years?|months?)\b",
    re.I,
)
_FROM_TO = re.compile(rf"\bfrom\s+{_COUNT}\b.*?\bto\s+{_COUNT}\b", re.I)
_BECAME = re.compile(rf"\b{_COUNT}\s*(?:to|->|→|became)\s*{_COUNT}\b", re.I)
_TO_FROM = re.compile(rf"\bto\s+{_COUNT}\b.*?\bfrom\s+{_COUNT}\b", re.I)
_FROM = re.compile(rf"\b(?:from|on|against|compared (?:with|to))\s+(?:the\s+)?{_COUNT}\b", re.I)
_ANY = re.compile(rf"\b{_COUNT}\b", re.I)

# Said without a percentage; each holds to the nearest tenth of the multiple.
_MULTIPLES = {"halved": Decimal("0.5"), "doubled": Decimal(2), "trebled": Decimal(3), "tripled": Decimal(3)}


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says: a percentage or a multiple (`doubled`), and the counts it is of, where it gives them."""

    percent: Printed | None
    multiple: str | None
    previous: int | None
    count: int | None


def parse_claim(text: str) -> Said:
    """The percentage or multiple and the two counts of a sentence; None for what it does not give."""
    found = _PERCENT.search(text)
    percent = None
    if found:
        number = read_number(found["value"])
        value = Decimal(found["value"].replace(",", "")) if number is None else Decimal(number)
        falls = found["sign"] in ("-", "−") or _FALL.search(text)
        percent = Printed("change_percent", -value if falls else value, _qualifier(text[: found.start()]))
    multiple = next((word for word in _MULTIPLES if re.search(rf"\b{word}\b", text, re.I)), None)
    previous, count = _counts(_NO_COUNT.sub(" ", _PERCENT.sub(" ", text)))
    return Said(percent, None if percent else multiple, previous, count)


def check_claim(text: str) -> Verdict:
    """The verdict on a sentence that gives a rise or fall and both its numbers; `not_checkable` where it does not."""
    said = parse_claim(text)
    if said.percent is None and said.multiple is None:
        return Verdict("not_checkable", None, "No percentage was found; write it as in `up 7% from 398 to 427`.")
    if said.count is None or said.previous is None:
        return Verdict("not_checkable", None, "Both numbers are needed, as in `up 7% from 398 to 427`.")
    percent = percent_change(said.count, said.previous)
    if percent is None:
        return Verdict("not_checkable", None, "From none there is no percentage; say how many there were.")
    if said.percent is not None:
        return judge(said.percent, Ours(percent, count=said.count, previous=said.previous))
    return _multiple(said.multiple or "", said.count, said.previous, percent)


def _multiple(word: str, count: int, previous: int, percent: Fraction) -> Verdict:
    times = Fraction(count, previous)
    holds = rounded(times, 1) == _MULTIPLES[word]
    shown = f"{previous:,} to {count:,} is {rounded(times, 1)} times as many, {figure(percent, 'change_percent')}"
    return Verdict("holds" if holds else "contradicted", percent, f"{shown}.")


def _counts(text: str) -> tuple[int | None, int | None]:
    """The earlier and the later count."""
    if found := _FROM_TO.search(text) or _BECAME.search(text):
        return read_number(found[1]), read_number(found[2])
    if found := _TO_FROM.search(text):
        return read_number(found[2]), read_number(found[1])
    if found := _FROM.search(text):
        rest = text[: found.start()] + " " + text[found.end() :]
        other = _ANY.search(rest)
        return read_number(found[1]), read_number(other[1]) if other else None
    return None, None


def _qualifier(before: str) -> str:
    return next((word for word, pattern in _QUALIFIERS if pattern.search(before)), "exact")
