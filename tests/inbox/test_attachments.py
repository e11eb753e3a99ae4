"""What attachments are, what is inside them, and the tricks they play.

What belongs here: kinds, nesting, names and bounds. What does not: dates and outcomes (`test_batch`).
"""

import io
import subprocess
import sys
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.bounds import INBOX
from pipeline.inbox.arrival import Attachment
from pipeline.inbox.batch_export import BatchExport
from pipeline.inbox.kinds import kind_of, kinds
from pipeline.inbox.names import safe_name
from pipeline.inbox.nested import sort_attachment
from pipeline.inbox.received import read_received
from pipeline.inbox.take_in import take_in

from .export import PICTURE, Asked, Batch, Message, spreadsheet

JUNE = date(2020, 6, 25)
ROOT = Path(__file__).resolve().parents[2]


def letter(*rows: tuple[str, ...], text: str = "Please see below.") -> bytes:
    document = Document()
    document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                table.cell(r, c).text = value
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def pdf(*rows: tuple[str, ...], text: str = "Please see below.", scan: bool = False) -> bytes:
    page = FPDF()
    page.add_page()
    if not scan:
        page.set_font("Helvetica", size=11)
        page.multi_cell(0, 6, text)
    if rows:
        with page.table() as table:
            for row in rows:
                line = table.row()
                for value in row:
                    line.cell(value)
    return bytes(page.output())


