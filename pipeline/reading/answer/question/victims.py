"""Offences divided by who was the victim: `Adult victim` beside `Child victim`, over lines that say offences.

What belongs here: telling such a table from one that counts victims. What does not: tables of one sex or age
(`lines/halves.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.sides import are_whole, family_of
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import says


def victims_divide(leaves: list[Entry]) -> bool:
    """True where lines that name offences are divided by who was the victim: `Adult victim` beside `Child victim`."""
    groups: dict[object, list[Entry]] = defaultdict(list)
    for leaf in leaves:
        groups[leaf.force, scope_of(leaf.period)].append(leaf)
    for group in groups.values():
        names = {
            label for leaf in group for label in leaf.labels if family_of(label) and says("subject", "victims", label)
        }
        others = [[label for label in leaf.labels if label not in names] for leaf in group]
        if not are_whole(names) or not all(
            any(says("subject", "offences", t) or names_offence(t) for t in rest) for rest in others
        ):
            return False
    return bool(groups)
