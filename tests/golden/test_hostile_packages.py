"""Files made to do harm: each is refused by name, or read as if it could not, and costs what its real cells cost."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from pipeline import bounds
from pipeline.reading.formats.opening import open_workbook

from .build import Grid
from .expect import accepted, force_years, read, refused
from .packages import added, changed, in_content, on_sheet, packed, unpacked

Write = Callable[..., Path]
Send = Callable[..., Path]
GRID: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7], ["Total", 8, 19]]
BOTH = {"2018/19": 8, "2019/20": 19}
SHEET = "xl/worksheets/sheet1.xml"
FORMATS = ["xlsx", "ods"]
MAIN = {"xlsx": SHEET, "ods": "content.xml"}


@pytest.fixture
def small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that a test can go beyond without a gigabyte of its own."""
    for where in ("pipeline.reading.formats.archive.PACKAGE", "pipeline.bounds.PACKAGE"):
        monkeypatch.setattr(where, bounds.Package(50, 8_000_000, 200, 1_000_000))


# Zip bombs.


@pytest.mark.usefixtures("small_bounds")
def test_a_part_that_shrank_more_than_any_sheet_does(write: Write) -> None:
    refused(added(write(GRID), xl__media__zeros_bin=bytes(2_000_000)), saying="unpack to 2 MB", ledger=False)


@pytest.mark.usefixtures("small_bounds")
def test_parts_that_are_too_much_together(write: Write) -> None:
    path = write(GRID)
    noise = {f"xl/media/{n}.bin": bytes(range(256)) * 3_000 for n in range(12)}
    packed(path, unpacked(path) | noise)
    refused(path, saying="would unpack to 9 MB, and at most 8 are read", ledger=False)


@pytest.mark.usefixtures("small_bounds")
def test_too_many_parts(write: Write) -> None:
    path = write(GRID)
    packed(path, unpacked(path) | {f"xl/media/{n}.bin": b"" for n in range(60)})
    refused(path, saying="parts, and at most 50", ledger=False)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_part_larger_than_the_directory_says(write: Write, suffix: str) -> None:
    path = write(GRID, f"kent-police-foi.{suffix}")
    part = MAIN[suffix]
    packed(path, unpacked(path) | {part: unpacked(path)[part] + b" " * 5_000_000})
    content = bytearray(path.read_bytes())
    entry = _directory_entry(content, part)
    struct.pack_into("<I", content, entry + 24, 10_000)  # the uncompressed size, as the directory claims it
    path.write_bytes(content)
    refused(path, saying="larger than it says", ledger=False)


def test_a_sum_that_is_not_the_parts_own(write: Write) -> None:
    path = write(GRID)
    content = bytearray(path.read_bytes())
    struct.pack_into("<I", content, _directory_entry(content, "xl/workbook.xml") + 16, 12345)
    path.write_bytes(content)
    refused(path, saying="damaged or truncated zip package", ledger=False)


def _directory_entry(content: bytearray, part: str) -> int:
    at = content.rfind(part.encode())
    return content.rfind(b"PK\x01\x02", 0, at)


def test_two_parts_of_one_name(write: Write) -> None:
    path = write(GRID)
    other = unpacked(path)[SHEET].replace(b"<v>3</v>", b"<v>9</v>")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/Worksheets/sheet1.xml", other)
    refused(path, saying="two parts called", ledger=False)


@pytest.mark.parametrize("name", ["../../../etc/cron.d/x", "/etc/passwd", "xl\\..\\..\\x"])
def test_a_part_with_a_place_outside_the_package(write: Write, name: str) -> None:
    path = write(GRID)
    packed(path, unpacked(path) | {name: b"x"})
    refused(path, saying="a place outside itself", ledger=False)


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"])
def test_a_relationship_that_leads_out(write: Write, target: str) -> None:
    def elsewhere(xml: str) -> str:
        return xml.replace("/xl/worksheets/sheet1.xml", target)

    refused(changed(write(GRID), "xl/_rels/workbook.xml.rels", elsewhere), ledger=False)


