"""Noughts of which the file says that nothing was held, so that they are no counts: `0` beside `Data not held`.

What belongs here: holding a nought to the remark in its row, and the noughts of a year to the notes. What does not:
numbers that a legend explains (`labels/number_legends.py`).
"""

from __future__ import annotations

from datetime import date

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.table_context import TableContext


def noughts_are_counts(leaves: list[Entry], contexts: list[TableContext], around: Surroundings) -> None:
    """Refuse a nought beside a remark that nothing is held, and the noughts of a year of which a note says so."""
    by_number = {context.number: context for context in contexts}
    years: dict[tuple[str, date | None], list[Entry]] = {}
    for leaf in leaves:
        if leaf.period.kind == "financial_year":
            years.setdefault((leaf.force, leaf.period.start), []).append(leaf)
        context = by_number.get(leaf.table)
        if leaf.value.count == 0 and context is not None and (said := _remark(leaf, context)):
            raise _no_count(leaf, f"the remark beside it says {said!r}")
    for same in years.values():
        context = by_number.get(same[0].table)
        if context is not None and all(leaf.value.count == 0 for leaf in same):
            place = context.table.sheet, context.table.band.first_row
            note = next((n for n in around.notes_on(*place) if _denies(n[2], same[0])), None)
            if note is not None:
                raise _no_count(same[0], f"the note at {note[1]} says {note[2].strip()[:160]!r}")


def no_figures_before_the_first(leaves: list[Entry], around: Surroundings) -> None:
    """Refuse a number of a year that was over before the day from which a note says that there are records."""
    for leaf in leaves:
        period = leaf.period
        if leaf.value.count is None or period.kind != "part_year" or period.start is None or period.start != period.end:
            continue
        note = next((n for n in around.beginnings if n[0] > period.start), None)
        if note is not None:
            day, sheet, address, text = note
            raise Refusal(
                leaf.sheet,
                leaf.address,
                leaf.token.cell.text if leaf.token else "",
                f"A number stands for a year that was over before {day.isoformat()}, and {sheet}!{address} says that "
                f"there are no records before that day: {text.strip()[:120]!r}.",
                "Ask the force what the number counts; if the note does not concern it, leave the note out of account "
                "with an [[ignore]] and its reason; if nothing is held, write 'not held' for the number into "
                "corrections.toml.",
            )


def _remark(leaf: Entry, context: TableContext) -> str:
    """The remark in the row of a figure by which nothing is held; empty for none."""
    band = context.table.band
    cells = (band.grid.tokens.get((leaf.row.index, c)) for c in band.note_columns) if leaf.row is not None else ()
    return next((t.cell.text.strip() for t in cells if t and says("zero", "not_held", clean(t.cell.text))), "")


def _denies(note: str, leaf: Entry) -> bool:
    """True for a note that nothing is held of the year of a figure, or that recording began after it."""
    said, year = clean(note), leaf.period
    if len(said) > 250 or year.start is None or year.end is None:
        return False
    found = find_periods(said)
    if says("zero", "began", said):
        return any(p.start is not None and p.start > year.end for p in found)
    return says("zero", "not_held", said) and any(p.kind == year.kind and p.start == year.start for p in found)


def _no_count(leaf: Entry, why: str) -> Refusal:
    return Refusal(
        leaf.sheet,
        leaf.address,
        leaf.token.cell.text if leaf.token else "0",
        f"The cell says 0, but {why}: nothing may have been held, which is no count of none.",
        "Ask the force; if none was recorded, leave the remark out of account with an [[ignore]] and its reason; if "
        "nothing is held, write 'not held' for the 0 into corrections.toml.",
    )
