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
from typing import NamedTuple

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean, key
from pipeline.reading.surroundings.context import Surroundings

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_BEFORE = re.compile(
    r"\b(?:before|prior to|earlier than)\s+(?:the )?(?:(?:financial |fiscal )?year )?$|"
    r"\b(?:before|prior to) (?:our |the |its |their |an? )*(?:change|move|migration|switch|introduction)\b"
    r"[^.;,]{0,40}\b(?:in|on) $",
    re.I,
)
_EARLIER = re.compile(
    r"(?:data |figures |information )?(?:for )?(?:any |the )?(?:earlier|previous|preceding|prior) years\b", re.I
)
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
# Why nothing is held, at the end: `after moving to a new system`.
_REASON = re.compile(
    r",?\s*\b(?:after|since|following|because(?: of)?|due to|owing to|as) "
    r"(?:it |they |the force |its |their |the |an? )*"
    r"(?:mov(?:ed|ing|e)|migrat\w+|chang\w+|transfer\w*|switch\w*|introduc\w+|implement\w+|replac\w+)\b[^.;,]*\W*$",
    re.I,
)
_MEANS = re.compile(r"\s*(?:[-–—=:]|means\b|denotes\b)\s*")


class _Figures(NamedTuple):
    """The figures that state a number, the first day of theirs, and what stands in the cells of the others."""

    stated: list[Entry]
    first: date | None
    words: frozenset[str]


def without_notes_of_years_without(around: Surroundings, leaves: list[Entry]) -> Surroundings:
    """What stands around the tables, without what is said of years that have no figures among these."""
    figures = _figures(leaves)
    return replace(around, notes=[(sheet, at, _without(text, figures)) for sheet, at, text in around.notes])


def says_why_not_held(text: str, leaves: list[Entry]) -> bool:
    """True for a text that says no more than why years are missing that have no figures among these."""
    return _is_of_years_without(clean(text), _figures(leaves))


def _figures(leaves: list[Entry]) -> _Figures:
    stated = [leaf for leaf in leaves if _states_a_number(leaf)]
    first = min((leaf.period.start for leaf in stated if leaf.period.start), default=None)
    others = (leaf.token for leaf in leaves if not _states_a_number(leaf))
    return _Figures(stated, first, frozenset(key(token.cell.text) for token in others if token is not None))


def _states_a_number(leaf: Entry) -> bool:
    value = leaf.value
    return value.count is not None or value.high is not None or value.status == "suppressed"


def _without(text: str, figures: _Figures) -> str:
    sentences = _SENTENCE.split(text)
    kept = [one for one in sentences if not _is_of_years_without(clean(one), figures)]
    return text if len(kept) == len(sentences) else " ".join(kept)


def _is_of_years_without(sentence: str, figures: _Figures) -> bool:
    named = forces_in_text(sentence)
    mine = [leaf for leaf in figures.stated if leaf.force in named] if len(named) == 1 else figures.stated
    if figures.first is None or _OF_MORE.search(_REASON.sub("", sentence)):
        return False
    sign = _MEANS.split(sentence, maxsplit=1)
    if len(sign) > 1 and key(sign[0]) and key(sign[0]) in figures.words:
        return True
    if _EARLIER.match(sentence) and _NOT_HELD.search(sentence):
        return True
    periods = find_periods(sentence)
    days = [(period.start, period.end) for period in periods if period.start and period.end]
    if not days or len(days) < len(periods):
        return False
    if all(_BEFORE.search(sentence[: period.begin]) for period in periods):
        return all(start <= figures.first for start, _ in days)
    return _NOT_HELD.search(sentence) is not None and not any(
        leaf.period.start and leaf.period.end and start <= leaf.period.end and leaf.period.start <= end
        for leaf in mine
        for start, end in days
    )
