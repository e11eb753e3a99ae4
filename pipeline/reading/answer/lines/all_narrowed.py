"""Lines that all have one word which narrows what was asked for: `Rape of a female aged 16 and over`, `Rape of a female
child`, where rape was asked for.

What belongs here: a word that the names of all lines share, and lines that each are of a manner beside which the plain
offence stands: attempts, distraction burglary. What does not: one name alone (`titles/narrowed.py`,
`question/more_or_less.py`), lines of which some are not so narrow (`question/neighbours.py`), or tables by sex and age
(`halves.py`).
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from pipeline.reading.answer.question.alternatives import attempts_alone
from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.words import asks_for_offences
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS

_MANNERS = frozenset(["attempted", "distraction"])
"""Ways in which the counting rules tell classes from that of the plain offence, which together are never all of it."""


def not_all_narrowed(leaves: list[Entry], asked: str) -> None:
    """Refuse figures of several lines where the name of each is narrowed in one way, and the question is not."""
    if not asks_for_offences(asked):
        return
    for labels in _names(leaves):
        each = [_narrowings(text) - _narrowings(asked) for text in labels]
        narrowed = frozenset.intersection(*each)
        if not narrowed and all(one & _MANNERS for one in each):
            narrowed = frozenset[str]().union(*each) & _MANNERS
        if "attempted" in _narrowings(asked) and all(attempts_alone(text, asked) for text in labels):
            narrowed |= {"attempted"}  # those that were done were asked for too
        both = {"yes", "no"} <= {leaf.flag for leaf in labels.values()}  # with a flag, and without it
        if len(labels) > 1 and narrowed and not both:
            first, second = list(labels)[:2]
            found = patterns("all_narrowed")[min(narrowed)].search(first)
            raise not_asked(
                labels[first],
                f"{clean(first)!r}, {clean(second)!r} and every other line of the table say less than was asked: "
                f"{found.group() if found else min(narrowed)!r}.",
                f"Ask the force for the others too; or, if these are all that was asked for: {SAY_COUNTS}.",
            )


def _names(leaves: list[Entry]) -> list[dict[str, Entry]]:
    """For each axis of names, the label of each of its lines with a figure of it."""
    found: dict[int, dict[str, Entry]] = defaultdict(dict)
    for leaf in leaves:
        for facet in naming_labels(leaf, flagged=True):
            found[id(facet.axis)].setdefault(facet.label.text, leaf)
    return list(found.values())


@lru_cache(maxsize=8192)
def _narrowings(text: str) -> frozenset[str]:
    """The ways in which a text narrows an offence, by their names in the vocabulary; none that it denies: `Burglary
    non-dwelling`."""
    said = patterns("denied")["after"].sub(" ", clean(text))
    return frozenset(name for name in patterns("all_narrowed") if says("all_narrowed", name, said))
