"""Single people and crimes in plain sight: only counts leave the reader, columns are named, values are kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.sidecar import make_sidecar
from pipeline.reading.preview import preview
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, force_years, read

Write = Callable[..., Path]
TITLE = "Offences recorded 1 April 2018 to 31 March 2020"
DAYS = [date(2018, 4, 1), date(2018, 11, 20), date(2019, 3, 31), date(2019, 4, 1), date(2020, 3, 31)]
PEOPLE = ["Jane Roe", "Ann Poe", "Kim O'Loe", "Sam Noe-Doe", "Pat Zoe"]
COLUMNS: dict[str, list[object]] = {
    "Victim name": list(PEOPLE),
    "Date of birth": [date(2006, 7, 19), date(2007, 2, 2), date(2005, 1, 30), date(2006, 6, 6), date(2008, 8, 8)],
    "Home address": ["1 Acacia Road", "22 Birch St", "Flat 3, Cedar Court", "4 Doom Lane", "55 Elm Close"],
    "Postcode": ["ME15 9ZZ", "CT1 2XX", "TN4 8QQ", "DA1 1WW", "ME7 5YY"],
    "E-mail": [f"canary{n}@example.org" for n in range(5)],
    "Mobile": [f"07700 9001{n}2" for n in range(5)],
    "NI number": [f"AB {n}2 34 56 C" for n in range(1, 6)],
    "Crime ref": [f"46/9931{n}/19" for n in range(5)],
}
TABLE: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7]]
BOTH = {"2018/19": 8, "2019/20": 19}
KIND = "record-level personal data"


def words(column: str) -> list[str]:
    """What must appear nowhere; dates in any of the ways in which they are printed."""
    return [
        form
        for value in COLUMNS[column]
        for form in (
            [f"{value:%d/%m/%Y}", f"{value:%Y-%m-%d}", repr(value)] if isinstance(value, date) else [str(value)]
        )
    ]


def told(path: Path) -> str:
    """All that leaves the reader, and all that `foi inspect` shows."""
    reading = read(path)
    return f"{reading} {preview(path, reading, rows_at_most=2000)}"


def named(path: Path, *headings: str) -> None:
    findings = [one for one in read(path).findings if one.kind == KIND]
    assert findings, "no such column is told of"
    assert all(any(heading in one.place for one in findings) for heading in headings), findings


def formats(grid: Grid) -> dict[str, str]:
    return {
        f"{chr(65 + c)}{r}": "dd/mm/yyyy"
        for r, row in enumerate(grid, 1)
        for c, value in enumerate(row)
        if isinstance(value, date)
    }


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "csv"])
def test_a_list_of_records_gives_counts_and_names_its_columns(write: Write, suffix: str) -> None:
    rows = list(zip(DAYS, ["Rape", "Grooming", "Grooming", "Rape", "Rape"], *COLUMNS.values(), strict=True))
    grid: Grid = [[TITLE], ["Date recorded", "Offence", *COLUMNS], *map(list, rows)]
    path = write(grid, f"kent-police-foi.{suffix}", **({"formats": formats(grid)} if suffix == "xlsx" else {}))
    reading = read(path)
    assert force_years(reading) == {("kent", "2018/19"): 3, ("kent", "2019/20"): 2}, reading.reason
    named(path, *COLUMNS)
    everything = told(path)
    assert [secret for column in COLUMNS for secret in words(column) if secret in everything] == []


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_list_that_cannot_be_counted_is_refused_without_its_values(write: Write, suffix: str, column: str) -> None:
    grid: Grid = [[column, "Offence", "Age"], *[[v, "Rape", 13 + n] for n, v in enumerate(COLUMNS[column])]]
    path = write(grid, f"kent-police-foi.{suffix}", **({"formats": formats(grid)} if suffix == "xlsx" else {}))
    reading = read(path)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "tells of single people or incidents" in reading.reason
    assert column in reading.reason
    everything = told(path)
    assert [secret for secret in words(column) if secret in everything] == []


@pytest.mark.parametrize("column", ["E-mail", "Postcode", "NI number"])
def test_a_column_that_nothing_heads_is_known_by_its_cells(write: Write, column: str) -> None:
    path = write([["Offence", "Notes", "2018/19"], *[["Rape", v, n] for n, v in enumerate(COLUMNS[column])]])
    named(path, "B")
    everything = told(path)
    assert [secret for secret in words(column) if secret in everything] == []


def test_a_name_beside_a_date_of_birth_is_one(write: Write) -> None:
    grid: Grid = [["Name", "Born"], *[list(pair) for pair in zip(PEOPLE, COLUMNS["Date of birth"], strict=True)]]
    named(write(grid, formats=formats(grid)), "Name: name", "Born: date of birth")


def test_a_good_table_beside_a_list_of_people_is_read(write: Write) -> None:
    people: Grid = [["Victim name", "Note"], *[[name, "moved away"] for name in PEOPLE]]
    path = write({"Data": TABLE, "Working": people})
    reading = read(path)
    assert reading.status == "partly_accepted"
    assert force_years(reading) == {("kent", year): count for year, count in BOTH.items()}
    assert not [name for name in [*PEOPLE, "moved away"] if name in told(path)]


def test_columns_that_the_sidecar_leaves_out_do_not_keep_a_table_out(write: Write) -> None:
    grid: Grid = [
        ["Force", "E-mail", "2018/19", "2019/20"],
        *[[f, f"foi@{f.lower()}.example", n, n + 1] for n, f in enumerate(["Kent", "Essex", "Surrey"], 5)],
    ]
    path = write(grid, "reply.xlsx")
    assert read(path).observations == []
    rule = {"sheet": "Sheet1", "cells": "B1:B4", "reason": "contacts of the forces"}
    seen = read_response(path, round_=2020, sidecar=make_sidecar({"ignore": [rule]}, path))
    assert len(seen.observations) == 6
    assert "@" not in str(seen)


def test_an_account_of_each_crime_is_no_name_of_an_offence(write: Write) -> None:
    days = [date(2018 + (m < 4), m, 1 + d) for m in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3) for d in (0, 27)]
    rows = [[day, f"{PEOPLE[n % 5]} was met at place {n}"] for n, day in enumerate(days)]
    path = write([["Date recorded", "Offence"], *rows], formats={f"A{n}": "dd/mm/yyyy" for n in range(2, 30)})
    reading = read(path)
    assert force_years(reading) == {("kent", "2018/19"): 24}, reading.reason
    assert not [name for name in PEOPLE if name in told(path)]


@pytest.mark.parametrize(
    "grid",
    [
        [["Postcode district", "2018/19"], ["ME15", 3], ["CT1", 5]],
        [["Offence number", "2018/19"], ["Rape", 3], ["Grooming", 5]],
        [["Street offences", "2018/19"], ["Rape", 3], ["Grooming", 5]],
        [["Offence name", "2018/19"], ["Rape of a child", 3], ["Grooming", 5]],
        [["Name of force", "2018/19"], ["Kent", 8]],
        [["Address", "Kent Police, Sutton Road"], ["E-mail", "foi@example.org"], [], ["Offence", "2018/19"], ["X", 8]],
        [["Method", "2018/19"], ["By mobile phone", 3], ["By e-mail", 5]],
        [["Offence", "Child victims", "Year"], ["Rape", 8, "2018/19"]],
    ],
)
def test_what_only_sounds_like_it_is_a_table(write: Write, grid: Grid) -> None:
    path = write(grid)
    assert [one for one in read(path).findings if one.kind == KIND] == []
    assert force_years(read(path)) in ({("kent", "2018/19"): 8}, {})


def test_contacts_beside_the_table_are_no_list(write: Write) -> None:
    accepted(write({"Data": TABLE, "Contacts": [["Freedom of Information team"], ["foi@example.org"]]}), BOTH)
