"""Corrections: a cell known to be wrong is read as what it should say, for as long as it still says the wrong thing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.corrections import Correction, load_corrections
from pipeline.declared.errors import DeclarationError
from pipeline.reading.model import Reading
from pipeline.reading.preview import preview
from tests.declared.reading import read
from tests.golden.expect import force_years

Write = Callable[..., Path]
YEARS = [["Year", "Offences"], ["2018/19", 34], ["2019/20", 41]]


def corrected(path: Path, cell: str, expected: str, value: int | str, sheet: str | None = None) -> Reading:
    said = Correction(
        file=f"2020/{path.name}", sheet=sheet, cell=cell, expected=expected, value=value,
        reason="a typing error", date=date(2020, 9, 1), who="the force's letter of 1 September",
    )  # fmt: skip
    return read(path, corrections=[said])


def counts(reading: Reading) -> dict[str, object]:
    assert (reading.status, reading.quarantine) == ("accepted", [])
    return {year: count for (_, year), count in force_years(reading).items()}


def test_the_corrected_number_counts_and_the_raw_text_stays(write: Write) -> None:
    reading = corrected(write(YEARS), "B2", "34", 43)
    assert counts(reading) == {"2018/19": 43, "2019/20": 41}
    assert [(o.source_cell, o.source_text) for o in reading.observations] == [("B2", "34"), ("B3", "41")]


def test_a_number_where_words_stood(write: Write) -> None:
    path = write([["Year", "Offences"], ["2018/19", "see overleaf"], ["2019/20", 41]])
    reading = corrected(path, "B2", "see overleaf", 12)
    assert counts(reading) == {"2018/19": 12, "2019/20": 41}
    assert reading.observations[0].source_text == "see overleaf"


@pytest.mark.parametrize(("value", "count"), [("<5", (0, 4)), ("not held", (0, None)), ("12", 12), ("1,014", 1014)])
def test_a_value_as_a_force_would_write_it(write: Write, value: str, count: object) -> None:
    assert counts(corrected(write(YEARS), "B3", "41", value)) == {"2018/19": 34, "2019/20": count}


def test_a_label(write: Write) -> None:
    path = write([["Year", "Offences"], ["2018/91", 34], ["2019/20", 41]])
    reading = corrected(path, "A2", "2018/91", "2018/19")
    assert counts(reading) == {"2018/19": 34, "2019/20": 41}
    assert {entry.cell: entry.corrected for entry in reading.ledger if entry.corrected} == {"A2": "2018/19"}
    (sheet,) = preview(path, reading)
    assert [cell.text for cell in sheet.rows[1][1] if cell] == ["2018/91 → 2018/19", "34"]


def test_a_number_for_a_sign_keeps_the_raw_text(write: Write) -> None:
    for raw, value in (("*", 3), ("1,041", 1014), ("41?", 41), ("", 12)):
        path = write([["Year", "Offences"], ["2018/19", 34], ["2019/20", raw or None]])
        reading = corrected(path, "B3", raw, value)
        assert counts(reading) == {"2018/19": 34, "2019/20": value}
        assert reading.observations[1].source_text == raw


def test_an_empty_cell(write: Write) -> None:
    path = write([["Year", "Offences"], ["2018/19", None], ["2019/20", 41]])
    assert counts(corrected(path, "B2", "", 12)) == {"2018/19": 12, "2019/20": 41}


def test_a_corrected_part_is_checked_against_its_total(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", 9]])
    assert read(path).status == "quarantined"
    assert counts(corrected(path, "B2", "3", 4)) == {"2018/19": 9}
    assert corrected(path, "B2", "3", 5).status == "quarantined"


def test_a_corrected_cell_that_is_refused_after_all_shows_the_text_that_was_sent(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", 9]])
    (entry,) = corrected(path, "B4", "9", 10).quarantine
    assert (entry.cell, entry.text) == ("B4", "9")
    assert "from '9' to '10'" in entry.reason


def test_one_that_no_longer_matches_says_both_texts(write: Write) -> None:
    reading = corrected(write(YEARS), "B2", "33", 43)
    assert (reading.status, reading.observations) == ("quarantined", [])
    entry = reading.quarantine[0]
    assert (entry.cell, entry.text) == ("B2", "34")
    assert "'33'" in entry.reason
    assert "'34'" in entry.reason
    assert "corrections.toml" in entry.suggestion


def test_a_sheet_that_is_not_there(write: Write) -> None:
    reading = corrected(write(YEARS), "B2", "34", 43, sheet="Data")
    assert reading.status == "quarantined"
    assert "'Data'" in reading.reason
    assert "'Sheet1'" in reading.quarantine[0].suggestion


def test_one_of_several_sheets_must_be_named(write: Write) -> None:
    path = write({"A": YEARS, "B": YEARS})
    assert corrected(path, "B2", "34", 43).status == "quarantined"
    assert "could both be the answer" in corrected(path, "B2", "34", 43, sheet="A").reason


ENTRY = """
[[correction]]
file = "2020/kent.xlsx"
cell = "B2"
expected = "34"
value = 43
reason = "a typing error"
date = 2020-09-01
who = "the force"
"""


def load(tmp_path: Path, text: str) -> tuple[Correction, ...]:
    (tmp_path / "corrections.toml").write_text(text, encoding="utf-8")
    return load_corrections(tmp_path.parent, tmp_path.name)


def test_they_are_read_in_order(tmp_path: Path) -> None:
    found = load(tmp_path, ENTRY + ENTRY.replace("B2", "B3"))
    assert [one.cell for one in found] == ["B2", "B3"]
    assert load_corrections(tmp_path.parent, "no-such-collection") == ()


@pytest.mark.parametrize(("old", "new", "message"), [
    ('cell = "B2"', 'cel = "B2"', "correction 1.cel: There is no such key.*'cell'"),
    ('who = "the force"', "", "correction 1.who: This key is needed"),
    ("value = 43", "value = 4.5", "correction 1.value"),
        ("value = 43", 'value = " "', "correction 1.value"),
    ("2020-09-01", '"2020-09-01"', "correction 1.date.*valid date"),
    ('cell = "B2"', 'cell = "b2"', "correction 1.cell"),
    ("[[correction]]", "[[corection]]", "corection: There is no such key.*'correction'"),
    ("[[correction]]", "", r"file: There is no such key.*\[\[correction\]\]"),
    ("value = 43", 'value = "<what it should say>"', "still to be filled in"),
])  # fmt: skip
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(DeclarationError, match=f"(?s){message}"):
        load(tmp_path, ENTRY.replace(old, new))
