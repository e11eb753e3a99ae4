"""What a person explains of totals and names: which lines are totals, how far off, rounded to what, and whose."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.declared.reading import needed, refused, right

Write = Callable[..., Path]
JOINT = [["Force", "2018/19"], ["Kent", 300], ["Essex", 500], ["Total", 798]]
ROUNDED = [["Offence", "2018/19"], ["Rape", 30], ["Grooming", 45], ["Total", 80]]


def test_a_line_that_does_not_say_it_is_a_total(write: Write) -> None:
    path = write(
        [["Offence", "2018/19", "2019/20"], ["Rape", 340, 412], ["Grooming", 512, 603], ["Everything", 852, 1015]]
    )
    reading = needed(path, 'total_labels = "Everything"', {"2018/19": 852, "2019/20": 1015}, "not called a total")
    assert {(total.source_cell, total.agrees) for total in reading.totals} == {("B4", True), ("C4", True)}


SMALL = [["Offence", "2018/19"], ["Sexual offences", 5], ["Rape", 2], ["Sexual assault", 3],
         ["Violence", 4], ["Assault", 1], ["Harassment", 3]]  # fmt: skip


@pytest.mark.parametrize(("toml", "count"), [
    ('total_labels = ["Sexual offences", "Violence"]', 9), ("total_labels = []", 18)])  # fmt: skip
def test_groups_of_small_sums_are_read_as_declared(write: Write, toml: str, count: int) -> None:
    needed(write(SMALL), toml, {"2018/19": count}, r"count 9 .* and 18 ")


def test_both_readings_stand_in_the_draft(write: Write) -> None:
    draft = refused(write(SMALL), "", "count 9").sidecar_draft
    assert '# total_labels = ["Sexual offences", "Violence"]' in draft
    assert "# total_labels = []" in draft


def test_a_line_that_happens_to_be_a_sum(write: Write) -> None:
    path = write([["Offence", "2018/19", "2019/20"], ["Rape", 340, 412], ["Grooming", 512, 603], ["Images", 852, 1015]])
    needed(path, "total_labels = []", {"2018/19": 1704, "2019/20": 2030}, "not called a total")


def test_a_declared_total_must_add_up(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 340], ["Grooming", 512], ["Everything", 853]])
    refused(path, 'total_labels = "Everything"', "states 853.*add up to 852", cell="B4")


def test_a_known_difference(write: Write) -> None:
    toml = 'totals = { tolerance = 2, reason = "two incidents were joint ones" }'
    needed(write(JOINT, "foi.xlsx"), toml, {"2018/19": 300, ("essex", "2018/19"): 500}, "states 798.*add up to 800")


def test_a_larger_difference_than_the_known_one(write: Write) -> None:
    toml = 'totals = { tolerance = 1, reason = "an incident was a joint one" }'
    refused(write(JOINT, "foi.xlsx"), toml, "states 798.*add up to 800", cell="B4")


def test_counts_rounded_to_a_base(write: Write) -> None:
    reading = needed(write(ROUNDED), "rounded_to = 5", {"2018/19": (71, 79)}, "states 80.*add up to 75")
    assert [total.covers_force_year for total in reading.totals] == [False]
    assert [(o.count, o.count_low, o.count_high, o.status) for o in reading.observations] == [
        (None, 28, 32, "rounded"), (None, 43, 47, "rounded")]  # fmt: skip


def test_a_difference_that_rounding_does_not_explain(write: Write) -> None:
    refused(write([*ROUNDED[:3], ["Total", 90]]), "rounded_to = 5", "states 90.*add up to 75", cell="B4")


def test_a_name_of_the_files_own(write: Write) -> None:
    path = write([["Force", "2018/19"], ["Kent", 3], ["Northumberland", 5]], "foi.xlsx")
    counts = {"2018/19": 3, ("northumbria", "2018/19"): 5}
    needed(path, '[names]\n"Northumberland" = "northumbria"', counts, "'Northumberland' is not the name")


def test_a_name_of_the_files_own_is_checked_for_being_stated_twice(write: Write) -> None:
    path = write([["Force", "2018/19"], ["Northumbria", 3], ["Northumberland", 5]], "foi.xlsx")
    refused(path, '[names]\n"Northumberland" = "northumbria"', "could both be the answer|stands twice")


def test_nothing_of_this_hides_another_fault(write: Write) -> None:
    path = write([*JOINT[:3], ["Durham", -1], JOINT[3]], "foi.xlsx")
    toml = 'totals = { tolerance = 3, reason = "two incidents were joint ones" }'
    refused(path, toml, "negative", cell="B4")
    right(
        path,
        toml + '\n[[ignore]]\nlabel = "Durham"\nreason = "asked the force"',
        {"2018/19": 300, ("essex", "2018/19"): 500},
    )
