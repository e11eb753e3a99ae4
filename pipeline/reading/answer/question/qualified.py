"""Figures that are called by the offence, and by no word of that which narrows it in the question: `Hate crimes
recorded`, where those against disabled people were asked for.

What belongs here: a qualifier of the question that nothing in the file has. What does not: names with words that the
question has not (`more_or_less.py`), lines that lack a word of it beside others with it (`neighbours.py`), or flags
(`flags/flagged.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from pathlib import Path

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.kinds_listed import without_kinds
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.short_names import spelled_out
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.surroundings.table_context import TableContext

_LONGEST = 160
# A qualifier in such a sentence is none of the figures: `We cannot identify which of these involved a knife`.
_CANNOT_TELL = re.compile(
    r"\b(?:cannot|can not|could not|unable to|not (?:able|possible) to|no way (?:to|of)|impossible to|do(?:es)? not) "
    r"(?:\w+ )?(?:identify\w*|tell(?:ing)?|separat\w+|distinguish\w*|say(?:ing)?|determin\w+|establish\w*|split|"
    r"isolat\w+|extract|record|captur\w+)\b",
    re.I,
)


def as_narrow_as_asked(leaves: list[Entry], everything: list[str], above: dict[int, list[str]], asked: str) -> None:
    """Refuse figures whose name, on a label or over the table, is that of the offence without what narrows it.

    `above` are the texts over each table and its sheet's name, `everything` all that the file says: where any of it has
    the qualifier, other rules hold it to what is counted. Tables without a name for the offence answer what was asked.
    """
    missing = qualifiers_of(asked) if leaves and asks_for_offences(asked) else frozenset()
    said = [text for text in everything if not _CANNOT_TELL.search(text)]
    missing = frozenset(name for name in missing if not any(_says_any({name}, text) for text in said))
    if not missing:
        return
    labels = {facet.label.text for leaf in leaves for facet in naming_labels(leaf, flagged=True, totals=True)}
    for leaf in leaves:
        texts = (*(labels if len(labels) == 1 else ()), *above.get(leaf.table, ()))  # several are kinds of it
        named = next((t for t in texts if _names_it(t, asked) and not _says_any(missing, t)), None)
        if named is not None:
            word = _written(asked, next(iter(sorted(missing))))
            raise not_asked(
                leaf,
                f"{clean(named)!r} says less than was asked: nothing in the file says {word!r}, and the figures may be "
                "of others too.",
                f"Ask the force whether these are what was asked for alone; if they are: {SAY_COUNTS}.",
            )


def texts_of_file(
    contexts: list[TableContext], above: dict[int, list[str]], texts: Iterable[str], file_name: str, apart: Set[str]
) -> list[str]:
    """All that a file says: its name, its sentences, what stands over its tables and in them; but not the names of
    parts, `apart`, that do not speak of their whole, the request that it quotes, or what it says of any place or thing:
    `whatever property was taken`."""
    cells = (token.cell.text for context in contexts for token in context.table.band.grid.tokens.values())
    said = (
        *texts,
        *(text for said in above.values() for text in said),
        *(text for text in cells if text not in apart),
    )
    told = (text for text in said if not (says("quoted", "request", clean(text)) or says("quoted", "any", clean(text))))
    return [Path(file_name).stem.replace("_", " "), *told]


@lru_cache(maxsize=256)
def qualifiers_of(asked: str) -> frozenset[str]:
    """What narrows the offence of a question, by the names of the vocabulary: `disability`."""
    said = without_kinds(asked)
    whole = {name for name, pattern in patterns("unqualified").items() if pattern.search(said)}
    return frozenset(name for name in patterns("qualifier").keys() - whole if says("qualifier", name, said))


def narrowing_words(asked: str) -> list[str]:
    """The words of a question by which it narrows its offence: `knife` of `robberies in which a knife was used`."""
    return [match.group() for name in qualifiers_of(asked) for match in patterns("qualifier")[name].finditer(asked)]


def _says_any(qualifiers: Set[str], text: str) -> bool:
    return any(says("qualifier", name, spelled_out(text)) for name in qualifiers)


def _names_it(text: str, asked: str) -> bool:
    said = clean(text)
    offence = names_offence(said) or says("subject", "offences", said)
    return len(said) <= _LONGEST and offence and make_question(asked).says(said)


def _written(asked: str, qualifier: str) -> str:
    found = patterns("qualifier")[qualifier].search(asked)
    return found.group() if found else qualifier
