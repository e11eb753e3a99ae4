"""Whether figures labelled by words for a part of a year, `H1`, `Summer`, `Term 2`, make up the whole of each year.

What belongs here: parts that words alone name. What does not: months and quarters, which have dates of their own
(`labels/periods.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.words import first_of, says
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.line import Facet


def years_have_all_parts(leaves: list[Entry]) -> None:
    """Refuse a financial year of which a half or a season is missing, and one by terms or weeks, which nobody can count
    up."""
    years: dict[object, list[tuple[Facet, Entry]]] = defaultdict(list)
    for leaf in leaves:
        part = _part(leaf) if leaf.period.kind == "financial_year" else None
        if part is not None:
            years[leaf.force, scope_of(leaf.period)].append((part, leaf))
    for parts in years.values():
        facet, leaf = parts[-1]
        said = {first_of("part_of_year", other.label.text) for other, _ in parts}
        if any(said == whole for whole in _WHOLES):
            continue
        raise Refusal(
            leaf.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"{facet.label.text!r} is a part of a year, and nothing says that the figures for "
            f"{leaf.period.text.strip()} are of the whole of it.",
            "Ask the force for the number of offences in each whole financial year; or, if these lines are no parts of "
            "a year, say so with a label of their own in corrections.toml.",
        )


_WHOLES = ({"first_half", "second_half"}, {"spring", "summer", "autumn", "winter"})


def _part(leaf: Entry) -> Facet | None:
    """The label by which a figure is of a part of its year, by its own words or by the heading of its column."""
    for line in (leaf.row, leaf.column):
        for facet in line.facets if line is not None else ():
            named = facet.label.period is None and facet.label.text
            if named and (
                first_of("part_of_year", facet.label.text) or says("parts_of_years", "heading", facet.axis.heading)
            ):
                return facet
    return None
