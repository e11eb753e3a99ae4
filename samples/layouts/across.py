"""Years across, offences down: the commonest answer, with its variants.

What belongs here: one table, one column to a year. What does not: headers of several rows (`grouped.py`), several
forces (`joint.py`).
"""

from samples.book import Row, Sheet, Workbook
from samples.layouts.disclosure import Disclosure
from samples.wording import COUNTED


def years_across(d: Disclosure) -> Workbook:
    """Offence | 2018/19 | 2019/20, and a Total row."""
    rows: list[Row] = [*d.preamble(), ["Offence", *d.year_labels()]]
    header = len(rows) - 1
    for offence, values in zip(d.offences, d.offence_rows(d.force), strict=True):
        rows.append([offence.label, *values])
    rows.append(["Total", *d.totals(d.force)])
    return [Sheet("Online offences", rows + d.closing(), bold=frozenset({0, header, len(rows) - 1}))]


def coded(d: Disclosure) -> Workbook:
    """The same with the Home Office code in a column of its own."""
    rows: list[Row] = [*d.preamble(), ["HO code", "Offence description", *d.year_labels()]]
    for offence, values in zip(d.offences, d.offence_rows(d.force), strict=True):
        rows.append([offence.code, offence.label, *values])
    rows.append(["Total", None, *d.totals(d.force)])
    return [Sheet("Data", rows + d.closing(), bold=frozenset({4}))]


def footnoted(d: Disclosure) -> Workbook:
    """Footnote markers on a label and on the newest year, notes below, title in one long line."""
    labels = [offence.label for offence in d.offences]
    labels[2] += " [1]"
    years = d.year_labels()
    years[-1] = f"{years[-1]} [2]"
    rows: list[Row] = [[f"{d.title}: {COUNTED[0].lower()}{COUNTED[1:]}"], [], ["Offence type", *years]]
    for label, values in zip(labels, d.offence_rows(d.force), strict=True):
        rows.append([label, *values])
    rows.append(["Total", *d.totals(d.force)])
    rows += [
        [],
        ["[1] As described in the Home Office Counting Rules for Recorded Crime."],
        ["[2] Figures are provisional and may be revised."],
        ["Source: crime recording system"],
    ]
    return [Sheet("Table 1", rows + d.closing(), bold=frozenset({0, 2}))]


def all_years_total(d: Disclosure) -> Workbook:
    """A last column adds all years up; every number is text, with a thousands separator."""
    rows: list[Row] = [*d.preamble(), ["Offence", *d.year_labels(), "Total"]]
    totals = [value for value in d.totals(d.force) if isinstance(value, int)]
    for offence, values in zip(d.offences, d.offence_rows(d.force), strict=True):
        numbers = [value for value in values if isinstance(value, int)]
        rows.append([offence.label, *(f"{n:,}" for n in numbers), f"{sum(numbers):,}"])
    rows.append(["Total", *(f"{n:,}" for n in totals), f"{sum(totals):,}"])
    return [Sheet("Response", rows + d.closing(), bold=frozenset({0, 4}))]


def one_line(d: Disclosure) -> Workbook:
    """No breakdown: a single row of figures under the years."""
    rows: list[Row] = [
        *d.preamble(),
        [None, *d.year_labels()],
        ["Number of online-flagged offences", *d.totals(d.force)],
    ]
    return [Sheet("Sheet1", rows + d.closing(), bold=frozenset({4}))]


LAYOUTS = {
    "years_across": years_across,
    "coded": coded,
    "footnoted": footnoted,
    "all_years_total": all_years_total,
    "one_line": one_line,
}