# Entities.

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DISTANT = '<!DOCTYPE x SYSTEM "https://example.org/x.dtd">'


@pytest.mark.parametrize("declared", [LAUGHS, FILE, DISTANT])
@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "docProps/core.xml"]
)
def test_entities_in_an_xlsx(write: Write, part: str, declared: str) -> None:
    def declare(xml: str) -> str:
        start = xml.index("?>") + 2 if xml.startswith("<?xml") else 0
        return xml[:start] + declared + xml[start:]

    refused(changed(write(GRID), part, declare), saying="declares XML entities", ledger=False)


@pytest.mark.parametrize("declared", [LAUGHS, FILE, DISTANT])
def test_entities_in_an_ods(write: Write, declared: str) -> None:
    path = in_content(lambda xml: xml.replace("?>", f"?>{' ' * 3000}{declared}", 1))(write(GRID, "kent-foi.ods"))
    refused(path, saying="declares XML entities", ledger=False)


def test_entities_in_letters_of_two_bytes(write: Write) -> None:
    path = write(GRID)
    text = unpacked(path)[SHEET].decode()
    wide = ('<?xml version="1.0" encoding="UTF-16"?>' + FILE + text[text.index("<worksheet") :]).encode("utf-16")
    refused(packed(path, unpacked(path) | {SHEET: wide}), saying="declares XML entities", ledger=False)


# Cells far away, and claims of size.


def stray(address: str) -> Callable[[Path], Path]:
    number = "".join(character for character in address if character.isdigit())
    cell = f'<row r="{number}"><c r="{address}"><v>1</v></c></row>'
    return on_sheet(lambda xml: xml.replace("</sheetData>", f"{cell}</sheetData>"))


@pytest.mark.parametrize("address", ["XFD1048576", "XFD2000", "ZZ1048576", "Z1048576"])
def test_a_stray_cell_is_refused_by_address(write: Write, address: str) -> None:
    refused(stray(address)(write(GRID)), saying=f"reach {address}", suggesting="Ctrl.End", ledger=False)


@pytest.mark.parametrize("written", ["r = 'XFD1048576'", "r='xfd1048576'"])
def test_a_stray_cell_written_as_no_program_writes_it(write: Write, written: str) -> None:
    cell = f'<row r="1048576"><c {written}><v>1</v></c></row>'
    path = on_sheet(lambda xml: xml.replace("</sheetData>", f"{cell}</sheetData>"))(write(GRID))
    refused(path, ledger=False)


def test_a_million_rows_that_are_only_claimed(write: Write) -> None:
    path = on_sheet(lambda xml: xml.replace('<dimension ref="A1:C4"', '<dimension ref="A1:XFD1048576"'))(write(GRID))
    accepted(path, BOTH)


def test_styled_cells_without_anything_in_them_are_no_cells(write: Write) -> None:
    far = "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in (5, 1_048_576))
    accepted(on_sheet(lambda xml: xml.replace("</sheetData>", f"{far}</sheetData>"))(write(GRID)), BOTH)


def test_a_table_of_16384_columns(write: Write) -> None:
    wide = "".join(f'<c r="{_letters(n)}4"><v>8</v></c>' for n in range(4, 16_385))
    path = on_sheet(lambda xml: xml.replace("</row></sheetData>", f"{wide}</row></sheetData>"))(write(GRID))
    assert force_years(read(path)) in ({}, {("kent", year): count for year, count in BOTH.items()})


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


