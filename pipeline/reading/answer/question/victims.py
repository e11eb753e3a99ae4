"""Offences divided by who was the victim: `Adult victim` beside `Child victim`, over lines that say offences.

What belongs here: telling such a table, or its title, from one that counts victims. What does not: tables of one sex or
age (`lines/halves.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.sides import are_whole, family_of
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import says

_ONE = re.compile(r"\b(?:victim|complainant)\b", re.I)
_NUMBER_OF = re.compile(r"\W*(?:numbers?|no\.?|counts?) of (?:\w+ )?(?:victims|complainants)\b", re.I)
_RECORDED = re.compile(r"\b(?:recorded|reported)\b", re.I)


def counts_victims(heading: str) -> bool:
    """True for a heading by which it is victims that are counted: `Number of victims, by sex of the child`."""
    return _NUMBER_OF.match(heading) is not None


def divides_offences(title: str) -> bool:
    """True for a title by which a sheet called `Victims` has offences, divided by these: `Stalking offences by age of
    victim`, `Recorded stalking`; and no `Stalking victims recorded`."""
    if says("subject", "offences", title):
        return not says("counted", "victims", title)
    return _RECORDED.search(title) is not None and names_offence(title) and not says("subject", "victims", title)


def _is_of_offences(title: str, sheet: str) -> bool:
    said = title or sheet
    return names_offence(said) and not says("subject", "victims", said)


def victims_divide(leaves: list[Entry], titles: dict[int, tuple[str, str]]) -> bool:
    """True where lines that name offences are divided by who was the victim, `Adult victim` beside `Child victim`, and
    under a title of the offence where each says one victim, as each offence has. `titles`: by a table's number."""
    groups: dict[object, list[Entry]] = defaultdict(list)
    for leaf in leaves:
        groups[leaf.force, scope_of(leaf.period)].append(leaf)
    for group in groups.values():
        names = {
            label for leaf in group for label in leaf.labels if family_of(label) and says("subject", "victims", label)
        }
        if any(counts_victims(label) for leaf in group for label in leaf.labels):
            return False
        others = [[label for label in leaf.labels if label not in names] for leaf in group]
        of_one = all(map(_ONE.search, names)) and all(_is_of_offences(*titles.get(e.table, ("", ""))) for e in group)
        if not are_whole(names) or not (
            of_one or all(any(says("subject", "offences", t) or names_offence(t) for t in rest) for rest in others)
        ):
            return False
    return bool(groups)
