"""The tables and cells that a draft offers to declare or to leave out: uncommented, they answer the refusal."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.declared.test_counts import BY_DISTRICT, STALKING, YEARS, read
from tests.golden.expect import force_years

Write = Callable[..., Path]


def offered(drafted: str, heading: str) -> str:
    """The commented blocks of a draft under this heading, taken for true."""
    blocks = re.findall(rf"^# \[\[{heading}\]\]\n(?:# \w+ = .*\n)+", drafted, re.MULTILINE)
    return re.sub(r"^# ", "", "".join(blocks), flags=re.MULTILINE).replace('"<why>"', '"not needed"')


def test_a_table_for_each_district_is_offered_as_it_was_found(write: Write) -> None:
    path = write(BY_DISTRICT, "foi.xlsx")
    drafted = read(path, "").sidecar_draft
    assert tomllib.loads(drafted) == {}
    reading = read(path, offered(drafted, "table"))
    assert (reading.status, reading.layout) == ("accepted", "declared")
    assert force_years(reading) == {("kent", "2018/19"): 552, ("kent", "2019/20"): 539}
    assert {o.breakdown for o in reading.observations} == {"North", "South", "East"}


def test_a_sheet_for_each_kind(write: Write) -> None:
    table = [["Kent Police"], YEARS, ["Total", 31, 40]]
    path = write({"Dwelling": table, "Other": [*table[:2], ["Total", 7, 9]]}, "foi.xlsx")
    reading = read(path, "")
    assert "could both be the answer" in reading.reason
    toml = offered(reading.sidecar_draft, "table").replace('"Kent Police"', '"Dwelling"', 1)
    toml = toml.replace('"Kent Police"', '"Other"')
    assert force_years(read(path, toml)) == {("kent", "2018/19"): 38, ("kent", "2019/20"): 49}


@pytest.mark.parametrize(("grid", "cells"), [
    ([YEARS, ["Stalking", 31, 40], ["Stalking", 33, 41]], "A3:C3"),
    ([["Year", "Stalking", "Stalking"], ["2018/19", 31, 33], ["2019/20", 40, 41]], "C1:C3"),
    ([YEARS, ["Stalking", 31, 40], [], ["Table 2"], YEARS, ["Stalking", 33, 41]], "A5:C6"),
])  # fmt: skip
def test_of_two_figures_alike_the_whole_line_of_one_is_left_out(
    write: Write, grid: list[list[object]], cells: str
) -> None:
    path = write(grid)
    reading = read(path, "")
    assert "could both be the answer" in reading.reason
    toml = offered(reading.sidecar_draft, "ignore")
    assert tomllib.loads(toml)["ignore"][0]["cells"] == cells
    assert force_years(read(path, toml)) == {("kent", "2018/19"): 31, ("kent", "2019/20"): 40}


def test_the_same_line_is_offered_once(write: Write) -> None:
    drafted = read(write(BY_DISTRICT, "foi.xlsx"), "", STALKING).sidecar_draft
    assert drafted.count("# counts = ") <= 1
