"""Answers that two forces give together.

What belongs here: tables that hold both forces. What does not: exports that name the force in every row anyway
(`long_rows` in `down.py`).
"""

from samples.book import Row, Sheet, Workbook
from samples.layouts.disclosure import Disclosure
from samples.wording import COUNTED


def force_blocks(d: Disclosure) -> Workbook:
    """Force | Offence | years: the force stands only in the first row of its block, which ends in its total."""
    rows: list[Row] = [*d.preamble(), ["Force", "Offence", *d.year_labels()]]
    for force in d.forces:
        for place, (offence, values) in enumerate(zip(d.offences, d.offence_rows(force), strict=True)):
            rows.append([None if place else d.names[force], offence.label, *values])
        rows.append([None, "Total", *d.totals(force)])
    return [Sheet("Joint response", rows + d.closing(), bold=frozenset({4}))]


def force_lines(d: Disclosure) -> Workbook:
    """Force | years: one row to a force, and both together."""
    rows: list[Row] = [*d.preamble(), ["Force", *d.year_labels()]]
    rows += [[d.names[force], *d.totals(force)] for force in d.forces]
    sums = [sum(n for force in d.forces if isinstance(n := d.figure(force, year), int)) for year in d.years]
    rows.append(["Total", *sums])
    return [Sheet("Joint response", rows + d.closing(), bold=frozenset({4}))]


def sheet_per_force(d: Disclosure) -> Workbook:
    """A sheet to a force, named by it."""
    book: Workbook = []
    for force in d.forces:
        rows: list[Row] = [[d.names[force]], [COUNTED], [], ["Offence", *d.year_labels()]]
        for offence, values in zip(d.offences, d.offence_rows(force), strict=True):
            rows.append([offence.label, *values])
        rows.append(["Total", *d.totals(force)])
        book.append(Sheet(d.names[force], rows + d.closing(), bold=frozenset({0, 3})))
    return book


LAYOUTS = {"force_blocks": force_blocks, "force_lines": force_lines, "sheet_per_force": sheet_per_force}