FILLED = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("rows", "saying"),
    [
        (
            '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
            '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
            + FILLED
            + "</table:table-row>",
            "reach XFD",
        ),
        (
            '<table:table-row table:number-rows-repeated="1000000">'
            + FILLED.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16000"')
            + "</table:table-row>",
            "at most 5,000,000",
        ),
        ('<table:table-row table:number-rows-repeated="99999999999"/>', "repeated 99,999,999,999 times"),
        ('<table:table-row table:number-rows-repeated="-5"/>', "repeated -5 times"),
    ],
)
def test_repeated_rows_and_cells_of_an_ods(write: Write, rows: str, saying: str) -> None:
    path = in_content(lambda xml: xml.replace("</table:table>", f"{rows}</table:table>"))(write(GRID, "kent-foi.ods"))
    refused(path, saying=saying, ledger=False)


def test_a_million_empty_rows_of_an_ods_cost_nothing(write: Write) -> None:
    rest = (
        '<table:table-row table:number-rows-repeated="1048572">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    path = in_content(lambda xml: xml.replace("</table:table>", f"{rest}</table:table>"))(write(GRID, "kent-foi.ods"))
    accepted(path, BOTH)


def test_a_stray_cell_of_an_xls_is_read_in_proportion(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for r, row in enumerate(GRID):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    sheet.write(65_535, 255, "stray")
    out = io.BytesIO()
    book.save(out)
    (read_back,) = open_workbook(out.getvalue()).sheets
    assert len(read_back.cells) == sum(map(len, GRID)) + 1
    path = tmp_path / "kent-police-foi.xls"
    path.write_bytes(out.getvalue())
    assert force_years(read(path)) in ({}, {("kent", year): count for year, count in BOTH.items()})


def test_a_cell_longer_than_any_text(send: Send) -> None:
    long = "x" * 1_100_000
    refused(send(f"Offence,2018/19\r\n{long},3\r\n"), saying="1000000|characters", ledger=False)


def test_more_cells_than_any_response_has(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    few = bounds.Workbook(10, 100, 1000, 1000, 50, 1000)
    monkeypatch.setattr("pipeline.reading.formats.extent.WORKBOOK", few)
    refused(send("1,2,3,4,5\r\n" * 30), saying="at most 100 are read", ledger=False)


def test_more_sheets_than_any_response_has(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    few = bounds.Workbook(2, 100, 1000, 1000, 50, 1000)
    monkeypatch.setattr("pipeline.reading.formats.package.WORKBOOK", few)
    refused(write({"A": GRID, "B": GRID, "C": GRID}), saying="3 sheets, and at most 2", ledger=False)


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_two_sheets_of_one_name(write: Write, suffix: str) -> None:
    path = write({"Data": GRID, "Dat2": [["x"]]}, f"kent-police-foi.{suffix}")
    if suffix == "xlsx":
        changed(path, "xl/workbook.xml", lambda xml: xml.replace('"Dat2"', '"data"'))
    else:
        path.write_bytes(path.read_bytes().replace(b"Dat2", b"data"))
    refused(path, saying="two sheets called", ledger=False)


# Programs and other files within.


def test_macros_are_read_past_and_never_run(write: Write) -> None:
    path = added(write(GRID, "kent-police-foi.xlsm"), xl__vbaProject_bin=b"\xd0\xcf\x11\xe0 Auto_Open")
    accepted(path, BOTH)
    assert [one.kind for one in read(path).findings if one.kind == "macro"] == ["macro"]


def test_a_link_to_another_workbook_is_never_followed(write: Write) -> None:
    link = '<externalLink><externalBook id="rId1"><sheetNames/></externalBook></externalLink>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"
    target = f'<Relationship Id="rId1" Type="{kind}" Target="//203.0.113.9/share/x.xlsx" TargetMode="External"/>'
    path = added(
        write(GRID),
        xl__externalLinks__externalLink1_xml=link,
        **{"xl__externalLinks___rels__externalLink1.xml_rels": f"<Relationships>{target}</Relationships>"},
    )
    accepted(path, BOTH)
    assert "link to another workbook" in [one.kind for one in read(path).findings]


@pytest.mark.parametrize("name", ["oleObject1_bin", "package1_docx", "book_xlsx"])
def test_a_file_within_the_file_waits_for_somebody_to_look(write: Write, name: str) -> None:
    path = added(write(GRID), **{f"xl__embeddings__{name}": b"\xd0\xcf\x11\xe0"})
    refused(path, saying="embedded object", suggesting="hidden_content_reviewed", ledger=False)


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "csv"])
@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+44 1622 690690", "-2+3", "\t=1+1"]
)
def test_a_text_that_would_be_a_formula_stays_text(send: Send, write: Write, suffix: str, text: str) -> None:
    grid: Grid = [["Offence", "2018/19", "2019/20"], [f"x{text}", 3, 12], ["Grooming", 5, 7], ["Total", 8, 19]]
    path = write(grid, f"kent-police-foi.{suffix}")
    if suffix == "xlsx":  # whose library would write a formula
        on_sheet(lambda xml: xml.replace("<t>x", '<t xml:space="preserve">'))(path)
    elif suffix == "ods":
        in_content(lambda xml: xml.replace("<text:p>x", "<text:p>"))(path)
    elif suffix == "csv":
        path.write_bytes(path.read_bytes().replace(f"x{text}".encode(), text.encode()))
    reading = read(path)
    assert force_years(reading) == {("kent", year): count for year, count in BOTH.items()}, reading.reason
    # Blanks and the dash of a list are no part of a label.
    kept = text.strip().lstrip("-")
    assert any((one.offence or "").endswith(kept) for one in reading.observations)


# What is no whole workbook.


def test_an_ods_with_a_password(write: Write) -> None:
    path = write(GRID, "kent-police-foi.ods")
    parts = unpacked(path)
    entry = '<manifest:encryption-data manifest:checksum="x"/>'
    manifest = parts["META-INF/manifest.xml"].decode().replace("</manifest:manifest>", f"{entry}</manifest:manifest>")
    packed(path, parts | {"META-INF/manifest.xml": manifest.encode(), "content.xml": bytes(range(256))})
    refused(path, saying="password", ledger=False)


def test_a_package_whose_parts_have_a_password(write: Write) -> None:
    path = write(GRID)
    content = bytearray(path.read_bytes())
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + 8] |= 1
    path.write_bytes(content)
    refused(path, saying="password", ledger=False)


