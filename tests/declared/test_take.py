"""Which of several figures is the answer: chosen by label, never by position, and proved like any other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar_keys import Sidecar
from pipeline.reading.response import read_response
from tests.declared.reading import needed, read, refused, right
from tests.golden.expect import force_years

Write = Callable[..., Path]
ALL_AND_ONLINE = [["Year", "All offences", "Online offences"], ["2018/19", 120, 34], ["2019/20", 150, 41]]
PEOPLE = [["Missing people 2019/20"], ["Force", "Incidents", None, None, "Individuals", None, None],
          [None, "Children", "Adults", "Total", "Children", "Adults", "Total"],
          ["Kent", 3, 4, 7, 2, 3, 5], ["Essex", 5, 6, 11, 4, 5, 9]]  # fmt: skip
MERGES = ["B2:D2", "E2:G2"]


@pytest.mark.parametrize(("label", "counts"), [
    ("Online offences", {"2018/19": 34, "2019/20": 41}), ("online  OFFENCES", {"2018/19": 34, "2019/20": 41}),
    ("All offences", {"2018/19": 120, "2019/20": 150}),
])  # fmt: skip
def test_a_column(write: Write, label: str, counts: dict[str, int]) -> None:
    needed(write(ALL_AND_ONLINE), f'take = "{label}"', counts, "All offences")


@pytest.mark.parametrize(
    "heading", ["Online offences [1]", "Online offences (a)", "Online offences*", "Online offences ²"]
)
@pytest.mark.parametrize("with_marker", [True, False])
def test_a_label_with_a_note_marker(write: Write, heading: str, with_marker: bool) -> None:
    path = write([["Year", "All offences", heading], ["2018/19", 120, 34], ["2019/20", 150, 41]])
    right(path, f'take = "{heading if with_marker else "Online offences"}"', {"2018/19": 34, "2019/20": 41})


def test_a_row(write: Write) -> None:
    path = write([[*column] for column in zip(*ALL_AND_ONLINE, strict=True)])
    needed(path, 'take = "Online offences"', {"2018/19": 34, "2019/20": 41}, "All offences")


def test_several_rows_that_add_up(write: Write) -> None:
    path = write([["Measure", "2018/19"], ["Rape", 3], ["Grooming", 4], ["of which online", 2]])
    needed(path, 'take = ["Rape", "Grooming"]', {"2018/19": 7}, "could both be the answer")


@pytest.mark.parametrize("merges", [(), MERGES])
def test_a_total_under_its_heading(write: Write, merges: list[str]) -> None:
    path = write(PEOPLE, "foi.xlsx", merges=merges)
    counts = {("kent", "2019/20"): 7, ("essex", "2019/20"): 11}
    needed(path, 'take = "Incidents > Total"', counts, "could both be the answer")
    right(path, 'take = "Individuals > Total"', {("kent", "2019/20"): 5, ("essex", "2019/20"): 9})
    right(path, 'take = "Individuals > Children"', {("kent", "2019/20"): 2, ("essex", "2019/20"): 4})


def test_a_path_goes_from_the_outside_in(write: Write) -> None:
    refused(write(PEOPLE, "foi.xlsx", merges=MERGES), 'take = "Total > Incidents"', "no label of the file says that")


def test_a_heading_with_all_beneath_it(write: Write) -> None:
    right(
        write(PEOPLE, "foi.xlsx", merges=MERGES),
        'take = "Incidents"',
        {("kent", "2019/20"): 7, ("essex", "2019/20"): 11},
    )


def test_what_stands_beside_the_answer_is_accounted_for(write: Write) -> None:
    reading = read(write(ALL_AND_ONLINE), 'take = "Online offences"')
    said = {entry.cell: (entry.disposition, entry.detail) for entry in reading.ledger}
    assert said["B2"] == ("ignored", "not among what the sidecar takes")
    assert said["C2"] == ("value", "")


def test_a_whole_sheet(write: Write) -> None:
    path = write({"All": [["Offence", "2018/19"], ["Rape", 30], ["Grooming", 40]],
                  "Online": [["Offence", "2018/19"], ["Rape", 3], ["Grooming", 4]]})  # fmt: skip
    needed(path, 'take = "Online"', {"2018/19": 7}, "could both be the answer")


def test_a_table_by_its_title(write: Write) -> None:
    path = write([["All offences"], ["Offence", "2018/19"], ["Rape", 30], ["Grooming", 40], [],
                  ["Online offences"], ["Offence", "2018/19"], ["Rape", 3], ["Grooming", 4]])  # fmt: skip
    needed(path, 'take = "Online offences"', {"2018/19": 7}, "could both be the answer")


def test_a_row_of_one_table(write: Write) -> None:
    path = write([["All offences"], ["Offence", "2018/19"], ["Rape", 30], ["Grooming", 40], [],
                  ["Online offences"], ["Offence", "2018/19"], ["Rape", 3], ["Grooming", 4]])  # fmt: skip
    right(path, 'take = "Online offences > Grooming"', {"2018/19": 4})


def test_a_total_of_what_is_taken_is_still_checked(write: Write) -> None:
    path = write([*PEOPLE, ["Total", 8, 10, 19, 6, 8, 14]], "foi.xlsx", merges=MERGES)
    refused(path, 'take = "Incidents > Total"', "Total.*states 19.*add up to 18", cell="D6")


@pytest.mark.parametrize("across", [False, True])
def test_taking_a_total_does_not_settle_its_disagreement(write: Write, across: bool) -> None:
    grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7], ["Total", 8, 29]]
    path = write([[*column] for column in zip(*grid, strict=True)] if across else grid)
    refused(path, 'take = "Total"', "states 29.*add up to 19", cell="D3" if across else "C4", suggesting="corrections")
    explained = 'take = "Total"\ntotals = { tolerance = 10, reason = "ten offences have no type yet" }'
    right(path, explained, {"2018/19": 8, "2019/20": 29})


def test_a_total_that_is_never_the_sum_of_the_others_is_another_count(write: Write) -> None:
    grid = [["Force", "All drugs", "Cannabis", "Cocaine"], ["Kent", 20, 15, 9], ["Essex", 30, 28, 4]]
    path = write([["Seizures 2018/19"], *grid, ["Durham", 9, 8, 3], ["Surrey", 7, 7, 1]], "foi.xlsx")
    counts = {"kent": 20, "essex": 30, "durham": 9, "surrey": 7}
    needed(path, 'take = "All drugs"', {(force, "2018/19"): n for force, n in counts.items()}, "states 20")


def test_a_cell_that_cannot_be_read_is_refused_where_it_is_taken(write: Write) -> None:
    path = write([*ALL_AND_ONLINE, ["2017/18", 130, "see letter"]])
    refused(path, 'take = "Online offences"', "see letter", cell="C4")
    right(path, 'take = "All offences"', {"2018/19": 120, "2019/20": 150, "2017/18": 130})


def test_a_label_that_no_cell_has_is_refused_with_those_there_are(write: Write) -> None:
    refused(write(ALL_AND_ONLINE), 'take = "Onlin"', "'Onlin'", suggesting="'Online offences'")


def test_the_collection_may_choose_for_all_its_files(write: Write) -> None:
    settings = Collection(name="knife-crime", take=("Online offences",))
    path = write(ALL_AND_ONLINE)
    reading = read_response(path, round_=2020, settings=settings)
    assert force_years(reading) == {("kent", "2018/19"): 34, ("kent", "2019/20"): 41}


def test_a_sidecar_chooses_before_its_collection(write: Write) -> None:
    from pipeline.declared.sidecar import Sidecar

    settings = Collection(name="knife-crime", take=("Online offences",))
    reading = read_response(
        write(ALL_AND_ONLINE), round_=2020, settings=settings, sidecar=Sidecar(take=("All offences",))
    )
    assert force_years(reading) == {("kent", "2018/19"): 120, ("kent", "2019/20"): 150}


def test_a_total_above_lines_that_are_parts_of_it_and_overlap(write: Write) -> None:
    grid = [[None, "2018/19"], ["Total stalking offences", 1405], ["of which domestic abuse related", 801],
            ["of which repeat victim", 301]]  # fmt: skip
    needed(write(grid), 'take = "Total stalking offences"', {"2018/19": 1405}, "could both be the answer")


def asked(path: Path, take: str) -> list[int | None]:
    """The counts of a reading that takes these for a question about burglary; the first reason where it is refused."""
    settings = Collection(name="burglary", title="Burglary offences recorded by police", counts="Offences of burglary")
    reading = read_response(path, collection="burglary", settings=settings, sidecar=Sidecar(take=(take,)))
    if not reading.observations:
        pytest.fail(reading.reason)
    return [o.count for o in reading.observations]


def test_figures_under_the_title_of_another_offence(write: Write) -> None:
    tables = [["Burglary"], [None, "2018/19"], ["Offences", 1], [], ["Robbery"], [None, "2017/18"], ["Offences", 3]]
    for grid in (tables, tables[4:]):
        with pytest.raises(pytest.fail.Exception, match="title of another offence"):
            asked(write(grid), "Offences")
    assert asked(write(tables), "Burglary > Offences") == [1]
    assert asked(write(tables[:3]), "Offences") == [1]


def test_a_column_of_the_year_before(write: Write) -> None:
    with pytest.raises(pytest.fail.Exception, match="another year"):
        asked(write([["Year", "Burglary", "Previous year"], ["2018/19", 1, 2]]), "Previous year")


def test_a_total_of_which_all_parts_are_taken_is_checked(write: Write) -> None:
    rows = [["Offence", "2018/19"], ["Rape", 1], ["Grooming", 3]]
    both = 'take = ["Rape", "Grooming"]'
    right(write([*rows, ["Total", 4]]), both, {"2018/19": 4})
    refused(write([*rows, ["Total", 9]]), both, "Total", cell="B4")
    right(write([*rows, ["Images", 5], ["Total", 9]]), both, {"2018/19": 4})
