"""Notes on years of which the table states no number: `The flag was not used before April 2017`, where the years before
are not held.

What belongs here: sentences that say why such years have no figures, and legends of the word that stands for these.
What does not: years that a note makes no whole ones (`surroundings/years_not_whole.py`), or notes on other lines
(`of_other_lines.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean, key
from pipeline.reading.surroundings.context import Surroundings

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_BEFORE = re.compile(r"\b(?:before|prior to|earlier than)\s+(?:the )?(?:(?:financial |fiscal )?year )?$", re.I)
_NOT_HELD = re.compile(
    r"\b(?:not|no|never|cannot|unable|unavailable)\b.*\b(?:held|hold|available|retained|kept|retriev\w+|provid\w+|used|"
    r"suppl\w+|extract\w+|introduced|exist\w*|in use|migrated)\b|\bexceed\b.*\b(?:cost|limit|hours)\b|\bunavailable\b",
    re.I,
)
# What such a sentence may say of the other years too, and dates that are not those of recording.
_OF_MORE = re.compile(
    r"\b(?:since|after(?:wards)?|thereafter|now|then|only|also|includ\w+|but|however|although|some|part(?:ial\w*|ly)?|"
    r"most|exclud\w+|without|except\w*|remov\w+|omit\w+|counted|rounded|estimat\w+|commit\w+|occur\w*|took place|"
    r"happen\w+|born|aged?|divisions?|districts?|areas?|stations?)\b",
    re.I,
)
_MEANS = re.compile(r"\s*(?:[-–—=:]|means\b|denotes\b)\s*")


def without_notes_of_years_without(around: Surroundings, leaves: list[Entry]) -> Surroundings:
    """What stands around the tables, without what is said of years that have no figures among these."""
    stated = [leaf for leaf in leaves if _states_a_number(leaf)]
    words = frozenset(key(leaf.token.cell.text) for leaf in leaves if leaf.token and not _states_a_number(leaf))
    first = min((leaf.period.start for leaf in stated if leaf.period.start), default=None)
    if first is None or not around.notes:
        return around
    return replace(
        around, notes=[(sheet, at, _without(text, stated, first, words)) for sheet, at, text in around.notes]
    )


def _states_a_number(leaf: Entry) -> bool:
    value = leaf.value
    return value.count is not None or value.high is not None or value.status == "suppressed"


def _without(text: str, stated: list[Entry], first: date, words: frozenset[str]) -> str:
    sentences = _SENTENCE.split(text)
    kept = [one for one in sentences if not _is_of_years_without(clean(one), stated, first, words)]
    return text if len(kept) == len(sentences) else " ".join(kept)


def _is_of_years_without(sentence: str, stated: list[Entry], first: date, words: frozenset[str]) -> bool:
    if _OF_MORE.search(sentence):
        return False
    sign = _MEANS.split(sentence, maxsplit=1)
    if len(sign) == 2 and key(sign[0]) and key(sign[0]) in words:
        return True
    periods = find_periods(sentence)
    if not periods or any(period.start is None or period.end is None for period in periods):
        return False
    if all(_BEFORE.search(sentence[: period.begin]) and period.start and period.start <= first for period in periods):
        return True
    return _NOT_HELD.search(sentence) is not None and not any(
        leaf.period.start and leaf.period.end and period.start <= leaf.period.end and leaf.period.start <= period.end
        for leaf in stated
        for period in periods
        if period.start and period.end
    )
