"""Labels that look like quarters, months, measures or years and may be none: never taken for one in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .expect import accepted, refused

Write = Callable[..., Path]
BOTH = {"2018/19": 30, "2019/20": 41}


@pytest.mark.parametrize("heading", ["Question", "Q", "Your question", "Question no.", "Question asked"])
def test_a_quarter_under_questions(write: Write, heading: str) -> None:
    grid = [[heading, "Answer"], ["Q1 2018/19", 30], ["Q2 2018/19", 41]]
    refused(write(grid), "A2", saying="may be a quarter .* or the number of a question")


def test_the_number_of_the_only_question(write: Write) -> None:
    accepted(write([["Question", "2018/19", "2019/20"], ["Q1", 30, 41]]), BOTH)


def test_the_same_quarter_of_every_year(write: Write) -> None:
    refused(
        write([["Period", "Offences"], ["Q1 2018/19", 30], ["Q1 2019/20", 41]]), "A2", saying="number of a question"
    )


def test_the_quarters_of_a_year(write: Write) -> None:
    quarters = [[f"Q{n} 2018/19", 10 * n] for n in (1, 2, 3, 4)]
    accepted(write([["Quarter", "Offences"], *quarters]), {"2018/19": 100})


@pytest.mark.parametrize("words", ["Q1 How many offences in {}", "Q1 Offences in {}?", "Q1: Recorded offences in {}"])
def test_a_question_in_words(write: Write, words: str) -> None:
    accepted(write([[words.format(year), count] for year, count in BOTH.items()]), BOTH)


def test_months_that_may_be_days(write: Write) -> None:
    refused(
        write([["Offence", "Apr 17", "Apr 18", "Apr 19"], ["Rape", 1, 2, 3]]), "B1", saying="may be a day, or the month"
    )


def test_months_of_a_year(write: Write) -> None:
    months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    rows = [[f"{month} 18", 2] for month in months] + [[f"{month} 19", 2] for month in ("Jan", "Feb", "Mar")]
    accepted(write([["Month", "Offences"], *rows]), {"2018/19": 24})


def test_counts_at_a_date_beside_years(write: Write) -> None:
    rows = [["2018/19", 30], ["2019/20", 41]]
    path = write([["Year", "Rape offences as at 31/03/2019"], *rows])
    refused(path, "B1", saying="speaks of 2019-03-31, and '2019/20' goes on after it")
    accepted(write([["Year", "Rape offences as at 31/03/2020"], *rows]), BOTH)


@pytest.mark.parametrize("label", ["Target", "Population", "Index offence", "Staff", "Share of drugs supplied"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_category_that_is_also_a_word_for_a_figure(write: Write, label: str, turned: bool) -> None:
    lines: list[list[object]] = [["Concerned", *BOTH], ["Bystander", 20, 30], [label, 10, 11]]

    def written(*more: list[object]) -> list[list[object]]:
        rows = [*lines, *more]
        return [list(column) for column in zip(*rows, strict=True)] if turned else rows

    refused(write(written()), "C1" if turned else "A3", saying="may be the name of something counted")
    accepted(write(written(["Total", 30, 41])), BOTH)


def test_a_target_or_population_beside_counts_is_none(write: Write) -> None:
    accepted(write([["Year", "Offences", "Target"], ["2018/19", 30, 25], ["2019/20", 41, 25]]), BOTH)
    accepted(write([["Year", "Rape", "Population"], ["2018/19", 30, 80500], ["2019/20", 41, 81200]]), BOTH)
