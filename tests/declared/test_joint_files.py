"""A file of two forces: by its name, by the titles of its tables, or by what a sidecar says of each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.declared.reading import needed, read, refused, right
from tests.declared.test_draft_tables import offered
from tests.golden.expect import force_years

Write = Callable[..., Path]
HEADER = ["Offence", "2018/19", "2019/20"]
SHEETS = {
    "D&C": [["Devon & Cornwall Police"], HEADER, ["Stalking", 1112, 1113]],
    "Dorset": [["Dorset Police"], HEADER, ["Stalking", 377, 390]],
}
BOTH = {("devon-and-cornwall", "2018/19"): 1112, ("devon-and-cornwall", "2019/20"): 1113,
        ("dorset", "2018/19"): 377, ("dorset", "2019/20"): 390}  # fmt: skip


@pytest.mark.parametrize("name", [
    "Joint Legal Services DC and Dorset.xlsx", "Devon & Cornwall and Dorset.xlsx", "D&C and Dorset.xlsx",
    "Dorset and DC FOI 12.xlsx", "devon-and-cornwall_and_dorset.xlsx", "foi.xlsx",
])  # fmt: skip
def test_a_name_gives_both_forces(write: Write, name: str) -> None:
    right(write(SHEETS, name), "", BOTH)


@pytest.mark.parametrize("letters", ["PC", "IT", "DP", "WM"])
def test_letters_that_may_be_anything_name_no_force(write: Write, letters: str) -> None:
    refused(write(SHEETS, f"{letters} and Dorset.xlsx"), "", "does not agree on the force")


def test_a_name_that_gives_one_of_them_is_settled_table_by_table(write: Write) -> None:
    path = write(SHEETS, "dorset-foi.xlsx")
    drafted = read(path).sidecar_draft
    needed(path, offered(drafted, "table"), BOTH, "does not agree on the force")


def test_one_force_said_of_the_whole_file_is_not_that_of_a_table_called_anothers(write: Write) -> None:
    other = [["Dorset Police"], HEADER, ["Harassment", 377, 390]]
    path = write({**SHEETS, "Dorset": other}, "dorset-foi.xlsx")
    refused(path, 'force = "dorset"', "called one of 'devon-and-cornwall'", suggesting="table")


TITLED = [["Essex Police"], HEADER, ["Stalking", 377, 390]]
IGNORED = '[[ignore]]\ncells = "A1"\nreason = "the title is that of the template"'


def test_a_force_said_of_a_table_with_anothers_title_is_not_believed(write: Write) -> None:
    path = write(TITLED, "kent-foi.xlsx")
    refused(path, 'force = "kent"', "called one of 'essex'", suggesting="ignore it in the sidecar")
    needed(path, IGNORED, {"2018/19": 377, "2019/20": 390}, "does not agree on the force")


def test_a_sidecar_copied_from_another_forces_file(write: Write) -> None:
    for name, grid in (("foi.xlsx", TITLED), ("essex-foi.xlsx", TITLED[1:])):
        refused(write(grid, name), 'force = "kent"', "called one of 'essex'", suggesting="right file")
    refused(write({"Essex": TITLED[1:]}, "foi.xlsx"), 'force = "kent"', "called one of 'essex'")
    table = '[[table]]\nrange = "A1:C2"\nforce = "kent"'
    refused(write(TITLED[1:], "essex-foi.xlsx"), table, "called one of 'essex'")


def test_a_force_said_over_rows_of_several(write: Write) -> None:
    grid = [["Force", "2018/19", "2019/20"], ["Kent", 1, 2], ["Essex", 3, 4]]
    refused(write(grid, "foi.xlsx"), 'force = "kent"', "essex")


def test_a_name_that_is_known_is_given_to_no_other_force(write: Write) -> None:
    grid = [["Force", "2018/19", "2019/20"], ["Kent", 1, 2], ["Essex", 3, 4]]
    refused(write(grid, "foi.xlsx"), '[names]\n"Kent" = "surrey"', "is the name of 'kent'")


@pytest.mark.parametrize(("title", "districts", "letters"), [
    ("West Midlands Police", ("Coventry", "Dudley"), "WMP"), ("Thames Valley Police", ("Oxford", "Reading"), "TVP"),
    ("Devon & Cornwall Police", ("Exeter", "Plymouth"), "DCP"), ("Kent Police", ("Dover", "Thanet"), "KP"),
])  # fmt: skip
@pytest.mark.parametrize("heading", ["Area", "District", "Local Policing Area"])
def test_a_total_called_by_the_first_letters_of_the_force(
    write: Write, title: str, districts: tuple[str, str], letters: str, heading: str
) -> None:
    grid = [[title], [heading, "2018/19", "2019/20"], [districts[0], 61, 66], [districts[1], 41, 39]]
    reading = read(write([*grid, [letters, 102, 105]], "foi.xlsx"))
    assert reading.status == "accepted", reading.reason
    assert sorted(count for count in force_years(reading).values()) == [102, 105]
    assert read(write([*grid, [letters, 103, 105]], "wrong.xlsx")).status == "quarantined"


def test_letters_of_no_force_are_not_called_a_total(write: Write) -> None:
    grid = [["West Midlands Police"], ["Area", "2018/19", "2019/20"], ["Coventry", 61, 66], ["Dudley", 41, 39]]
    refused(write([*grid, ["XYZ", 102, 105]], "foi.xlsx"), "", "not called a total")
