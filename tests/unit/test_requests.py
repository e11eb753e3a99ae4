"""The request log: deadlines as the Act counts them, and a log that is read strictly or not at all."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.errors import DeclarationError
from pipeline.declared.requests import load_requests, request_files
from pipeline.declared.working_days import days_late, due_date
from schemas.validate import validate

HEADER = "force,sent,due,answered,outcome,exemption,file\n"


def write(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "c" / "2020"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "requests.csv").write_text(text, encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        (date(2020, 6, 1), date(2020, 6, 29)),  # no holiday between
        (date(2020, 6, 12), date(2020, 7, 10)),
        (date(2020, 6, 15), date(2020, 7, 14)),  # 13 July is a holiday in Northern Ireland, and so for every force
        (date(2019, 12, 20), date(2020, 1, 23)),  # 25, 26 December, 1 January, and 2 January in Scotland
        (date(2020, 3, 27), date(2020, 4, 28)),  # Good Friday and Easter Monday
        (date(2020, 7, 25), date(2020, 8, 24)),  # sent on a Saturday; 3 August is a holiday in Scotland
    ],
)
def test_twenty_working_days_leave_out_bank_holidays_anywhere_in_the_uk(sent: date, due: date) -> None:
    assert due_date(sent) == due


def test_days_late_are_counted_from_the_deadline() -> None:
    assert days_late(date(2020, 6, 1), date(2020, 6, 29)) == 0
    assert days_late(date(2020, 6, 1), date(2020, 7, 1)) == 2
    assert days_late(date(2020, 6, 1), date(2020, 6, 2)) == 0


def test_the_log_becomes_the_table(tmp_path: Path) -> None:
    write(
        tmp_path,
        HEADER
        + "kent,2020-06-01,2020-06-29,2020-07-01,answered,,kent.xlsx\n"
        + "surrey,2020-06-01,2020-06-29,2020-06-15,refused,section 12,\n"
        + "essex,2020-06-01,,,no_response,,\n",
    )
    found = validate("core.requests", load_requests(tmp_path, "c", 2020)).set_index("force_id")
    assert found.loc["kent", "source_file"] == "c/2020/kent.xlsx"
    assert found.loc["kent", "days_late"] == 2
    assert found.loc["surrey", "exemption"] == "section 12"
    assert found["days_late"].isna().to_dict() == {"kent": False, "surrey": False, "essex": True}
    assert found["source_file"].isna().to_dict() == {"kent": False, "surrey": True, "essex": True}


def test_no_log_is_an_empty_table(tmp_path: Path) -> None:
    assert load_requests(tmp_path, "c", 2020).empty
    validate("core.requests", load_requests(tmp_path, "c", 2020))
    assert request_files(tmp_path, "c", 2020).empty


def test_the_first_file_named_takes_precedence(tmp_path: Path) -> None:
    write(tmp_path, HEADER + "kent,,,,answered,,corrected.xlsx; first.xlsx\n")
    found = request_files(tmp_path, "c", 2020)
    assert found[["source_file", "precedence"]].to_numpy().tolist() == [
        ["c/2020/corrected.xlsx", 1],
        ["c/2020/first.xlsx", 2],
    ]
    assert load_requests(tmp_path, "c", 2020)["source_file"].tolist() == ["c/2020/corrected.xlsx"]


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("force,sent,due,answered,outcome,file\n", "line 1", "'exemption'"),
        (HEADER.replace("file", "file,notes"), "notes", "no such column"),
        (HEADER + "west-midland,2020-06-01,,,answered,,\n", "line 2, force", "'west-midlands'"),
        (HEADER + "kent,01/06/2020,,,answered,,\n", "line 2, sent", "2020-06-01"),
        (HEADER + "kent,2020-06-31,,,answered,,\n", "line 2, sent", "not a date"),
        (HEADER + "kent,20200601,,,answered,,\n", "line 2, sent", "not a date"),
        (HEADER + "kent,2020-06-01,,,answerd,,\n", "line 2, outcome", "'answered'"),
        (HEADER + "kent,2020-06-01,,2020-05-01,answered,,\n", "line 2, answered", "before it was sent"),
        (HEADER + "kent,,,,answered,,../kent.xlsx\n", "line 2, file", "its name alone"),
        (HEADER + "kent,,,,answered,,a.xlsx\nkent,,,,answered,,b.xlsx\n", "line 3, force", "one row"),
        (HEADER + "kent,,,,answered,section 12, 40,\n", "line 2", "quotes"),
        (HEADER + "kent,,,answered\n", "line 2", "7 values"),
    ],
)
def test_a_fault_names_its_line_and_what_to_write(tmp_path: Path, text: str, key: str, says: str) -> None:
    write(tmp_path, text)
    with pytest.raises(DeclarationError) as caught:
        load_requests(tmp_path, "c", 2020)
    assert caught.value.key == key
    assert says in str(caught.value)
    assert "requests.csv" in str(caught.value)
