"""One offence, as most forces answer: whatever the headings, the notation of years and the figures beside the counts,
the numbers read are the counts, or none are.

What belongs here: tables of one offence with a question behind them. What does not: tables of several offences or
forces (`layouts.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response
from tests.golden.build import Marks
from tests.golden.writers import write_workbook

from .quirks import YEARS

QUESTIONS = ["knife crime", "stalking", "burglary", "shoplifting", "vehicle theft", "hate crime", "rape"]
PERIODS = ["Financial Year", "Year", "Period", "FY", "Fiscal year", "Financial year recorded", "Date", "Time period"]
COUNTS = [
    "{}",
    "{} offences",
    "{} Offence",
    "Offence",
    "Offences",
    "Crime",
    "Crimes",
    "Number",
    "No. of crimes",
    "Count",
    "Count of crime number",
    "Recorded Crime",
    "Crimes recorded",
    "Number of {} offences recorded",
    "Total number of {} offences",
    "Volume",
    "Total",
    "Data",
    "Results",
    "Figures",
    "Response",
]
BESIDE = {
    "% change": lambda n, before: (n - before) / before if before else None,
    "Percentage change on previous year": lambda n, before: round(100 * (n - before) / before, 1) if before else None,
    "Rate per 1,000 population": lambda n, before: n / 1857.3,
    "Solved rate": lambda n, before: (n % 7) / 23,
    "Monthly average": lambda n, before: n / 12,
    "Difference": lambda n, before: n - before,
    "Change": lambda n, before: n - before,
    "Population": lambda n, before: 1_857_300 + n,
    "Arrests": lambda n, before: n // 3,
    "Victims": lambda n, before: n + 2,
    "Notes": lambda n, before: "Revised" if n % 2 else None,
}
# Headings under which no number is a count of the offences, whatever the title says.
OF_ELSE = [
    "Arrests",
    "Victims",
    "Suspects charged",
    "Charged",
    "Convictions",
    "Outcomes",
    "Number of people arrested",
    "{} arrests",
    "{} victims",
    "Solved {}",
    "% change",
    "Rate per 1,000 population",
    "Difference",
    "Monthly average",
    "Cumulative total",
    "Rank",
    "Population",
    "Target",
    "Non-crime incidents",
    "Fraud offences",
    "Devices seized",
    "Cost (£)",
]
DISTRICTS = ["Ashford", "Canterbury", "Dartford", "Dover", "Maidstone", "Medway"]


@dataclass(frozen=True)
class Answer:
    """A table, and the counts that it states by the first calendar year of the financial year."""

    asked: str
    page: list[list[Any]]
    counts: dict[int, int]

    def __repr__(self) -> str:
        return f"asked for {self.asked}:\n" + "\n".join(map(repr, self.page))

    def read(self) -> Reading:
        collection = Collection(
            name="asked", title=self.asked.capitalize(), counts=f"Offences of {self.asked} recorded by the force"
        )
        with TemporaryDirectory() as folder:
            path = write_workbook(Path(folder) / "kent-police-foi.xlsx", {"Sheet1": self.page}, Marks())
            return read_response(path, collection=collection.name, round_=2023, settings=collection)


@st.composite
def by_year(draw: st.DrawFn, *, across: bool, beside: bool) -> Answer:
    """A line for each year, or a column, with figures beside the counts where `beside` says so."""
    asked, counts = draw(st.sampled_from(QUESTIONS)), _counts(draw)
    notation = draw(st.sampled_from(YEARS))
    heading = draw(st.sampled_from(COUNTS)).format(asked.capitalize())
    page: list[list[Any]] = [[draw(st.sampled_from(PERIODS)), heading]]
    page += [[notation(year), count] for year, count in counts.items()]
    for name in draw(st.lists(st.sampled_from(sorted(BESIDE)), max_size=2, unique=True)) if beside else []:
        before = [0, *counts.values()]
        figures = [BESIDE[name](count, was) for count, was in zip(counts.values(), before, strict=False)]
        page = [[*line, figure] for line, figure in zip(page, [name, *figures], strict=True)]
    if draw(st.booleans()) and len(counts) > 1:
        page.append(["Total", sum(counts.values()), *[None] * (len(page[0]) - 2)])
    page = [list(line) for line in zip(*page, strict=True)] if across else page
    return Answer(asked, [*_titles(draw, asked), *page], counts)


@st.composite
def of_else(draw: st.DrawFn, *, across: bool) -> Answer:
    """A line for each year, or a column, of figures under a heading that says they are no counts of the offences."""
    asked, counts = draw(st.sampled_from(QUESTIONS)), _counts(draw)
    notation, heading = draw(st.sampled_from(YEARS)), draw(st.sampled_from(OF_ELSE)).format(asked.capitalize())
    page: list[list[Any]] = [[draw(st.sampled_from(PERIODS)), heading], *([notation(y), n] for y, n in counts.items())]
    page = [list(line) for line in zip(*page, strict=True)] if across else page
    return Answer(asked, [*_titles(draw, asked), *page], counts)


@st.composite
def by_month(draw: st.DrawFn) -> Answer:
    """A line for each month of whole years, as dates or in words."""
    asked = draw(st.sampled_from(QUESTIONS))
    first, years = draw(st.integers(2015, 2018)), draw(st.integers(1, 3))
    months = [date(first + (3 + n) // 12, 1 + (3 + n) % 12, 1) for n in range(12 * years)]
    figures = [draw(st.integers(0, 300)) for _ in months]
    written = draw(st.sampled_from(["date", "%B %Y", "%b-%y", "%b %Y"]))
    heading = draw(st.sampled_from(COUNTS)).format(asked.capitalize())
    page: list[list[Any]] = [
        [draw(st.sampled_from(["Month", "Date", "Month recorded", "Period", "Year and month"])), heading]
    ]
    page += [[m if written == "date" else m.strftime(written), n] for m, n in zip(months, figures, strict=True)]
    if draw(st.booleans()):
        page.append(["Total", sum(figures)])
    counts: Counter[int] = Counter()
    for month, figure in zip(months, figures, strict=True):
        counts[month.year - (month.month < 4)] += figure
    return Answer(asked, [*_titles(draw, asked), *page], dict(counts))


@st.composite
def by_district(draw: st.DrawFn) -> Answer:
    """A line for each district, a column for each year, or both as columns of one long list."""
    asked = draw(st.sampled_from(QUESTIONS))
    first, many = draw(st.integers(2013, 2017)), draw(st.integers(1, 4))
    years, notation = range(first, first + many), draw(st.sampled_from(YEARS))
    districts = DISTRICTS[: draw(st.integers(2, 6))]
    figures = {(d, y): draw(st.integers(0, 900)) for d in districts for y in years}
    heading = draw(st.sampled_from(COUNTS)).format(asked.capitalize())
    page: list[list[Any]]
    if draw(st.booleans()):
        page = [["District", *map(notation, years)], *([d, *(figures[d, y] for y in years)] for d in districts)]
        if draw(st.booleans()):
            page.append(["Total", *(sum(figures[d, y] for d in districts) for y in years)])
    else:
        page = [["Financial year", "District", heading]]
        page += [[notation(y), d, figures[d, y]] for y in years for d in districts]
    counts = {y: sum(figures[d, y] for d in districts) for y in years}
    return Answer(asked, [*_titles(draw, asked), *page], counts)


def _counts(draw: st.DrawFn) -> dict[int, int]:
    first, many = draw(st.integers(2013, 2017)), draw(st.integers(2, 6))
    numbers = st.one_of(st.integers(0, 9), st.integers(10, 900), st.integers(1000, 30_000))
    return {year: draw(numbers) for year in range(first, first + many)}


def _titles(draw: st.DrawFn, asked: str) -> list[list[Any]]:
    said = [f"{asked.capitalize()} offences recorded", "Kent Police", f"Kent Police: {asked}, by financial year"]
    lines: list[list[Any]] = [[line] for line in draw(st.lists(st.sampled_from(said), max_size=2, unique=True))]
    apart = draw(st.booleans())
    return [*lines, []] if lines and apart else lines


def right_or_refused(answer: Answer) -> Reading:
    reading = answer.read()
    found: Counter[int] = Counter()
    for seen in reading.observations:
        assert seen.force_id == "kent"
        assert seen.count is not None and seen.period_start is not None and seen.period_end is not None
        found[seen.period_start.year - (seen.period_start.month < 4)] += seen.count
    if reading.observations:
        assert reading.status == "partly_accepted" or set(found) == set(answer.counts)
        assert all(count == answer.counts[year] for year, count in found.items()), found
    else:
        assert reading.quarantine
    return reading


@pytest.mark.parametrize("across", [False, True], ids=["down", "across"])
@pytest.mark.parametrize("beside", [False, True], ids=["alone", "with figures beside"])
def test_years_of_one_offence_are_right_or_refused(across: bool, beside: bool) -> None:
    @given(by_year(across=across, beside=beside))
    def law(answer: Answer) -> None:
        right_or_refused(answer)

    law()


@pytest.mark.parametrize("across", [False, True], ids=["down", "across"])
def test_figures_of_something_else_are_refused(across: bool) -> None:
    @given(of_else(across=across))
    def law(answer: Answer) -> None:
        reading = answer.read()
        assert not reading.observations
        assert reading.quarantine

    law()


@given(by_month())
@settings(max_examples=40)
def test_months_of_one_offence_are_right_or_refused(answer: Answer) -> None:
    right_or_refused(answer)


@given(by_district())
def test_districts_of_one_offence_are_right_or_refused(answer: Answer) -> None:
    right_or_refused(answer)
