"""Tables that answer another question beside the one that answers what was asked: `Outcomes of the above offences`.

What belongs here: knowing them by their titles and sheets. What does not: outcomes and the like alone
(`question/asked.py`), or tables that say they hold no offences (`surroundings/counted.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.beside.beside_its_name import is_left_over, of_something_else
from pipeline.reading.answer.question.words import asks_for_offences
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import patterns, says

_LONGEST = 160


def of_another_question(entries: dict[int, list[Entry]], above: dict[int, list[str]], asked: str) -> set[int]:
    """The tables, by number, that are titled outcomes or the like, or of which each line says so, where others state
    offences for each of their forces and periods. `above` are the texts over each table, the nearest first, and its
    sheet's name."""
    if not asks_for_offences(asked) or says("title", "another_question", asked):
        return set()
    others = {number for number, texts in above.items() if _is_of_else(texts)}
    lines = {number for number, found in entries.items() if _lines_are_of_else(found, above.get(number, []), asked)}
    beside = (entry for number in entries.keys() - others - lines for entry in entries[number] if not entry.covered)
    if not any(is_left_over(label) for entry in beside for label in entry.labels):
        others |= lines
    rest = entries.keys() - others
    stated = {(entry.force, scope_of(entry.period)) for number in rest for entry in entries[number]}
    said = [text for number in rest for text in above.get(number, [])]
    said += [label for number in rest for entry in entries[number] for label in entry.labels]
    if not any(says("subject", "offences", text) or names_offence(text) for text in said):
        return set()
    return {n for n in others if all((entry.force, scope_of(entry.period)) in stated for entry in entries.get(n, []))}


def _lines_are_of_else(entries: list[Entry], texts: list[str], asked: str) -> bool:
    """Whether each figure says that it counts arrests, victims or the like. Several of these under a title of offences
    may be those offences, divided."""
    said = [of_something_else(entry, asked) for entry in entries]
    if not said or None in said:
        return False
    over = next((t for t in map(clean, texts) if says("subject", "offences", t) or names_offence(t)), None)
    return over is None or len({facet.label.text for facet in said if facet is not None}) == 1


def _is_of_else(texts: list[str]) -> bool:
    """Whether the first text that says what is counted says outcomes or the like."""
    for text in (clean(text) for text in texts if len(text) <= _LONGEST):
        if patterns("title")["another_question"].search(text):
            return True
        if says("subject", "offences", text) or names_offence(text):
            return False
    return False
