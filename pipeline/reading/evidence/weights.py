"""What each phrase of a note weighs, learned from the notes of `notes.csv`: a naive Bayes classifier.

What belongs here: reading the notes that people have judged, and the weight of each phrase of one to three words. What
does not: what follows from a weight (`notes.py`), or rules that name their words (`labels/vocabulary/`).

`notes.csv` has a line for each note: what was `asked` for, its text, and whether the `figures` over it are `as asked`
or `otherwise`: of another thing, of a part, other numbers. The notes were written for this file, in the manner of those
that forces write; names, dates and numbers in them are invented. A note that was misjudged is taught by a line more.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from pipeline.reading.labels.wording import stems

_NOTES = Path(__file__).parent / "notes.csv"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[<:;?()=%£+&]")
NUMBER, ASKED = "#", "@"
_LONGEST = 3  # words of a phrase
_UNSEEN = 0.1  # how often a phrase is taken to have been seen in either kind, beside where it was (Lidstone's rule)


def phrases(text: str, asked: str) -> set[str]:
    """The phrases of a text, each once: its words, their pairs and threes. All numbers are one word, and so are all
    words of what was asked for: what is said of burglary is said of any offence."""
    of_question = stems(asked)
    words = ["^", *(_as_one(word, of_question) for word in _TOKEN.findall(text)), "$"]
    runs = (zip(*(words[start:] for start in range(length)), strict=False) for length in range(1, _LONGEST + 1))
    return {" ".join(run) for run in chain.from_iterable(runs)}


@lru_cache(maxsize=16384)
def _as_one(word: str, asked: frozenset[str]) -> str:
    if word.isdigit():
        return NUMBER
    return ASKED if stems(word) & asked else word.casefold()


@cache
def weights() -> dict[str, float]:
    """The weight of each phrase that the notes of `notes.csv` have."""
    with _NOTES.open(encoding="utf-8", newline="") as file:
        return learn((line["note"], line["asked"], line["figures"] == "otherwise") for line in csv.DictReader(file))


def learn(notes: Iterable[tuple[str, str, bool]]) -> dict[str, float]:
    """The weight of each phrase of notes, as a difference of logarithms: above nought where it speaks for figures that
    are something else, below where it speaks for those that were asked for.

    Each note comes with what was asked for, and whether the figures over it are something else. A phrase counts once a
    note.
    """
    otherwise: Counter[str] = Counter()
    as_asked: Counter[str] = Counter()
    for text, asked, is_otherwise in notes:
        (otherwise if is_otherwise else as_asked).update(phrases(text, asked))
    known = otherwise.keys() | as_asked.keys()
    more = math.log(as_asked.total() + _UNSEEN * len(known)) - math.log(otherwise.total() + _UNSEEN * len(known))
    return {p: more + math.log(otherwise[p] + _UNSEEN) - math.log(as_asked[p] + _UNSEEN) for p in known}
