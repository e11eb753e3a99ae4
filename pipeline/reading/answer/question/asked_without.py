"""What a question leaves out: `Criminal damage, arson not included`, `Burglary (excluding attempts)`.

What belongs here: the names of figures that hold it, alone or beside others. What does not: telling it
(`labels/left_out.py`), or what a response leaves out (`saying.py`, `notes/leaving_out.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.left_out import without_left_out
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import of_what_is_counted, stems
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS

_PARTS = re.compile(r"[,;]|\b(?:and|or|nor)\b", re.I)


def nothing_left_out_is_in(leaves: list[Entry], asked: str, left_out: str, above: dict[int, list[str]]) -> None:
    """Refuse figures with a name of what the question leaves out, or with no name of what it asks for under a text that
    has one; unless the text leaves it out too."""
    words, question = stems(left_out) - stems(asked), make_question(asked)
    texts: dict[str, Entry] = {}
    for leaf in leaves if words else ():
        names = [facet.label.text for facet in naming_labels(leaf, flagged=True, totals=True)]
        over = above.get(leaf.table, [])
        if any(map(question.says, names)):  # under `Criminal damage and arson`
            over = [text for text in over if says("caveat", "includes", text)]
        texts |= {text: leaf for text in (*names, *over) if text not in texts}
    for text, leaf in texts.items():
        if _holds(text, words, left_out, asked):
            raise not_asked(
                leaf,
                f"{clean(text)!r} holds what the collection leaves out: {left_out!r}.",
                f"Ask the force for figures without it; or, if it is not in these: {SAY_COUNTS}.",
            )


def beside_what_is_left_out(leaves: list[Entry], asked: str, left_out: str) -> list[Entry]:
    """The figures with a name of what the question leaves out, beside one of the same table, force and period that is
    called what it asks for: `Assault without injury on a constable`."""
    words, question = stems(left_out) - stems(asked), make_question(asked)
    places: dict[object, list[tuple[Entry, bool]]] = defaultdict(list)
    for leaf in leaves if words else ():
        names = [facet.label.text for facet in naming_labels(leaf, flagged=True)]
        if any(map(question.says, names)):
            holds = any(_holds(name, words, left_out, asked) for name in names)
            places[leaf.table, leaf.force, leaf.period.start, leaf.period.end].append((leaf, holds))
    found = [group for group in places.values() if not all(holds for _, holds in group)]
    return [leaf for group in found for leaf, holds in group if holds]


def _holds(text: str, words: frozenset[str], left_out: str, asked: str) -> bool:
    """True for a text with a word of what is left out, beside those of the question that are said with it, `thefts of
    e-scooters`: by that very word, or, where it does not speak of what was asked, by one that means the same."""
    kept = of_what_is_counted(without_left_out(text)[0])
    said = stems(kept) if make_question(asked).says(kept) else stems(in_its_words(kept, left_out))
    parts = map(stems, _PARTS.split(left_out))
    return any(words & part & said and part & stems(asked) <= said for part in parts)
