"""The sidecar drafted for a refused file: always valid, and never an answer that nobody gave."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.corrections import load_corrections
from pipeline.declared.errors import DeclarationError
from pipeline.declared.sidecar import make_sidecar
from pipeline.reading.draft import draft_sidecar
from pipeline.reading.model import Quarantined
from pipeline.reading.response import read_response
from tests.declared.reading import read
from tests.golden.expect import force_years

Write = Callable[..., Path]
YEARS = [["Year", "Offences"], ["2018/19", 34]]


def draft(suggestion: str, text: str = "", cell: str = "B7") -> str:
    return draft_sidecar([Quarantined("Sheet1", cell, text, "Why.", suggestion)])


def uncommented(text: str) -> str:
    """The draft with every answer in it taken for true."""
    lines = [line.removeprefix("# ") for line in text.splitlines() if " = " in line or line.endswith("]")]
    return "\n".join(line for line in lines if not line.startswith("#"))


def live(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def test_it_says_where_and_why() -> None:
    assert draft('Say it: take = ["Online"].').splitlines()[0] == "# Sheet1!B7: Why."


@pytest.mark.parametrize(
    "answer",
    [
        'counts = "Offences with the online flag"',
        'take = ["Referrals"]',
        'total_labels = ["Everything"]',
        "total_labels = []",
    ],
)
def test_what_figures_are_is_said_by_a_person_even_where_there_is_one_answer(answer: str) -> None:
    """A draft saved unread would make referrals offences, or count a total among its parts."""
    text = draft(f"Ask the force; or, if it is so after all: {answer}.")
    assert live(text) == {}
    assert f"# {answer}" in text.splitlines()


def test_the_nearest_name_of_a_force_is_a_guess() -> None:
    text = draft('Say it: [names] "Northumberland" = "northumbria"; or not.')
    assert live(text) == {}
    assert live(uncommented(text)) == {"names": {"Northumberland": "northumbria"}}


def test_a_guess_beside_a_name_that_is_to_be_filled_in_stays_one() -> None:
    entries = [
        Quarantined("Data", f"A{row}", name, "No force.", f'Say it: [names] "{name}" = "{force}"; or not.')
        for row, (name, force) in enumerate({"Northumberland": "northumbria", "Zyxt": "<force id>"}.items())
    ]
    assert live(draft_sidecar(entries)) == {"names": {"Zyxt": "<force id>"}}


@pytest.mark.parametrize("suggestion", [
    'force = "<force id>", for example force = "kent".', 'period = "2019/20".',
    'covers = "2018-04-01 to 2020-03-31".', 'hidden_content_reviewed = "name, date".',
    '[names] "Zyxt" = "<force id>"; if it is no force, ignore it.',
])  # fmt: skip
def test_an_example_declares_nothing_until_it_is_filled_in(suggestion: str) -> None:
    written = live(draft(f"Say it in the sidecar: {suggestion}"))
    assert len(written) == 1
    with pytest.raises(DeclarationError, match="still to be filled in"):
        make_sidecar(written, Path("kent.xlsx.toml"))


@pytest.mark.parametrize("suggestion", [
    'years = "ending" (2019 is 2018/19) or years = "starting" (2019 is 2019/20).',
    'take = ["Total"]; or, if rounding explains it: totals = { tolerance = 5, reason = "why they differ" }.',
])  # fmt: skip
def test_of_several_answers_none_is_chosen(suggestion: str) -> None:
    text = draft(suggestion)
    assert live(text) == {}
    options = [line.removeprefix("# ") for line in text.splitlines() if " = " in line]
    assert len(options) == 2
    assert all(live(option) for option in options)


def test_of_two_figures_that_could_be_the_answer_none_is_chosen(write: Write) -> None:
    path = write([["Year", "Flagged as online", "Not flagged"], ["2018/19", 34, 86], ["2019/20", 41, 109]])
    drafted = read(path).sidecar_draft
    assert live(drafted) == {}
    assert "# take = " in drafted


def test_cells_to_ignore_are_offered_and_not_ignored() -> None:
    for suggestion, text, wanted in (
        ("Ask; or ignore the column in the sidecar with a reason.", "777", {"sheet": "Sheet1", "cells": "B7"}),
        (
            "If it is no force, ignore the row there with a reason.",
            "Ports Unit",
            {"sheet": "Sheet1", "label": "Ports Unit"},
        ),
    ):
        written = draft(suggestion, text)
        assert live(written) == {}
        offered = "\n".join(line.removeprefix("# ") for line in written.splitlines() if not line.endswith("Why."))
        entry = live(offered[offered.index("[[ignore]]") :])["ignore"][0]
        assert entry == {**wanted, "reason": "<why>"}


def test_a_cell_that_states_no_figure_is_offered_a_correction(write: Write, tmp_path: Path) -> None:
    path = write([["Year", "Offences"], ["2018/19", "approx 50"], ["2019/20", 41]], "kent-foi.csv")
    drafted = read_response(
        path, round_=2020, collection="knife-crime", source_file="knife-crime/2020/kent-foi.csv"
    ).sidecar_draft
    assert live(drafted) == {}
    block = drafted[drafted.index("# [[correction]]") :].replace("# ", "")
    entry = live(block)["correction"][0]
    assert (entry["file"], entry["cell"], entry["expected"]) == ("2020/kent-foi.csv", "B2", "approx 50")
    (tmp_path / "knife-crime").mkdir()
    corrections = tmp_path / "knife-crime" / "corrections.toml"
    corrections.write_text(block)
    with pytest.raises(DeclarationError, match="still to be filled in"):
        load_corrections(tmp_path, "knife-crime")
    filled = re.sub(r'date = "<.*?>"', "date = 2020-09-21", re.sub(r'value = "<.*?>"', 'value = "40-60"', block))
    corrections.write_text(re.sub(r'"<.*?>"', '"a letter"', filled))
    found = load_corrections(tmp_path, "knife-crime")
    assert force_years(read(path, corrections=found)) == {("kent", "2018/19"): (40, 60), ("kent", "2019/20"): 41}


def test_several_reasons_in_one_draft() -> None:
    entries = [
        Quarantined("Data", "B1", "", "No year.", 'Say it: period = "2019/20".'),
        Quarantined("Data", "A3", "Zyxt", "No force.", 'Say it: [names] "Zyxt" = "kent"; or ignore the row.'),
        Quarantined("Data", "C1", "", "Two answers.", 'Say it: take = ["Online"].'),
        Quarantined("Data", "D1", "", "Two more.", 'Say it: take = ["All"].'),
        Quarantined("Data", "E1", "", "No year.", 'Say it: period = "2019/20".'),
    ]
    written = live(draft_sidecar(entries))
    assert set(written) == {"period"}


@pytest.mark.parametrize(
    "label", ["Total [note 2]", 'the "online" ones', "back\\slash", "tab\tand\x07bell", "a]b", 'x"] = ["y']
)
def test_whatever_a_label_says_the_draft_is_valid(label: str) -> None:
    live(draft(f'Say it: take = ["{label}"].', label))
    live(draft(f'Say it: [names] "{label}" = "kent"; or ignore it.', label))


def test_without_a_key_to_offer_there_is_no_draft() -> None:
    assert draft("Ask the force for the numbers.") == ""


def test_a_drafted_answer_is_the_answer(write: Write) -> None:
    path = write([["Force", "2018/19"], ["Kent", 3], ["Northumberland", 5]], "foi.xlsx")
    drafted = read(path).sidecar_draft
    assert read(path, drafted).status == "quarantined", "saved as it is, a draft answers nothing"
    counts = {("kent", "2018/19"): 3, ("northumbria", "2018/19"): 5}
    assert force_years(read(path, '[names]\n"Northumberland" = "northumbria"')) == counts
    assert '# "Northumberland" = "northumbria"' in drafted


@pytest.mark.parametrize("grid", [
    [["Force", "2018/19"], ["Kent", 3], ["Northumberland", 5]],
    [["Force", "2018/19"], ["Kent", 3], ["Zyxt", 5]],
    [["Kent Police and Essex Police"], ["Year", "Offences"], ["2018/19", 34]],
    [["Kent Police"], ["Financial year", "Offences"], [2018, 34], [2019, 35]],
    [["Kent Police"], ["Year", "All offences", "Online offences"], ["2018/19", 34, 5]],
    [["Kent Police"], ["Offence", "2018/19"], ["A", 3], ["B", 4], ["Total", 8]],
    [["Kent Police"], ["Stalking per 1,000 people"], ["Year", "Number"], ["2018/19", 34]],
])  # fmt: skip
def test_a_draft_saved_unread_never_makes_a_file_readable(write: Write, grid: list[list[Any]]) -> None:
    path = write(grid, "foi.xlsx")
    reading = read(path)
    assert reading.status == "quarantined"
    written = live(reading.sidecar_draft)
    assert not written or "<" in str(written), written
    if not written:
        assert read(path, reading.sidecar_draft).status == "quarantined"


def test_a_draft_saved_as_it_is_never_makes_up_a_force(write: Write) -> None:
    drafted = read(write(YEARS, "foi.xlsx")).sidecar_draft
    with pytest.raises(DeclarationError, match="<force id>"):
        make_sidecar(live(drafted), Path("foi.xlsx.toml"))


def test_a_file_with_many_faults_gets_a_draft_that_can_be_read() -> None:
    entries = [Quarantined("Data", f"B{row}", "7", "A number.", "Ignore the cell.") for row in range(1, 500)]
    assert draft_sidecar(entries).count("[[ignore]]") == 10
