"""A header of two rows: the year merged over the columns of a breakdown and their total.

What belongs here: breakdowns of a year by a second property of the offence. What does not: months and quarters
(`within_year.py`).
"""

from samples.book import Merge, Row, Sheet, Value, Workbook
from samples.layouts.disclosure import Disclosure
from samples.splitting import split

VICTIM_SEX = ["Female", "Male", "Not recorded"]
OFFENDER_AGE = ["Under 18", "18 and over", "Age not known"]


def _grouped(d: Disclosure, groups: list[str], heading: str) -> Workbook:
    width = len(groups) + 1
    years: Row = [None]
    second: Row = ["Offence"]
    totals: Row = ["Total"]
    lines: list[Row] = [[offence.label] for offence in d.offences]
    for year in d.years:
        years += [d.year(year), *[None] * (width - 1)]
        second += [*groups, "Total"]
        columns: list[list[int]] = []
        for line, offence, value in zip(lines, d.offences, d.by_offence(d.force, year), strict=True):
            if not isinstance(value, int):
                raise TypeError(f"{d.title} {year}: the grouped layouts have no way to show {value!r}")
            shares = split(value, groups, d.force, year, offence.label)
            columns.append(shares)
            line += [*shares, value]
        sums: list[Value] = [sum(column) for column in zip(*columns, strict=True)]
        totals += [*sums, d.figure(d.force, year)]
    rows: list[Row] = [*d.preamble(), [heading], years, second, *lines, totals]
    merges = tuple(Merge(5, 1 + place * width, 1, width) for place in range(len(d.years)))
    return [Sheet("Breakdown", rows + d.closing(), merges, frozenset({0, 5, 6}))]


def by_victim_sex(d: Disclosure) -> Workbook:
    """Each year over the sex of the victim."""
    return _grouped(d, VICTIM_SEX, "Offences by sex of victim")


def by_offender_age(d: Disclosure) -> Workbook:
    """Each year over the age of the offender."""
    return _grouped(d, OFFENDER_AGE, "Offences by age of offender")


LAYOUTS = {"by_victim_sex": by_victim_sex, "by_offender_age": by_offender_age}
