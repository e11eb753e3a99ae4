"""Deaths after police contact: two tables stacked on a sheet, `04/05` years, note markers, forces beside agencies."""

from tests.corpus.published import checked, count, needs_corpus, read

FILE = "iopc-deaths-time-series-2018-19.ods"
pytestmark = needs_corpus


def test_two_tables_of_one_shape_are_not_chosen_between() -> None:
    reading = read(FILE, 'take = "RTI_By_Force"')
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "could both be the answer" in reading.reason


def test_incidents() -> None:
    reading = read(FILE, 'take = "Road traffic incidents"')
    assert (reading.status, reading.quarantine) == ("accepted", [])
    assert count(reading, "metropolitan", "2017/18") == checked(FILE, 5)
    assert count(reading, "north-yorkshire", "2016/17") == checked(FILE, 2)
    assert {o.source_text for o in reading.observations if o.source_cell == "N36"} == {"2*"}
    years = [f"{year}/{year % 100 + 1}" for year in range(2014, 2019)]
    assert sum(count(reading, "metropolitan", year) or 0 for year in years) == checked(FILE, 18)


def test_incidents_add_up_to_the_printed_totals_of_all_authorities() -> None:
    reading = read(FILE, 'take = "Road traffic incidents"')
    printed = {total.source_cell: (total.stated, total.sum_low, total.agrees) for total in reading.totals}
    assert printed["O57"] == (checked(FILE, 27), 27, True)
    assert printed["P57"] == (checked(FILE, 33), 33, True)
    assert printed["Q57"] == (checked(FILE, 395), 395, True)


def test_agencies_count_towards_totals_and_are_no_forces() -> None:
    reading = read(FILE, 'take = "Road traffic incidents"')
    assert len({o.force_id for o in reading.observations}) == 45
    said = {entry.cell: entry.disposition for entry in reading.ledger if entry.sheet == "RTI_By_Force"}
    assert said["B53"] == "ignored"
    assert said["B9"] == "value"


def test_fatalities() -> None:
    reading = read(FILE, 'take = "Road traffic fatalities"')
    assert reading.status == "accepted"
    assert count(reading, "metropolitan", "2017/18") == checked(FILE, 5)


def test_a_joint_incident_makes_a_total_disagree() -> None:
    reading = read(FILE, 'take = "Shootings_By_Force"')
    assert reading.status == "quarantined"
    assert (reading.quarantine[0].cell, reading.quarantine[0].text) == ("O26", str(checked(FILE, 4)))
    assert f"add up to {checked(FILE, 7)}" in reading.reason


def test_a_joint_incident_that_is_explained() -> None:
    joint = 'totals = { tolerance = 3, reason = "one incident of two forces is printed for both" }'
    reading = read(FILE, f'take = "Shootings_By_Force"\n{joint}')
    assert reading.status == "accepted"
    assert count(reading, "metropolitan", "2007/08") == checked(FILE, 3)
    assert count(reading, "avon-and-somerset", "2010/11") == checked(FILE, 0)
    assert {o.source_text for o in reading.observations if o.source_cell == "E19"} == {" 3*"}
