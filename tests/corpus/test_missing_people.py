"""Missing people: three merged header rows, counts beside percentages, `X` for not available, a year in a sentence."""

import pytest

from tests.corpus.published import checked, count, needs_corpus, read

FILE = "nca-missing-people-2019-20.xlsx"
YEAR = "2019/20"
pytestmark = needs_corpus


def test_incidents_and_individuals_are_not_chosen_between() -> None:
    reading = read(FILE)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "could both be the answer" in reading.reason
    assert "take = " in reading.quarantine[0].suggestion


@pytest.mark.parametrize("take", ["Incidents > Total", "Numbers > Incidents > Total"])
def test_incidents(take: str) -> None:
    reading = read(FILE, f'take = "{take}"')
    assert reading.status == "partly_accepted"
    assert ["two forces together" in entry.reason for entry in reading.quarantine] == [True]
    assert {o.financial_year for o in reading.observations} == {checked(FILE, YEAR)}
    assert count(reading, "greater-manchester", YEAR) == checked(FILE, 35096)


def test_the_nations_line_is_the_sum_of_its_forces() -> None:
    (total,) = read(FILE, 'take = "Incidents > Total"').totals
    assert (total.stated, total.sum_low, total.agrees) == (checked(FILE, 326155), 326155, True)


def test_one_line_for_two_forces_is_given_to_neither() -> None:
    reading = read(FILE, 'take = "Incidents > Total"')
    assert checked(FILE, 5849) not in [o.count for o in reading.observations]
    assert not {"warwickshire", "west-mercia"} & {o.force_id for o in reading.observations}
    assert [(entry.cell, entry.text) for entry in reading.quarantine] == [("F45", "5849")]


@pytest.mark.parametrize("take", ["Individuals > Children", "Individuals > Total"])
def test_what_is_not_available_is_no_number(take: str) -> None:
    reading = read(FILE, f'take = "{take}"')
    assert count(reading, "durham", YEAR) is checked(FILE, None)
    missing = {o.force_id: (o.status, o.source_text.lower()) for o in reading.observations if o.count is None}
    assert missing == dict.fromkeys(["durham", "south-yorkshire", "scotland"], ("not_available", "x"))
    assert len(missing) == checked(FILE, 3)
