"""Tables that answer another question beside the one that answers what was asked: `Outcomes of the above offences`.

What belongs here: knowing them by their titles and sheets. What does not: outcomes and the like alone
(`asked.py`), or tables that say they hold no offences (`surroundings/counted.py`).
"""

from __future__ import annotations

from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import patterns, says

_LONGEST = 160


def of_another_question(entries: dict[int, list[Entry]], above: dict[int, list[str]], asked: str) -> set[int]:
    """The tables, by number, that are titled outcomes or the like, where others state offences for each of their forces
    and periods. `above` are the texts over each table, the nearest first, and its sheet's name."""
    if not says("subject", "offences", asked) or says("title", "another_question", asked):
        return set()
    others = {number for number, texts in above.items() if _is_of_else(texts)}
    rest = entries.keys() - others
    stated = {(entry.force, scope_of(entry.period)) for number in rest for entry in entries[number]}
    said = [text for number in rest for text in above.get(number, [])]
    said += [label for number in rest for entry in entries[number] for label in entry.labels]
    if not any(says("subject", "offences", text) or names_offence(text) for text in said):
        return set()
    return {n for n in others if all((entry.force, scope_of(entry.period)) in stated for entry in entries.get(n, []))}


def _is_of_else(texts: list[str]) -> bool:
    """Whether the first text that says what is counted says outcomes or the like."""
    for text in (clean(text) for text in texts if len(text) <= _LONGEST):
        if patterns("title")["another_question"].search(text):
            return True
        if says("subject", "offences", text) or names_offence(text):
            return False
    return False
