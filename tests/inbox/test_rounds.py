"""How a round stands, letters to those that are late, and templates for transcription.

What belongs here: `state`, `chase`, `transcription`. What does not: the import.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.declared.collection import Collection
from pipeline.inbox.chase import letters
from pipeline.inbox.state import ForceState, state_of_round
from pipeline.inbox.transcription import AlreadyThere, write_template
from pipeline.intake.one_file import read_one

SETTINGS = Collection(name="grooming", title="Grooming offences", expected_forces=("kent", "essex", "sussex", "gwent"))
HEADER = "force,sent,due,answered,outcome,exemption,file,url\n"
NONE: dict[str, str] = {}


def states(
    folder: Path, *rows: str, today: date = date(2020, 7, 10), quarantined: dict[str, str] = NONE
) -> dict[str, ForceState]:
    (folder / "requests.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return {one.force_id: one for one in state_of_round(folder, SETTINGS, today, quarantined)}


def test_every_expected_force_has_a_state(tmp_path: Path) -> None:
    found = states(
        tmp_path,
        "kent,2020-06-01,2020-06-29,2020-06-25,answered,,kent.xlsx,",
        "essex,2020-06-01,2020-06-29,2020-06-25,refused,section 12,,",
        "sussex,2020-06-01,2020-06-29,,no_response,,,",
    )
    assert {force: one.state for force, one in found.items()} == {
        "kent": "answered", "essex": "refused", "sussex": "overdue", "gwent": "not asked",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("today", "state", "late"),
    [
        (date(2020, 6, 29), "waiting", 0),  # the 20th working day itself
        (date(2020, 6, 30), "overdue", 1),
        (date(2020, 7, 6), "overdue", 5),  # over a weekend
    ],
)
def test_the_statutory_days_decide_who_is_overdue(tmp_path: Path, today: date, state: str, late: int) -> None:
    one = states(tmp_path, "kent,2020-06-01,,,no_response,,,", today=today)["kent"]
    assert (one.state, one.days_overdue, one.due) == (state, late, date(2020, 6, 29))


def test_a_file_that_the_refresh_refused_is_quarantined(tmp_path: Path) -> None:
    row = "kent,2020-06-01,,2020-06-25,answered,,kent.xlsx,"
    assert states(tmp_path, row, quarantined={"kent.xlsx": "It does not add up."})["kent"].state == "quarantined"


def test_a_scanned_letter_waits_for_transcription(tmp_path: Path) -> None:
    columns = "received,force,asked,source,request,message,attachment,sha256,size,kind,file,advice"
    row = "2020-06-25,kent,Kent Police,batch-1,r,1,scan.pdf,aa,9,scanned letter,letters/kent--scan.pdf,Copy it."
    (tmp_path / "received.csv").write_text(f"{columns}\r\n{row}\r\n", encoding="utf-8")
    assert states(tmp_path, "kent,2020-06-01,,2020-06-25,answered,,,")["kent"].state == "to transcribe"


def test_the_late_are_reminded_and_the_very_late_asked_for_a_review(tmp_path: Path) -> None:
    found = states(
        tmp_path,
        "kent,2020-06-01,,,no_response,,,https://example.org/request/1",
        "essex,2020-03-02,,,no_response,,,",
        "sussex,2020-06-01,,2020-06-25,answered,,a.xlsx,",
    )
    written = dict(letters(tuple(found.values()), SETTINGS.title, "A. Reader"))
    assert all(text.endswith("Yours faithfully,\n\nA. Reader") for text in written.values())
    assert set(written) == {"kent-reminder.txt", "essex-internal-review.txt"}
    assert "Kent Police" in written["kent-reminder.txt"]
    assert "1 June 2020" in written["kent-reminder.txt"]
    assert "29 June 2020. 9 working days have passed" in written["kent-reminder.txt"].replace("\n", " ")
    assert "https://example.org/request/1" in written["kent-reminder.txt"]
    assert "section 50" in written["essex-internal-review.txt"]


def test_a_filled_in_transcription_is_read_and_names_its_letter(tmp_path: Path) -> None:
    letter = tmp_path / "recorded" / "2020" / "letters" / "kent--scan.pdf"
    letter.parent.mkdir(parents=True)
    letter.write_bytes(b"%PDF-")
    made = write_template(letter, 2, 2020, None)
    assert made.workbook == letter.parent.parent / "kent--scan-page-2-transcribed.xlsx"
    assert "kent--scan.pdf, page 2" in made.sidecar.read_text()
    book = load_workbook(made.workbook)
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[4]] == ["Offence", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20"]
    sheet.append(["Grooming", 1, 2, 3, 4, 5])
    sheet.append(["Assault", 1, 1, 1, 1, 1])
    sheet.append(["Total", 2, 3, 4, 5, 6])
    book.save(made.workbook)
    _, reading = read_one(made.workbook, tmp_path)
    assert reading.status == "accepted", reading.reason
    assert sum(one.count or 0 for one in reading.observations if one.financial_year == "2019/20") == 6


def test_a_transcription_is_never_written_over(tmp_path: Path) -> None:
    letter = tmp_path / "kent--scan.pdf"
    letter.write_bytes(b"%PDF-")
    write_template(letter, 1, 2020, "kent")
    with pytest.raises(AlreadyThere, match="Go on with it"):
        write_template(letter, 1, 2020, "kent")


def test_an_import_file_of_formulas_is_defused(tmp_path: Path) -> None:
    from pipeline.inbox.received import Received, read_received, write_received

    row = Received("2020-06-25", "kent", "=1+1", "b", "r", "1", "=cmd|' /C calc'!A1.xlsx", "", "", "other", "", "Look.")
    write_received(tmp_path, [row])
    with (tmp_path / "received.csv").open(encoding="utf-8", newline="") as lines:
        assert all(not value.startswith(("=", "+", "-", "@")) for line in csv.reader(lines) for value in line)
    assert read_received(tmp_path) == (row,)
