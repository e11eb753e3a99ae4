"""One row to a year, or to a year and an offence.

What belongs here: tables that run down the page by year. What does not: rows of months or quarters (`within_year.py`).
"""

from samples.book import Row, Sheet, Workbook
from samples.layouts.disclosure import Disclosure


def years_down(d: Disclosure) -> Workbook:
    """Financial year | one column to an offence | Total."""
    rows: list[Row] = [*d.preamble(), ["Financial year", *(o.label for o in d.offences), "Total"]]
    for year in d.years:
        rows.append([d.year(year), *d.by_offence(d.force, year), d.figure(d.force, year)])
    return [Sheet("FOI response", rows + d.closing(), bold=frozenset({4}))]


def one_column(d: Disclosure) -> Workbook:
    """No breakdown: year and number."""
    rows: list[Row] = [[d.title], [], ["Financial year", "Number of offences with an online flag"]]
    for year in d.years:
        rows.append([d.year(year), d.figure(d.force, year)])
    return [Sheet("Sheet1", rows + d.closing(), bold=frozenset({2}))]


def long_rows(d: Disclosure) -> Workbook:
    """An export: force, year, offence and number in every row, with neither title nor total."""
    rows: list[Row] = [["Force", "Financial Year", "Offence", "Online-flagged offences"]]
    for force in d.forces:
        for year in d.years:
            for offence, value in zip(d.offences, d.by_offence(force, year), strict=True):
                rows.append([d.names[force], d.year(year), offence.label, value])
    return [Sheet("Export", rows + d.closing(), bold=frozenset({0}))]


def year_blocks(d: Disclosure) -> Workbook:
    """The year stands only in the first row of its block; each block ends in its total."""
    rows: list[Row] = [*d.preamble(), ["Financial year", "Offence", "Number"]]
    for year in d.years:
        for place, (offence, value) in enumerate(zip(d.offences, d.by_offence(d.force, year), strict=True)):
            rows.append([None if place else d.year(year), offence.label, value])
        rows.append([f"{d.year(year)} Total", None, d.figure(d.force, year)])
    return [Sheet("Sheet1", rows + d.closing(), bold=frozenset({4}))]


def stacked(d: Disclosure) -> Workbook:
    """A table to a year, one below the other, with the year as the title of each."""
    rows: list[Row] = d.preamble()
    for year in d.years:
        rows += [[f"Financial year {d.year(year)}"], ["Offence", "Number of offences"]]
        for offence, value in zip(d.offences, d.by_offence(d.force, year), strict=True):
            rows.append([offence.label, value])
        rows += [["Total", d.figure(d.force, year)], []]
    return [Sheet("Tables", rows + d.closing()[1:])]


def sheet_per_year(d: Disclosure) -> Workbook:
    """A sheet to a year, named by it, after a sheet that says what they hold."""
    book: Workbook = [Sheet("Information", d.preamble() + d.closing()[1:])]
    for year in d.years:
        rows: list[Row] = [["Offences with an online flag", "Number"]]
        for offence, value in zip(d.offences, d.by_offence(d.force, year), strict=True):
            rows.append([offence.label, value])
        rows.append(["Total", d.figure(d.force, year)])
        # A slash may not stand in the name of a sheet.
        book.append(Sheet(d.year(year).replace("/", "-"), rows, bold=frozenset({0})))
    return book


LAYOUTS = {
    "years_down": years_down,
    "one_column": one_column,
    "long_rows": long_rows,
    "year_blocks": year_blocks,
    "stacked": stacked,
    "sheet_per_year": sheet_per_year,
}
