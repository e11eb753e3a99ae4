"""Mail taken into a round: whose a message is, and what of it is used.

What belongs here: messages as files and as a mailbox. What does not: kinds of attachments (`test_attachments`).
"""

import csv
import mailbox
import tomllib
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.inbox.mail import Mail, NoMail, force_of_domain
from pipeline.inbox.take_in import TakenIn, take_in

from .export import spreadsheet


def message(
    sender: str, to: str = "research@charity.example", subject: str = "Your request",
    day: str = "Thu, 25 Jun 2020 10:15:00 +0100",
    text: str = "Dear Ms Canary, please see attached.", files: tuple[tuple[str, bytes], ...] = (), number: int = 1,
) -> EmailMessage:  # fmt: skip
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = sender, to, subject, day
    mail["Message-ID"] = f"<{number}.{abs(hash((sender, day, subject)))}@mail.example>"
    mail.set_content(text)
    for name, content in files:
        mail.add_attachment(content, "application", "octet-stream", filename=name)
    return mail


def taken(tmp_path: Path, *messages: EmailMessage) -> TakenIn:
    folder = tmp_path / "mail"
    folder.mkdir(exist_ok=True)
    for number, one in enumerate(messages):
        (folder / f"{number}.eml").write_bytes(one.as_bytes())
    return take_in(Mail(folder), tmp_path / "round")


def log(tmp_path: Path) -> dict[str, dict[str, str]]:
    with (tmp_path / "round" / "requests.csv").open(encoding="utf-8", newline="") as lines:
        return {row["force"]: row for row in csv.DictReader(lines)}


FILE = (("figures.xlsx", spreadsheet(10, 12)),)


@pytest.mark.parametrize(
    ("domain", "force"),
    [
        ("kent.police.uk", "kent"),
        ("foi.kent.police.uk", "kent"),
        ("kent.pnn.police.uk", "kent"),
        ("WEST-MIDLANDS.police.uk", "west-midlands"),
        ("psni.police.uk", "northern-ireland"),
        ("notkent.police.uk", None),
        ("kent.police.uk.example", None),
        ("kent.gov.uk", None),
        ("police.uk", None),
    ],
)
def test_a_domain_is_a_force_only_when_it_is_its_own(domain: str, force: str | None) -> None:
    assert force_of_domain(domain) == force


def test_the_senders_domain_gives_the_force(tmp_path: Path) -> None:
    ours = message("research@charity.example", "foi@kent.police.uk", day="Mon, 1 Jun 2020 09:00:00 +0100")
    taken(tmp_path, ours, message("FOI Team <foi@kent.police.uk>", files=FILE))
    assert (tmp_path / "round" / "kent--figures.xlsx").read_bytes() == FILE[0][1]
    row = log(tmp_path)["kent"]
    assert (row["sent"], row["answered"], row["outcome"]) == ("2020-06-01", "2020-06-25", "answered")


def test_a_reference_that_one_force_used_gives_the_force_of_an_unknown_address(tmp_path: Path) -> None:
    acknowledgement = message(
        "foi@kent.police.uk", subject="FOI 1234/20: acknowledgement", day="Tue, 2 Jun 2020 09:00:00 +0100"
    )
    answer = message("someone@shared-service.example", subject="RE: FOI-1234-20", files=FILE)
    taken(tmp_path, acknowledgement, answer)
    assert (tmp_path / "round" / "kent--figures.xlsx").is_file()


def test_a_reference_that_two_forces_used_gives_none(tmp_path: Path) -> None:
    kent = message("foi@kent.police.uk", subject="FOI 1234/20")
    essex = message("foi@essex.police.uk", subject="FOI 1234/20")
    answer = message("someone@shared-service.example", subject="FOI 1234/20", files=FILE)
    done = taken(tmp_path, kent, essex, answer)
    assert any("'shared-service.example' is no force" in said for said in done.to_do)
    assert [(one.force, one.file) for one in done.new] == [("", "")]


def test_an_address_that_is_no_forces_is_listed_and_not_taken(tmp_path: Path) -> None:
    done = taken(tmp_path, message("foi@kent.police.uk.example", files=FILE))
    assert not list((tmp_path / "round").glob("*.xlsx"))
    assert "force is not known" in done.new[0].advice


def test_a_mailbox_gives_what_a_folder_gives(tmp_path: Path) -> None:
    one = message("foi@kent.police.uk", files=FILE)
    box = mailbox.mbox(str(tmp_path / "inbox.mbox"))
    box.add(one)
    box.close()
    take_in(Mail(tmp_path / "inbox.mbox"), tmp_path / "of-box")
    taken(tmp_path, one)
    received = [(tmp_path / folder / "received.csv").read_text() for folder in ("of-box", "round")]
    assert received[0] == received[1]


def test_importing_mail_again_changes_nothing(tmp_path: Path) -> None:
    one = message("foi@kent.police.uk", files=FILE)
    taken(tmp_path, one)
    assert not taken(tmp_path, one).changed


def test_a_table_in_the_text_is_a_response_without_the_people_in_it(tmp_path: Path) -> None:
    text = (
        "Dear Ms Canary\n\nOffences recorded by Kent Police\n\nOffence    2018/19    2019/20\nGrooming   10   12\n"
        "Assault    5    7\nTotal      15   19\n\nYours sincerely\nPC 4711 Canary\n\n"
        "> On 1 June Ms Canary wrote\n> 99   98\n"
    )
    done = taken(tmp_path, message("foi@kent.police.uk", text=text))
    (one,) = done.new
    laid = (tmp_path / "round" / one.file).read_text()
    assert "Canary" not in laid
    assert "99" not in laid
    assert laid.splitlines()[4] == "Offence,2018/19,2019/20"


def test_text_without_a_table_is_no_response(tmp_path: Path) -> None:
    assert taken(tmp_path, message("foi@kent.police.uk", text="We hold 12 records  and  13 others.")).new == []


def test_sidecars_say_who_sent_it_by_force_and_never_by_name(tmp_path: Path) -> None:
    taken(tmp_path, message('"Jane Canary" <jane.canary@kent.police.uk>', files=FILE))
    written = "".join(path.read_text() for path in (tmp_path / "round").iterdir() if path.suffix in (".csv", ".toml"))
    assert "anary" not in written
    assert tomllib.loads((tmp_path / "round" / "kent--figures.xlsx.toml").read_text())["origin"]["received"]


def test_a_message_without_a_date_is_told(tmp_path: Path) -> None:
    undated = message("foi@kent.police.uk", files=FILE)
    del undated["Date"]
    done = taken(tmp_path, undated, message("foi@essex.police.uk"))
    assert any("0.eml has no date" in said for said in done.disagreements)


def test_a_damaged_outlook_message_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "a.msg").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    with pytest.raises(NoMail, match="no message"):
        Mail(folder)


def test_an_empty_folder_says_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(NoMail, match=r"\.eml or \.msg files, or a \.mbox"):
        Mail(tmp_path)