def archive(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inner in members.items():
            package.writestr(name.replace("__", "."), inner)
    return content.getvalue()


def locked(content: bytes) -> bytes:
    """The zip with the flag that says that its members are encrypted."""
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(signature)
        while start >= 0:
            changed[start + offset] |= 1
            start = changed.find(signature, start + 4)
    return bytes(changed)


def mail(*attachments: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Figures"
    message.set_content("See attached.")
    for name, content in attachments:
        message.add_attachment(content, "application", "octet-stream", filename=name)
    return message.as_bytes()


TABLE = (("Offence", "2018/19", "2019/20"), ("Grooming", "10", "12"))
FILES: dict[str, tuple[str, bytes]] = {
    "spreadsheet": ("a.xlsx", spreadsheet(1, 2)),
    "letter with a table": ("a.docx", letter(*TABLE)),
    "letter": ("a.docx", letter()),
    "scanned letter": ("a.pdf", pdf(scan=True)),
    "picture": ("logo.png", PICTURE),
    "archive": ("a.zip", archive(a__xlsx=spreadsheet(1))),
    "message": ("a.eml", mail(("a.xlsx", spreadsheet(1)))),
    "protected": ("a.zip", locked(archive(a__xlsx=spreadsheet(1)))),
    "unreadable": ("a.zip", b"PK\x03\x04 cut off"),
    "other": ("a.json", b'{"a": 1}'),
}


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_is_told_by_content(kind: str) -> None:
    name, content = FILES[kind]
    assert kind_of(name, content).kind == kind
    assert kinds()[kind].advice


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("figures.csv", b"Offence,2018/19\nGrooming,3\n", "spreadsheet"),
        ("letter.txt", b"Dear Sir, we hold 12 records.", "letter"),
        ("figures.pdf", pdf(*TABLE), "letter with a table"),
        ("letter.pdf", pdf(), "letter"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "letter"),
        ("called.xlsx", b"<html><body>no</body></html>", "letter"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected"),
        ("nothing", b"", "unreadable"),
        ("x.xlsx", PICTURE, "picture"),
    ],
)
def test_what_a_name_says_does_not_matter(name: str, content: bytes, kind: str) -> None:
    assert kind_of(name, content).kind == kind


def names(content: bytes, name: str) -> list[tuple[str, str]]:
    attachment = Attachment("r", "1", JUNE, name, content)
    return [(one.attachment.name, one.kind.kind) for one in sort_attachment(attachment)]


def test_files_in_archives_and_messages_are_listed_by_themselves() -> None:
    inner = mail(("deep.xlsx", spreadsheet(1)), ("logo.png", PICTURE))
    assert names(archive(mail__eml=inner, b__csv=b"a,b\n1,2\n"), "all.zip") == [
        ("all.zip", "archive"),
        ("all.zip > mail.eml", "message"),
        ("all.zip > mail.eml > deep.xlsx", "spreadsheet"),
        ("all.zip > mail.eml > logo.png", "picture"),
        ("all.zip > b.csv", "spreadsheet"),
    ]


def test_nesting_ends() -> None:
    content = spreadsheet(1)
    for _ in range(INBOX.nesting + 3):
        content = archive(inner__zip=content)
    assert names(content, "a.zip")[-1][1] == "nested too deep"
    assert len(names(content, "a.zip")) == INBOX.nesting + 1


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd", "..\\..\\x.xlsx", "/abs.xlsx", "a\x00b.xlsx", "\u202excod.exe.xlsx", ".hidden.xlsx",
        "a" * 400 + ".xlsx", "~$x.xlsx", "", "...", "README.xlsx", "con.toml",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder_or_hides(tmp_path: Path, name: str) -> None:
    safe = safe_name("kent", name)
    assert safe.startswith("kent--")
    assert len(safe.encode()) < 200
    assert Path(safe).name == safe
    (tmp_path / safe).write_bytes(b"x")
    assert [path.name for path in tmp_path.iterdir()] == [safe]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_attachment_ends_in_the_list_exactly_once(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    forces = data.draw(
        st.lists(
            st.sampled_from(["Kent Police", "Essex Police", "Sussex Police", "Bogus Police"]), min_size=1, max_size=4
        )
    )
    kind = st.sampled_from(sorted(FILES))
    name = st.text(st.characters(codec="utf-8", exclude_characters="/\x00\\"), min_size=1, max_size=20).filter(
        lambda text: text.strip(". ")
    )
    files = st.lists(st.tuples(name, kind), max_size=3)
    asked = []
    expected = []
    for force in forces:
        replies = []
        for drawn in data.draw(st.lists(files, max_size=3)):
            replies.append(Message(JUNE, attachments=[(one, FILES[which][1]) for one, which in drawn]))
            expected += [FILES[which][1] for _, which in drawn]
        asked.append(Asked(force, replies=replies))
    folder = tmp_path_factory.mktemp("batch")
    done = take_in(BatchExport(Batch(asked).write(folder / "x.zip")), folder / "round")
    listed = read_received(folder / "round")
    outer = [one for one in listed if " > " not in one.attachment]
    assert len(outer) == len(expected)
    assert len({one.key for one in listed}) == len(listed) == len(done.new)
    for one in listed:
        assert one.advice
        if one.file:
            assert (folder / "round" / one.file).is_file()
    laid = {path.read_bytes() for path in (folder / "round").rglob("*") if path.is_file()}
    known = [row for row in listed if row.force]
    assert all(row.file for row in known if row.kind not in ("nested too deep",) and row.sha256), "something was lost"
    assert len(laid) >= len({row.sha256 for row in known if row.sha256})


# The peak is that of the process itself (`VmHWM`): `ru_maxrss` would count what the test's own process had before.
_MEASURED = """
import re, sys
from pathlib import Path
from pipeline.inbox.batch_export import BatchExport
from pipeline.inbox.take_in import take_in
done = take_in(BatchExport(Path(sys.argv[1])), Path(sys.argv[2]))
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(sorted(one.kind for one in done.new), int(peak) // 1024)
"""


@pytest.mark.slow
def test_an_export_of_two_gigabytes_needs_little_memory(tmp_path: Path) -> None:
    path = Batch([Asked("Kent Police", replies=[Message(JUNE, attachments=[("a.xlsx", spreadsheet(1, 2))])])]).write(
        tmp_path / "x.zip"
    )
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        block = bytes(2**20)
        with package.open(
            "Kent Police - online_offences/2020-06-25-101500/attachments-77000/big.bin", "w", force_zip64=True
        ) as member:
            for _ in range(2 * 2**10 + 1):
                member.write(block)
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path), str(tmp_path / "round")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    kinds_, _, peak = run.stdout.strip().rpartition(" ")
    assert kinds_ == "['spreadsheet', 'too large']"
    assert int(peak) < 512, "the peak of memory in MiB"


def test_an_archive_bomb_is_not_inflated(tmp_path: Path) -> None:
    bomb = archive(**{f"f{n}__bin": bytes(70 * 2**20) for n in range(3)})
    assert len(bomb) < 2**20
    assert [kind for _, kind in names(bomb, "bomb.zip")] == ["archive", "too large", "too large", "too large"]
