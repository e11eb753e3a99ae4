"""What a sidecar says that figures count, in place of the file's words.

What belongs here: holding it to the question, and joining the tables that it calls parts of one whole. What does not:
checking the file's own words (`question/asked.py`, `lines/asked_offence.py`), or parts that the file names itself
(`answer/shares.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.reading.entries.entry import Entry, bounds, scope_of
from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import counts_something_else, kinds_of_offence, stems
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings

_LEAST = 3
"""Parts among which one may be the sum of the others: of two that are alike nobody can say it."""


def check_counts(around: Surroundings, asked: str) -> None:
    """Refuse figures of which the sidecar says that they count something else than what the collection asks for."""
    said = around.counts
    if said is None:
        return
    wanted, named = kinds_of_offence(asked), kinds_of_offence(said)
    another = bool(wanted and named) and not named & wanted
    if another or (counts_something_else(said) and not stems(said) <= stems(asked)):
        raise Refusal(
            "",
            "",
            said,
            f"The sidecar says that the figures count {said!r}, and the collection asks for something else.",
            "Correct the sidecar; a file that answers another question belongs to another collection.",
        )


def name_of_part(around: Surroundings) -> str:
    """What tells a declared table from the others that divide one whole with it; empty for none."""
    return " / ".join(text for text in (around.offence, around.breakdown) if text)


def parts_of_one_whole(entries: Iterable[Entry], declared: dict[int, Surroundings]) -> set[int]:
    """The declared tables that divide one whole, by number: those that have names of their own, no two alike.

    Raises Refusal for a part that is the sum of the others, and for one that stands alone.
    """
    names = {number: name for number, around in declared.items() if (name := name_of_part(around))}
    named = {number: key(name) for number, name in names.items()}
    if len(set(named.values())) < len(named):
        return set()
    by_scope: dict[tuple[str, object], dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        if entry.table in named:
            by_scope[entry.force, scope_of(entry.period)][entry.table].append(entry)
    for tables in by_scope.values():
        number, group = next(iter(tables.items()))
        if len(tables) == 1 and declared[number].breakdown and not declared[number].counts:
            raise _alone(group[0], names[number])
    for number in named:
        if _is_the_sum(number, [tables for tables in by_scope.values() if number in tables]):
            first = next(tables[number][0] for tables in by_scope.values() if number in tables)
            raise Refusal(
                first.sheet,
                first.address,
                first.token.cell.text if first.token else "",
                f"The declared table {names[number]!r} is the sum of the other declared tables in every year: it is "
                "no part beside them.",
                "If it is their total, take it out of the sidecar and ignore its cells with a reason.",
            )
    return set(named)


def _alone(entry: Entry, name: str) -> Refusal:
    period = entry.period.financial_year or entry.period.text
    return Refusal(
        entry.sheet,
        entry.address,
        entry.token.cell.text if entry.token else "",
        f"For {entry.force}, {period}, {name!r} is the only part that is declared: one part is not the whole.",
        "Declare the tables of the other parts too; if this one is the whole after all, say in its table what it "
        'counts: counts = "<what the figures count>".',
    )


def _is_the_sum(number: int, scopes: list[dict[int, list[Entry]]]) -> bool:
    if not scopes or any(len(tables) < _LEAST for tables in scopes):
        return False
    for tables in scopes:
        low, high = bounds(tables[number])
        others = bounds([entry for other, group in tables.items() if other != number for entry in group])
        if low != high or not low or others != (low, high):
            return False
    return True
