"""Whether two sets of figures for one force and period may say the same thing in two ways.

What belongs here: a year and its parts, tables with the same lines, tables of other lines with the same sum. What does
not: choosing one of them (`statements.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.two_answers import two_answers
from pipeline.reading.entries.entry import Entry, bounds, identity_of
from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import role_of_heading


def without_parts_of_years(group: list[Entry]) -> tuple[list[Entry], list[tuple[Entry, str]]]:
    """The figures of a year without those of its quarters or months, which must be its parts, `Apr-Jun` beside `Year`;
    and these, with the sentence that says what they prove."""
    years = [entry for entry in group if entry.period.kind == "financial_year"]
    parts = [entry for entry in group if entry.period.kind in ("month", "quarter")]
    if not years or not parts:
        return group, []
    for kind in ("month", "quarter"):  # a table may have both
        _make_up(years, [entry for entry in parts if entry.period.kind == kind])
    return years, [(entry, "a part of its year, which is stated too; they agree") for entry in parts]


def _make_up(years: list[Entry], parts: list[Entry]) -> None:
    """Refuse months, or quarters, that are not those of a year, or add up to another number; none say nothing."""
    year_low, year_high = bounds(years)
    low, high = bounds(parts)
    days = {(e.period.start, e.period.end) for e in parts if e.period.start and e.period.end}
    whole = years[0].period
    assert whole.start is not None and whole.end is not None
    covers = sum((end - start).days + 1 for start, end in days) == (whole.end - whole.start).days + 1
    apart = (high is not None and high < year_low) or (year_high is not None and low > year_high)
    if parts and (apart or not covers):
        raise two_answers(years, parts, which="a year and parts of it")


def agree_in_detail(best: list[Entry], group: list[Entry]) -> None:
    """Raise Refusal at the first figure that two tables with the same lines state differently."""
    by_identity = {identity_of(entry): entry for entry in best}
    for entry in group:
        other = by_identity.get(identity_of(entry))
        if (
            other is not None
            and entry.family
            and (other.value.low, other.value.high) != (entry.value.low, entry.value.high)
        ):
            raise two_answers([other], [entry])


def not_of_other_lines(best: list[Entry], group: list[Entry]) -> None:
    """Refuse two tables of different lines under one heading, as other districts are, or side by side, whose sums
    happen to be the same; not one figure beside those that divide it, nor two divisions under totals of their own."""
    if group[0].table == best[0].table or not best[0].family or _by_categories(best) == _by_categories(group) != {}:
        return
    identities, headings, rows = (
        [{of(entry) for entry in entries} for entries in (best, group)]
        for of in (identity_of, _heading_of_lines, lambda entry: (entry.sheet, entry.row.index if entry.row else None))
    )
    totalled = all(entry.covered for entry in (*best, *group))
    divided = totalled or (len(best) == 1) != (len(group) == 1)
    alike = headings[0] == headings[1] != {""} or (rows[0] == rows[1] and not divided)
    if alike and not identities[0] & identities[1]:
        raise two_answers(best, group, which="tables of different lines with the same sum")


def _by_categories(entries: list[Entry]) -> dict[object, tuple[int, int | None]]:
    """What the figures of each district, sex or the like add up to."""
    found: dict[object, list[Entry]] = {}
    for entry in entries:
        if entry.categories:
            found.setdefault(entry.categories, []).append(entry)
    return {categories: bounds(members) for categories, members in found.items()}


def _heading_of_lines(entry: Entry) -> str:
    heading = entry.row.facets[-1].axis.heading if entry.row and entry.row.facets else ""
    return "" if role_of_heading(heading) == "period" else key(heading)
