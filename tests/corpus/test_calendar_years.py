"""Figures by calendar year: read to the cell, and in no financial year."""

from collections import Counter

import pytest

from pipeline.reading.model import Reading
from tests.corpus.published import checked, needs_corpus, read

pytestmark = needs_corpus
KNIVES = "knife-offences-by-force-2009-2020.csv"
OUTCOMES = "police-uk-crime-outcomes-2012-16.csv"


def in_no_financial_year(reading: Reading) -> bool:
    return all(o.financial_year is None and o.status in ("calendar_year", "blank") for o in reading.observations)


def test_a_name_that_is_no_force_is_refused_with_the_likely_one() -> None:
    reading = read(KNIVES)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert reading.quarantine[0].cell == "D1"
    assert '"Northumberland" = "northumbria"' in reading.quarantine[0].suggestion


def test_years_down_and_forces_across() -> None:
    reading = read(KNIVES, '[names]\n"Northumberland" = "northumbria"')
    assert reading.status == "accepted"
    assert in_no_financial_year(reading)
    found = {(o.force_id, o.period_start.year): o.count for o in reading.observations}
    assert found["greater-manchester", 2009] == checked(KNIVES, 2835)
    assert sum(found["merseyside", year] or 0 for year in range(2009, 2013)) == checked(KNIVES, 2891)
    assert [len({force for force, _ in found}), [str(year) for year in range(2009, 2021)]] == checked(
        KNIVES, [40, [str(year) for year in sorted({year for _, year in found})]]
    )


@pytest.mark.long
@pytest.mark.slow
def test_a_long_table_of_47577_rows() -> None:
    reading = read(OUTCOMES)
    assert reading.status == "accepted"
    assert in_no_financial_year(reading)
    forces = {o.force_id for o in reading.observations}
    years = sorted({o.period_start.year for o in reading.observations})
    assert [len(reading.observations), len(forces), years] == checked(
        OUTCOMES, [47577, 45, [2012, 2013, 2014, 2015, 2016]]
    )
    sums: Counter[object] = Counter()
    for one in reading.observations:
        sums[one.period_start.year] += one.count or 0
        if "bicycle theft" in f"{one.offence} {one.breakdown}".casefold():
            sums[one.force_id, one.period_start.year] += one.count or 0
    assert sums[2015] == checked(OUTCOMES, 5753868)
    assert sums["kent", 2016] == checked(OUTCOMES, 1432)
