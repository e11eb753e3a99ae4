"""Letters: tables in Word documents and PDF files, read like any other, and what letters alone can hide.

What belongs here: one letter for each nastiness. What does not: layouts of tables as such (the other golden tests).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from fpdf import FPDF

from .expect import accepted, read, refused

Rows = list[list[str]]
TABLE: Rows = [
    ["Offence", "2018/19", "2019/20"],
    ["Grooming", "10", "12"],
    ["Sexual assault", "5", "<5"],
]
COUNTED: Rows = [
    ["Offence", "2018/19", "2019/20"],
    ["Grooming", "10", "12"],
    ["Assault", "5", "7"],
    ["Total", "15", "19"],
]
YEARS = {"2018/19": 15, "2019/20": 19}


def word(*blocks: str | Rows, change: Callable[[docx.document.Document], None] = lambda _: None) -> bytes:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        for r, row in enumerate(block):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
    change(document)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def pdf(*blocks: str | Rows, change: Callable[[FPDF], None] = lambda _: None) -> bytes:
    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=11)
    for block in blocks:
        if isinstance(block, str):
            page.multi_cell(0, 6, block, new_x="LMARGIN", new_y="NEXT")
            page.ln(4)
            continue
        with page.table() as table:
            for row in block:
                line = table.row()
                for text in row:
                    line.cell(text)
        page.ln(6)
    change(page)
    return bytes(page.output())


WRITERS = {"docx": word, "pdf": pdf}
LETTER = (
    "Dear Ms Requester",
    "Freedom of Information request 1234/20",
    "Online sexual offences against children recorded by Kent Police:",
)


@pytest.fixture(params=WRITERS)
def send(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path]:
    def write(*blocks: str | Rows, name: str = "reply") -> Path:
        path = tmp_path / f"{name}.{request.param}"
        path.write_bytes(WRITERS[request.param](*blocks))
        return path

    return write


def saved(tmp_path: Path, content: bytes, name: str) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_table_in_a_letter_is_read(send: Callable[..., Path]) -> None:
    accepted(send(*LETTER, COUNTED, "Yours sincerely", "J. Jones"), YEARS, ledger=False)


def test_a_value_leads_back_to_page_and_cell(tmp_path: Path) -> None:
    path = saved(tmp_path, pdf(*LETTER, TABLE), "kent.pdf")
    seen = read(path).observations
    assert {one.source_cell: (one.source_sheet, one.source_text, one.financial_year) for one in seen} == {
        "B5": ("page 1", "10", "2018/19"),
        "C5": ("page 1", "12", "2019/20"),
        "B6": ("page 1", "5", "2018/19"),
        "C6": ("page 1", "<5", "2019/20"),
    }


def test_a_total_that_disagrees_refuses_a_letter_too(send: Callable[..., Path]) -> None:
    wrong = [*COUNTED[:-1], ["Total", "15", "20"]]
    refused(send(*LETTER, wrong), ledger=False)


def test_a_letter_that_says_calendar_years_gives_no_financial_year(send: Callable[..., Path]) -> None:
    reading = read(send(*LETTER, "Please note that all figures are for calendar years.", COUNTED))
    assert all(one.financial_year is None for one in reading.observations)


def test_tables_one_after_the_other(send: Callable[..., Path]) -> None:
    first = [["Offence", "2018/19"], ["Grooming", "10"]]
    second = [["Offence", "2019/20"], ["Grooming", "12"]]
    accepted(send(*LETTER, first, "And for the later year:", second), {"2018/19": 10, "2019/20": 12}, ledger=False)


def test_names_and_contact_details_are_not_kept(send: Callable[..., Path]) -> None:
    path = send("Dear Ms Canary", "canary@example.org", "Telephone 01234 567 890", *LETTER[1:], COUNTED, "Mr A. Canary")
    told = str(read(path)).casefold()
    assert "canary" not in told
    assert "567 890" not in told


def test_a_letter_without_a_table_is_refused(send: Callable[..., Path]) -> None:
    refused(send(*LETTER, "We recorded a number of them."), ledger=False)


def test_a_scan_is_refused_with_what_to_do(tmp_path: Path) -> None:
    refused(saved(tmp_path, pdf(), "kent.pdf"), saying="scan", ledger=False)


def test_text_recognised_on_a_scan_proves_nothing(tmp_path: Path) -> None:
    def picture_behind(page: FPDF) -> None:
        from PIL import Image

        page.image(Image.new("RGB", (60, 85), "white"), x=0, y=0, w=page.w, h=page.h)

    path = saved(tmp_path, pdf(*LETTER, COUNTED, change=picture_behind), "kent.pdf")
    refused(path, saying="machine recognised", ledger=False)


def test_a_protected_pdf_is_refused_as_such(tmp_path: Path) -> None:
    def lock(page: FPDF) -> None:
        page.set_encryption(owner_password="owner", user_password="reader")

    refused(saved(tmp_path, pdf(*LETTER, COUNTED, change=lock), "kent.pdf"), saying="password", ledger=False)


def test_white_text_on_white_is_a_possible_breach(tmp_path: Path) -> None:
    def whisper(page: FPDF) -> None:
        page.set_text_color(255, 255, 255)
        page.cell(0, 6, "CANARY Jane Doe 01/02/2003")

    path = saved(tmp_path, pdf(*LETTER, COUNTED, change=whisper), "kent.pdf")
    refused(path, saying="colour of its background", ledger=False)
    assert "CANARY" not in str(read(path))


def test_a_white_heading_on_a_dark_bar_is_seen(tmp_path: Path) -> None:
    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=11)
    page.multi_cell(0, 6, LETTER[2])
    from fpdf.fonts import FontFace

    with page.table(headings_style=FontFace(color=(255, 255, 255), fill_color=(0, 40, 90))) as table:
        for row in COUNTED:
            line = table.row()
            for text in row:
                line.cell(text)
    accepted(saved(tmp_path, bytes(page.output()), "kent.pdf"), YEARS, ledger=False)


def _hide(document: docx.document.Document) -> None:
    run = document.add_paragraph().add_run("CANARY 99")
    run.font.hidden = True


def _delete(document: docx.document.Document) -> None:
    deleted = OxmlElement("w:del")
    deleted.set(qn("w:id"), "1")
    document.paragraphs[0]._p.append(deleted)


def _comment(document: docx.document.Document) -> None:
    document.add_comment(document.paragraphs[0].runs[0], text="CANARY", author="A. Canary")


@pytest.mark.parametrize(
    ("change", "says"), [(_hide, "hidden text"), (_delete, "change history"), (_comment, "comment")]
)
def test_what_a_word_document_hides(
    tmp_path: Path, change: Callable[[docx.document.Document], None], says: str
) -> None:
    path = saved(tmp_path, word(*LETTER, COUNTED, change=change), "kent.docx")
    refused(path, saying=says, ledger=False)
    assert "CANARY" not in str(read(path))


def test_merged_cells_of_a_word_table(tmp_path: Path) -> None:
    def merge(document: docx.document.Document) -> None:
        table = document.add_table(rows=4, cols=5)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "2018/19"
        table.cell(0, 3).merge(table.cell(0, 4)).text = "2019/20"
        rows = [
            ["Offence", "Male", "Female", "Male", "Female"],
            ["Grooming", "1", "9", "2", "10"],
            ["Assault", "3", "2", "3", "4"],
        ]
        for r, row in enumerate(rows, 1):
            for c, text in enumerate(row):
                table.cell(r, c).text = text

    accepted(saved(tmp_path, word(*LETTER, change=merge), "kent.docx"), YEARS, ledger=False)


def test_a_table_within_a_table_is_refused(tmp_path: Path) -> None:
    def nest(document: docx.document.Document) -> None:
        document.tables[0].cell(1, 1).add_table(rows=1, cols=1)

    path = saved(tmp_path, word(*LETTER, COUNTED, change=nest), "kent.docx")
    refused(path, saying="table inside a cell", ledger=False)


REQUEST = "Freedom of Information Act 2000 request 24/05/0877"
INTRODUCED = (
    "I write in connection with your request, received on 14 May 2020, concerning sexual offences against children."
)


@pytest.mark.parametrize("place", ["Maidstone", "MAIDSTONE", "Canterbury"])
def test_where_a_letter_is_from(send: Callable[..., Path], place: str) -> None:
    """The town of the headquarters below the force's name, at the head of a letter, is none of the figures'."""
    for request in (REQUEST, "Our reference: FOI 24/0877", "Date: 21 May 2020"):
        path = send("Kent Police", place, request, INTRODUCED, COUNTED, name="kent-police-foi")
        accepted(path, YEARS, ledger=False)


@pytest.mark.parametrize(
    "lines",
    [
        ("Kent Police", "Maidstone"),
        ("Kent Police", "MAIDSTONE"),
        ("Kent Police", REQUEST, "Maidstone"),
        ("Maidstone", REQUEST, INTRODUCED),
        ("Kent Police", "Maidstone offences", REQUEST, INTRODUCED),
        ("Kent Police", "Offences in Maidstone", REQUEST),
        ("Kent Police", REQUEST, INTRODUCED, "Maidstone"),
        ("Kent Police", "Chelmsford", REQUEST, "Chelmsford"),
    ],
)
def test_a_town_elsewhere_in_a_letter(send: Callable[..., Path], lines: tuple[str, ...]) -> None:
    assert not read(send(*lines, COUNTED, name="kent-police-foi")).observations


def test_a_town_over_a_sheet_is_no_letterhead(write: Callable[..., Path]) -> None:
    for place in ("Maidstone", "MAIDSTONE"):
        assert not read(write([["Kent Police"], [place], [REQUEST], [], *COUNTED])).observations
