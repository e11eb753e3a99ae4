"""Things of which an offence is one and not another: a corrosive that was used, and not one that somebody had on them;
suspects under 18, and not victims.

What belongs here: one text against the question. What does not: which texts speak for figures, pairs of sides such as
child and adult (`against_question.py`), or the contrasts (`labels/vocabulary/contrasts.toml`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.labels.left_out import without_left_out
from pipeline.reading.labels.words import patterns

_DENIED = re.compile(
    r"\b(?:(?<!\bor )not(?! (?:above|over|more))|no|excl\w*|without|other than|rather than)\b[^,;()]*", re.I
)
_SECTION = re.compile(r"\d+[a-z]?(?![a-z\d])", re.I)
_SECTIONS = re.compile(
    r"\bs(?:s|ec(?:tion)?s?)?\.? ?"
    r"(?P<sections>\d+[a-z]?\b(?:(?:,| and| or| &|, and) (?:s\.? ?)?\d+[a-z]?\b(?! years))*)",
    re.I,
)
_OF_REQUEST = re.compile(r"\b(?:foia?|freedom of information|exempt\w*|refus\w+|engaged|withheld|advice)\b", re.I)
_CONTRASTS = ("contrast_act", "contrast_aged", "contrast_crimed", "contrast_value", "contrast_school")


@lru_cache(maxsize=16384)
def of_another_section(text: str, asked: str) -> str:
    """The section of an Act that a text names and the question does not, where that names one too: `section 15`, and
    not `section 15A`. Those by which requests are refused are none."""
    own, wanted = _sections(text), _sections(asked)
    others = sorted(own - wanted) if own and wanted and not _OF_REQUEST.search(text) else []
    joins = "as well as" if own & wanted else "and not"
    return f"section {others[0]}, {joins} section {min(wanted)}" if others else ""


@lru_cache(maxsize=4096)
def _sections(text: str) -> frozenset[str]:
    listed = (match["sections"] for match in _SECTIONS.finditer(text))
    return frozenset(number.upper() for said in listed for number in _SECTION.findall(said))


@lru_cache(maxsize=16384)
def of_another_side(text: str, asked: str) -> str:
    """What a text says in place of what the question says, or as well; empty where they do not differ."""
    text = _DENIED.sub(" ", without_left_out(text)[0])
    for contrast in _CONTRASTS:
        wanted = _names(contrast, asked)
        said = _names(contrast, text) if wanted else {}
        others = {name: words for name, words in said.items() if name not in wanted}
        if others:
            own = next(iter(wanted.values()))
            joins = "as well as" if said.keys() & wanted.keys() else "and not"
            return f"{next(iter(others.values()))!r} {joins} {own!r}"
    return ""


def _names(contrast: str, text: str) -> dict[str, str]:
    """The names of a contrast that a text says, each with the words by which it does."""
    found = ((name, pattern.search(text)) for name, pattern in patterns(contrast).items())
    return {name: match.group() for name, match in found if match is not None}
