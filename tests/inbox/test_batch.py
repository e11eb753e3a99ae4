"""A batch export taken into a round: what is laid out, listed, written to the log, and told.

What belongs here: exports of one or two requests, each for one thing. What does not: all forces at once, and whole
refreshes (`test_whole_batch`).
"""

import csv
import tomllib
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pipeline.inbox.batch_export import BatchExport, NotAnExport, is_batch_export
from pipeline.inbox.statuses import statuses
from pipeline.inbox.take_in import TakenIn, take_in

from .export import PICTURE, Asked, Batch, Message, spreadsheet

JUNE = date(2020, 6, 25)


def taken(tmp_path: Path, *asked: Asked, number: int = 77, name: str = "export.zip", **more: object) -> TakenIn:
    path = Batch(asked, number=number, **more).write(tmp_path / name)  # type: ignore[arg-type]
    return take_in(BatchExport(path), tmp_path / "round")


def log(tmp_path: Path) -> dict[str, dict[str, str]]:
    with (tmp_path / "round" / "requests.csv").open(encoding="utf-8", newline="") as lines:
        return {row["force"]: row for row in csv.DictReader(lines)}


def received(tmp_path: Path) -> list[dict[str, str]]:
    with (tmp_path / "round" / "received.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_spreadsheet_is_laid_out_with_its_origin_and_the_log_is_filled(tmp_path: Path) -> None:
    content = spreadsheet(10, 12)
    taken(tmp_path, Asked("Kent Police", replies=[Message(JUNE, attachments=[("FOI 1234 figures.xlsx", content)])]))
    laid = tmp_path / "round" / "kent--FOI-1234-figures.xlsx"
    assert laid.read_bytes() == content
    origin = tomllib.loads(laid.with_name(laid.name + ".toml").read_text())["origin"]
    assert origin["received"] == JUNE
    assert origin["url"] == "https://www.whatdotheyknow.com/request/online_offences"
    assert "FOI 1234 figures.xlsx" in origin["note"]
    assert "export.zip" in origin["note"]
    assert log(tmp_path)["kent"] == {
        "force": "kent", "sent": "2020-06-01", "due": "2020-06-29", "answered": "2020-06-25", "outcome": "answered",
        "exemption": "", "file": "kent--FOI-1234-figures.xlsx",
        "url": "https://www.whatdotheyknow.com/request/online_offences",
    }  # fmt: skip


@pytest.mark.parametrize("status", [one.status for one in statuses().values()])
def test_every_status_of_the_site_has_an_outcome_or_asks_a_person(tmp_path: Path, status: str) -> None:
    done = taken(tmp_path, Asked("Kent Police", status, replies=[Message(JUNE)]))
    outcome = log(tmp_path)["kent"]["outcome"]
    assert outcome == (statuses()[status.casefold()].outcome or "no_response")
    if statuses()[status.casefold()].outcome is None:
        assert any("does not tell the outcome" in said for said in done.to_do)


def test_a_status_that_is_not_known_is_told(tmp_path: Path) -> None:
    done = taken(tmp_path, Asked("Kent Police", "Lost in the post"))
    assert any("'Lost in the post'" in said for said in done.disagreements)


@pytest.mark.parametrize(
    ("text", "exemption"),
    [
        ("We refuse your request under section 12(1) of the Act.", "section 12"),
        ("Section 40(2) and s.31(1)(a) apply.", "section 31, section 40"),
        ("Exemptions: sections 40 and 44", "section 40, section 44"),
        ("This is a refusal notice under section 17. You may complain under section 50.", ""),
        ("We are not relying on section 12 here; section 14 applies.", "section 14"),
        ("Building 12, Section House, 40 Main Road", ""),
    ],
)
def test_exemptions_that_a_refusal_names(tmp_path: Path, text: str, exemption: str) -> None:
    taken(tmp_path, Asked("Kent Police", "Refused", replies=[Message(JUNE, text)]))
    assert log(tmp_path)["kent"]["exemption"] == exemption


def test_an_acknowledgement_is_no_answer(tmp_path: Path) -> None:
    early, late = (
        Message(date(2020, 6, 2), "We have your request."),
        Message(JUNE, attachments=[("a.csv", b"x,y\n1,2\n")]),
    )
    taken(tmp_path, Asked("Kent Police", replies=[early, late]), Asked("Essex Police", "Awaiting response", [early]))
    assert log(tmp_path)["kent"]["answered"] == "2020-06-25"
    assert log(tmp_path)["essex"]["answered"] == ""


def test_a_later_file_takes_precedence_only_by_saying_so(tmp_path: Path) -> None:
    first = Message(JUNE, attachments=[("figures.xlsx", spreadsheet(1, 2))])
    silent = Message(date(2020, 7, 1), attachments=[("figures2.xlsx", spreadsheet(1, 3))])
    saying = Message(date(2020, 7, 1), "This replaces our earlier reply.", [("figures2.xlsx", spreadsheet(1, 3))])
    done = taken(
        tmp_path, Asked("Kent Police", replies=[first, silent]), Asked("Essex Police", replies=[first, saying])
    )
    assert log(tmp_path)["kent"]["file"] == ""
    assert any("kent sent 2 files" in said and "requests.csv names the valid one first" in said for said in done.to_do)
    assert log(tmp_path)["essex"]["file"] == "essex--figures2.xlsx;essex--figures.xlsx"


def test_two_files_of_one_reply_have_no_precedence(tmp_path: Path) -> None:
    both = [("a.xlsx", spreadsheet(1, 2)), ("b.xlsx", spreadsheet(3, 4))]
    taken(tmp_path, Asked("Kent Police", replies=[Message(JUNE, "This replaces our reply.", both)]))
    assert log(tmp_path)["kent"]["file"] == ""
    assert {one["file"] for one in received(tmp_path)} == {"kent--a.xlsx", "kent--b.xlsx"}


def test_the_same_file_sent_twice_is_laid_out_once(tmp_path: Path) -> None:
    file = [("a.xlsx", spreadsheet(1, 2))]
    taken(tmp_path, Asked("Kent Police", replies=[Message(JUNE, attachments=file), Message(JUNE, attachments=file)]))
    assert [one["file"] for one in received(tmp_path)] == ["kent--a.xlsx"] * 2
    assert log(tmp_path)["kent"]["file"] == "kent--a.xlsx"


def test_different_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    files = [("a.xlsx", spreadsheet(1, 2)), ("a.xlsx", spreadsheet(3, 4))]
    taken(tmp_path, Asked("Kent Police", replies=[Message(JUNE, attachments=files)]))
    names = {one["file"] for one in received(tmp_path)}
    assert len(names) == 2
    assert {(tmp_path / "round" / name).read_bytes() for name in names} == {content for _, content in files}


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    asked = Asked(
        "Kent Police", replies=[Message(JUNE, attachments=[("a.xlsx", spreadsheet(1)), ("logo.png", PICTURE)])]
    )
    taken(tmp_path, asked)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tmp_path / "round").rglob("*.*")}
    done = taken(tmp_path, asked)
    assert not done.changed
    assert done.present == 2
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tmp_path / "round").rglob("*.*")} == before


