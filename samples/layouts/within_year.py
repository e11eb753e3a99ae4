"""Months and quarters that fill each financial year.

What belongs here: figures for parts of a year, always with the total of the year. What does not: part years that do
not fill one; the samples hold none.
"""

from samples.book import Row, Sheet, Workbook
from samples.layouts.disclosure import Disclosure
from samples.wording import MONTHS, QUARTERS, month_labels


def months_down(d: Disclosure) -> Workbook:
    """April to March, one row each, and a total row to each year."""
    rows: list[Row] = [*d.preamble(), ["Month", "Offences with an online flag"]]
    for year in d.years:
        values = d.parts(d.force, year, list(MONTHS))
        rows += [[month, value] for month, value in zip(month_labels(year), values, strict=True)]
        rows.append([f"Total {d.year(year)}", d.figure(d.force, year)])
    return [Sheet("Monthly", rows + d.closing(), bold=frozenset({4}))]


def months_across(d: Disclosure) -> Workbook:
    """A row to a year, a column to a month, and the total of the year."""
    rows: list[Row] = [*d.preamble(), ["Financial year", *(month[:3] for month in MONTHS), "Total"]]
    for year in d.years:
        rows.append([d.year(year), *d.parts(d.force, year, list(MONTHS)), d.figure(d.force, year)])
    return [Sheet("By month", rows + d.closing(), bold=frozenset({4}))]


def quarters(d: Disclosure) -> Workbook:
    """A row to a year, a column to a quarter, and the total of the year; only the file name says whose."""
    rows: list[Row] = [*d.preamble()[1:], ["Financial year", *QUARTERS, "Year total"]]
    for year in d.years:
        rows.append([d.year(year), *d.parts(d.force, year, list(QUARTERS)), d.figure(d.force, year)])
    return [Sheet("Quarters", rows + d.closing(), bold=frozenset({3}))]


LAYOUTS = {"months_down": months_down, "months_across": months_across, "quarters": quarters}
