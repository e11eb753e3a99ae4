"""What `foi inspect` says that a file states: its sums by force and period.

What belongs here: sums for a person to hold against the sheet. What does not: the sheet itself (`inspect_print`), or
figures of the warehouse (`report`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from commands.figures import number
from pipeline.reference.financial_year import of_date

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.reading.model import Observation, Reading

VALUES = 60


def print_values(console: Console, reading: Reading) -> None:
    """The sums by force and period, so that a person can hold them against the sheet."""
    groups: dict[tuple[str, str], list[Observation]] = {}
    for one in reading.observations:
        groups.setdefault((one.force_id, _period(one)), []).append(one)
    if not groups:
        return
    console.print(Text("What it states", style="bold"))
    rows = [("force", "period", "values", "sum")]
    rows += [
        (force, period, str(len(found)), _sum(found)) for (force, period), found in sorted(groups.items())[:VALUES]
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(4)]
    for place, row in enumerate(rows):
        line = "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        console.print(Text(line, style="" if place else "dim"))
    if len(groups) > VALUES:
        console.print(f"... and {len(groups) - VALUES} more forces and periods; --json lists all.")
    checked = sum(total.agrees for total in reading.totals)
    proved = f"; {number(checked)} printed {'total agrees' if checked == 1 else 'totals agree'} with the parts"
    values_said = "1 value" if len(reading.observations) == 1 else f"{number(len(reading.observations))} values"
    console.print(f"{values_said}{proved if checked else ''}.")


def _period(one: Observation) -> str:
    """The financial year; months and quarters under the year they are part of; any other span by its dates."""
    if one.financial_year:
        return one.financial_year
    if one.period_end is None:
        return f"part of {of_date(one.period_start)}, from {one.period_start} (to a day that nobody states)"
    first, last = (of_date(day) for day in (one.period_start, one.period_end))
    if first == last and one.status != "partial_year":
        return f"{first}, by parts of the year"
    return f"{one.period_start} to {one.period_end} (no financial year)"


def _sum(values: list[Observation]) -> str:
    exact = [one.count for one in values if one.count is not None]
    if len(exact) == len(values):
        return number(sum(exact))
    low = sum(one.count_low or 0 for one in values)
    highs = [one.count_high for one in values if one.count_high is not None]
    bounds = f"{number(low)} to {number(sum(highs))}" if len(highs) == len(values) else f"{number(low)} or more"
    return f"{bounds} ({len(values) - len(exact)} not exact)"