def test_a_newer_export_adds_what_is_new_and_says_what_changed(tmp_path: Path) -> None:
    taken(tmp_path, Asked("Kent Police", "Awaiting response"), Asked("Essex Police", "Refused", [Message(JUNE)]))
    reply = Message(date(2020, 8, 3), attachments=[("a.xlsx", spreadsheet(1, 2))])
    done = taken(
        tmp_path, Asked("Kent Police", replies=[reply]), Asked("Essex Police", "Refused", [Message(JUNE)]),
        name="newer.zip", stamp="2020-10-01-120000",
    )  # fmt: skip
    assert [one.attachment for one in done.new] == ["a.xlsx"]
    assert any(said == "kent: outcome was no_response, is now answered" for said in done.written)
    assert not any(said.startswith("essex") for said in done.written)
    assert (log(tmp_path)["kent"]["outcome"], log(tmp_path)["kent"]["answered"]) == ("answered", "2020-08-03")


def test_what_a_person_wrote_in_the_log_stays_and_the_difference_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "round"
    folder.mkdir()
    written = "force,sent,due,answered,outcome,exemption,file\nkent,2020-05-20,,,not_held,,\n"
    (folder / "requests.csv").write_text(written, encoding="utf-8")
    done = taken(tmp_path, Asked("Kent Police", replies=[Message(JUNE, attachments=[("a.xlsx", spreadsheet(1))])]))
    row = log(tmp_path)["kent"]
    assert (row["sent"], row["outcome"]) == ("2020-05-20", "not_held")
    assert any("kent, sent: '2020-05-20'" in said for said in done.disagreements)
    assert any("kent, outcome: 'not_held'; what came says 'answered'" in said for said in done.disagreements)


