"""A text in the words of the question, where it says the same in others: `bladed weapon` where a knife was asked for.

What belongs here: `reference/same_meaning.csv`, and putting its words in place. What does not: whether a text speaks of
what was asked (`question.py`). A line of the file has whole phrases, for the words of one alone may mean more: a
`weapon` is not always a knife. `unless` holds what makes a text mean less, or something else, with the same phrase.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

from pipeline.reading.labels.text import clean

_FILE = Path(__file__).parents[2] / "reference" / "same_meaning.csv"


@lru_cache(maxsize=16384)
def in_its_words(text: str, asked: str) -> str:
    """A text with the question's own words for the phrases that mean the same; the text itself where it has none."""
    said = clean(text)
    here = [one for one in _phrases(asked) if one[1].search(said) and not (one[0] and one[0].search(said))]
    for _, phrase, meant in here:
        said = phrase.sub(meant, said)
    return said if here else text


@lru_cache(maxsize=256)
def _phrases(asked: str) -> list[tuple[re.Pattern[str] | None, re.Pattern[str], str]]:
    of_it = [line[1:] for line in _lines() if line[0].search(asked)]
    return [(unless, said, own.group() if (own := said.search(asked)) else meant) for unless, said, meant in of_it]


@cache
def _lines() -> list[tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str], str]]:
    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(text, re.IGNORECASE)

    with _FILE.open(encoding="utf-8", newline="") as lines:
        return [
            (
                pattern(row["question"]),
                pattern(row["unless"]) if row["unless"] else None,
                pattern(row["said"]),
                row["meant"],
            )
            for row in csv.DictReader(lines)
        ]