def test_a_workbook_without_its_sheet(write: Write) -> None:
    path = write(GRID)
    refused(packed(path, {name: c for name, c in unpacked(path).items() if name != SHEET}), ledger=False)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_a_part_that_breaks_off(write: Write, part: str) -> None:
    path = write(GRID)
    refused(packed(path, unpacked(path) | {part: unpacked(path)[part][:-40]}), saying="damaged", ledger=False)


@pytest.mark.parametrize("nul", [b"\x00", b"\x00\x00\x00\x00"])
def test_nul_bytes_within_a_csv(send: Send, nul: bytes) -> None:
    refused(send(b"Offence,2018/19\r\nRape,3" + nul + b"\r\n" + b"x" * 5000), saying="NUL", ledger=False)


def test_two_encodings_in_one_csv_are_told_and_not_patched(send: Send) -> None:
    mixed = "Offence,2018/19\r\nGwêr,3\r\n".encode() + "Gwêr,5\r\n".encode("cp1252")
    path = send(mixed + b"\x81\r\n")
    refused(path, saying="neither UTF-8 nor Windows-1252", ledger=False)


@pytest.mark.parametrize(
    "name", ["../../escape", "a/b\\c", "'; DROP TABLE x", "<script>alert(1)</script>", "\u202eslx"]
)
def test_sheets_with_names_like_places_are_only_names(write: Write, name: str) -> None:
    path = write({"Placeholder": GRID})
    plain = name.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    changed(path, "xl/workbook.xml", lambda xml: xml.replace('name="Placeholder"', f'name="{plain}"'))
    reading = read(path)
    assert force_years(reading) == {("kent", year): count for year, count in BOTH.items()}, reading.reason
    assert {one.source_sheet for one in reading.observations} == {name}