def test_a_sidecar_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "round"
    folder.mkdir()
    (folder / "kent--a.xlsx.toml").write_text('force = "kent"\n')
    taken(tmp_path, Asked("Kent Police", replies=[Message(JUNE, attachments=[("a.xlsx", spreadsheet(1))])]))
    assert (folder / "kent--a.xlsx.toml").read_text() == 'force = "kent"\n'


def test_an_authority_that_is_no_force_is_listed_with_the_nearest_and_not_taken(tmp_path: Path) -> None:
    reply = Message(JUNE, attachments=[("a.xlsx", spreadsheet(1))])
    done = taken(tmp_path, Asked("Kent Polcie", replies=[reply]))
    (one,) = received(tmp_path)
    assert (one["force"], one["file"]) == ("", "")
    assert "force is not known" in one["advice"]
    assert any("'Kent Polcie' is no force" in said and "Did you mean kent" in said for said in done.to_do)
    assert log_is_empty(tmp_path)


def log_is_empty(tmp_path: Path) -> bool:
    return not (tmp_path / "round" / "requests.csv").exists()


def test_dashboard_and_folders_that_disagree_are_told_each(tmp_path: Path) -> None:
    stray = ("Kent Police - elsewhere/2020-06-25-101500/incoming_5.txt", b"Hello.")
    odd = ("notes.txt", b"mine")
    done = taken(
        tmp_path, Asked("Kent Police", replies=[Message(JUNE)], counted=3), Asked("Essex Police"), more=[stray, odd]
    )
    told = " ".join(done.disagreements)
    assert "counts 3 replies of Kent Police, the folder has 1" in told
    assert "(elsewhere) is not in the dashboard" in told
    assert "'notes.txt' is at no place where an export has files" in told


def test_an_authority_with_a_slash_in_its_name(tmp_path: Path) -> None:
    done = taken(
        tmp_path, Asked("Police/Crime Kent", replies=[Message(JUNE, attachments=[("a.xlsx", spreadsheet(1))])])
    )
    assert [one.attachment for one in done.new] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("write", "says"),
    [
        (lambda path: path.write_bytes(b"PK\x03\x04 cut off"), "cannot be opened as a zip"),
        (lambda path: _zip(path, {"a.txt": b"x"}), "no dashboard"),
        (lambda path: _zip(path, {"batch-1-a-dashboard-2020.csv": b"a,b\n"}), "there is no column 'request_url'"),
        (
            lambda path: _zip(path, {"batch-1-a-dashboard-1.csv": b"", "batch-1-b-dashboard-2.csv": b""}),
            "more than one dashboard",
        ),
    ],
)
def test_what_is_no_export_says_why(tmp_path: Path, write: object, says: str) -> None:
    path = tmp_path / "x.zip"
    write(path)  # type: ignore[operator]
    with pytest.raises(NotAnExport, match=says):
        BatchExport(path)


def test_a_zip_of_spreadsheets_is_no_export(tmp_path: Path) -> None:
    assert not is_batch_export(_zip(tmp_path / "figures.zip", {"kent.xlsx": b"x"}))


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return path
