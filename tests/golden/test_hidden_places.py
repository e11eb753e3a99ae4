"""Every place where a workbook can hide something: found, told by kind and place, and its words appear nowhere."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.table import Table, TableStyleInfo

from pipeline.declared.sidecar import make_sidecar
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, force_years, read
from .packages import added, changed, in_content, on_sheet

Write = Callable[..., Path]
SECRET = "Canary-Jane-Roe"
# Column D stands beside the table, row 5 below it.
TABLE: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7]]
BESIDE: Grid = [[*TABLE[0], SECRET], [*TABLE[1], SECRET], [*TABLE[2], None], [], [SECRET]]
BOTH = {"2018/19": 8, "2019/20": 19}


def hides(path: Path, kind: str, place: str = "", reviewed: bool = True) -> None:
    """Refused as a possible breach until somebody reviewed it; then read, without what is hidden."""
    reading = read(path)
    found = {(one.kind, one.place) for one in reading.findings if one.possible_breach}
    assert {one for one in found if one[0] == kind and place in one[1]}, (found, reading.reason)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert f"Possible data breach: the file has a {kind}" in " ".join(one.reason for one in reading.quarantine)
    assert SECRET not in str(reading)
    seen = read_response(path, round_=2020, sidecar=make_sidecar({"hidden_content_reviewed": "J. Smith, today"}, path))
    assert SECRET not in str(seen)
    assert seen.reviewed == "J. Smith, today"
    if reviewed:
        assert force_years(seen) == {("kent", year): count for year, count in BOTH.items()}, seen.reason


def told(path: Path, kind: str, place: str = "") -> None:
    """Reported, and the file is read all the same."""
    reading = read(path)
    assert {one for one in reading.findings if one.kind == kind and place in one.place}, reading.findings
    assert not any(one.possible_breach for one in reading.findings)
    assert SECRET not in str(reading)
    assert force_years(reading) == {("kent", year): count for year, count in BOTH.items()}, reading.reason


@pytest.fixture
def book(tmp_path: Path) -> Callable[[Callable[[Any, Any], None]], Path]:
    """`book(change)`: an .xlsx with the secret beside and below its table, after a change to workbook and sheet."""

    def make(change: Callable[[Any, Any], None]) -> Path:
        workbook = openpyxl.Workbook()
        sheet = workbook.worksheets[0]
        for row in BESIDE:
            sheet.append(list(row) or [None])
        change(workbook, sheet)
        workbook.properties.creator = workbook.properties.lastModifiedBy = None
        workbook.save(tmp_path / "kent-police-foi.xlsx")
        return tmp_path / "kent-police-foi.xlsx"

    return make


def _only_beside(sheet: Any) -> None:
    sheet["A5"] = None


def _only_below(sheet: Any) -> None:
    sheet["D1"] = sheet["D2"] = None


def test_rows_that_a_filter_leaves_out(book: Any) -> None:
    def change(_: Any, sheet: Any) -> None:
        _only_below(sheet)
        sheet.auto_filter.ref = "A1:C5"
        sheet.auto_filter.add_filter_column(0, ["Rape", "Grooming"])
        sheet.row_dimensions[5].hidden = True

    hides(book(change), "hidden row", "row 5")


def test_rows_and_columns_of_a_closed_group(book: Any) -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet.row_dimensions.group(5, 5, hidden=True)
        sheet.column_dimensions.group("D", "D", hidden=True)

    path = book(change)
    hides(path, "hidden row", "row 5")
    hides(path, "hidden column", "column D")


@pytest.mark.parametrize("height", [0, 0.75])
def test_a_row_without_height(book: Any, height: float) -> None:
    def change(_: Any, sheet: Any) -> None:
        _only_below(sheet)
        sheet.row_dimensions[5].height = 9

    hides(on_sheet(lambda xml: xml.replace('ht="9"', f'ht="{height}"'))(book(change)), "hidden row", "row 5")


@pytest.mark.parametrize("width", [0, 0.1])
def test_a_column_without_width(book: Any, width: float) -> None:
    def change(_: Any, sheet: Any) -> None:
        _only_beside(sheet)
        sheet.column_dimensions["D"].width = 9

    path = on_sheet(lambda xml: xml.replace('width="9"', f'width="{width}"'))(book(change))
    hides(path, "hidden column", "column D")


def test_hiding_written_as_no_program_writes_it(book: Any) -> None:
    path = on_sheet(lambda xml: xml.replace('<row r="5"', "<row r = '5' hidden\n=\n'&#49;'"))(
        book(lambda _, sheet: _only_below(sheet))
    )
    hides(path, "hidden row", "row 5")


WHITE = [
    Font(color="FFFFFFFF"),
    Font(color="00FEFEFE"),
    Font(color=Color(theme=0)),
    Font(color=Color(theme=1, tint=0.999)),
    Font(color=Color(indexed=65)),
]


@pytest.mark.parametrize("font", WHITE, ids=["white", "nearly white", "theme", "tinted", "numbered"])
def test_white_letters_on_white(book: Any, font: Font) -> None:
    def change(_: Any, sheet: Any) -> None:
        for address in ("D1", "D2", "A5"):
            sheet[address].font = font

    hides(book(change), "text in the colour of its background", "cell A5")


def test_letters_in_the_colour_of_their_cell(book: Any) -> None:
    def change(_: Any, sheet: Any) -> None:
        for address in ("D1", "D2", "A5"):
            sheet[address].font = Font(color="FF1F4E78")
            sheet[address].fill = PatternFill("solid", fgColor="FF1F4E78")

    hides(book(change), "text in the colour of its background", "cell D1")


def test_white_headings_on_a_dark_cell_are_seen(book: Any) -> None:
    def change(_: Any, sheet: Any) -> None:
        _only_beside(sheet)
        for column in "ABCD":
            sheet[f"{column}1"].font = Font(color="FFFFFFFF")
            sheet[f"{column}1"].fill = PatternFill("solid", fgColor="FF1F4E78")
        sheet["D1"], sheet["D2"] = None, None

    accepted(book(change), BOTH)


def test_white_headings_of_a_table_whose_style_paints_them_are_seen(book: Any) -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet["A5"] = sheet["D1"] = sheet["D2"] = None
        for column in "ABC":
            sheet[f"{column}1"].font = Font(color=Color(theme=0))
        table = Table(displayName="Counts", ref="A1:C3")
        table.tableStyleInfo = TableStyleInfo("TableStyleMedium2", showRowStripes=True)
        sheet.add_table(table)

    accepted(book(change), BOTH)


def test_a_text_that_its_format_shows_as_nothing(book: Any) -> None:
    def change(_: Any, sheet: Any) -> None:
        for address in ("D1", "D2", "A5"):
            sheet[address].number_format = ";;;"

    hides(book(change), "text hidden by its format", "cell A5")


def test_a_number_that_its_format_shows_as_nothing(book: Any) -> None:
    def change(_: Any, sheet: Any) -> None:
        sheet["A5"] = sheet["D1"] = sheet["D2"] = None
        sheet["E9"] = 99317
        sheet["E9"].number_format = ";;;"

    path = book(change)
    hides(path, "number hidden by its format", "cell E9")
    assert "99317" not in str(read(path))


def test_what_a_merged_cell_covers(book: Any) -> None:
    path = on_sheet(
        lambda xml: xml.replace(
            "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A4:A5"/></mergeCells>'
        )
    )(book(lambda _, sheet: _only_below(sheet)))
    hides(path, "cell under a merged cell", "cell A5")


def _no_cells(_: Any, sheet: Any) -> None:
    sheet["A5"] = sheet["D1"] = sheet["D2"] = None


def test_comments_and_comments_that_belong_to_no_sheet(book: Any) -> None:
    def change(workbook: Any, sheet: Any) -> None:
        _no_cells(workbook, sheet)
        sheet["B2"].comment = Comment(SECRET, SECRET)

    hides(book(change), "comment", "B2")
    path = added(book(_no_cells), xl__comments9_xml=f"<comments><author>{SECRET}</author></comments>")
    hides(path, "comment", "belong to no sheet")


def test_a_thread_of_comments(book: Any) -> None:
    thread = f'<ThreadedComments><threadedComment ref="C3"><text>{SECRET}</text></threadedComment></ThreadedComments>'
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    links = f'<Relationships><Relationship Id="r" Type="{kind}" Target="../threadedComments/t.xml"/></Relationships>'
    path = added(book(_no_cells), xl__threadedComments__t_xml=thread, xl__worksheets___rels__sheet1_xml_rels="")
    path = added(path, **{"xl__worksheets___rels__sheet1.xml_rels": links})
    hides(path, "comment", "C3")


def test_a_sheet_that_the_workbook_does_not_list(book: Any) -> None:
    path = added(book(_no_cells), xl__worksheets__sheet7_xml=f"<worksheet><v>{SECRET}</v></worksheet>")
    hides(path, "very hidden sheet", "does not list")


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("xl__pivotCache__pivotCacheRecords1_xml", "pivot cache"),
        ("xl__model__item_data", "data model"),
        ("xl__embeddings__Microsoft_Excel_Sheet1_xlsx", "embedded object"),
        ("xl__embeddings__oleObject1_bin", "embedded object"),
        ("xl__revisions__revisionLog1_xml", "change history"),
        ("xl__externalLinks__externalLink1_xml", "values of another workbook"),
    ],
)
def test_copies_of_other_data_in_the_package(book: Any, part: str, kind: str) -> None:
    hides(added(book(_no_cells), **{part: f"<cell><v>{SECRET}</v></cell>"}), kind)


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("xl__vbaProject_bin", "macro"),
        ("xl__macrosheets__sheet1_xml", "macro"),
        ("xl__connections_xml", "data connection"),
        ("xl__persons__person_xml", "document property"),
        ("docProps__custom_xml", "document property"),
        ("customXml__item1_xml", "custom data"),
        ("secret_csv", "custom data"),
        ("xl__externalLinks__externalLink1_xml", "link to another workbook"),
    ],
)
def test_what_real_workbooks_have_is_told_and_refuses_nothing(book: Any, part: str, kind: str) -> None:
    told(added(book(_no_cells), **{part: f"<person>{SECRET}</person>"}), kind)


def test_peoples_names_in_the_documents_properties(book: Any) -> None:
    def named(xml: str) -> str:
        return xml.replace("</cp:coreProperties>", f"<dc:creator>{SECRET}</dc:creator></cp:coreProperties>").replace(
            "<dcterms:created", f"<cp:lastModifiedBy>{SECRET}</cp:lastModifiedBy><dcterms:created"
        )

    told(changed(book(_no_cells), "docProps/core.xml", named), "document property", "author")


def test_names_of_places_and_names_that_are_texts(book: Any) -> None:
    def with_name(text: str) -> Callable[[str], str]:
        names = f'<definedNames><definedName name="Lookup">{text}</definedName></definedNames>'
        return lambda xml: xml.replace("<calcPr", f"{names}<calcPr")

    told(changed(book(_no_cells), "xl/workbook.xml", with_name("Sheet!$A$1")), "defined name", "1 in the workbook")
    for text in (f'"{SECRET}"', f'{{"{SECRET}","B"}}'):
        hides(changed(book(_no_cells), "xl/workbook.xml", with_name(text)), "text kept in a name")


def test_other_values_that_cells_can_be_switched_to(book: Any) -> None:
    scenario = f'<scenarios><scenario name="x"><inputCells r="B2" val="{SECRET}"/></scenario></scenarios>'
    path = on_sheet(lambda xml: xml.replace("</sheetData>", f"</sheetData>{scenario}"))(book(_no_cells))
    hides(path, "scenario")


def test_what_lies_outside_the_print_area_is_not_hidden(book: Any) -> None:
    def change(workbook: Any, sheet: Any) -> None:
        _no_cells(workbook, sheet)
        sheet.print_area = "A1:B2"

    path = book(change)
    accepted(path, BOTH)
    assert read(path).findings == []


# The same places in .ods.


def cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def row(text: str, more: str = "", of_cell: str = "") -> str:
    return f"<table:table-row {more}>{cell(text, of_cell)}</table:table-row>"


def below(rows: str, styles: str = "") -> Callable[[Path], Path]:
    """Two empty rows and these below the table, and more automatic styles."""
    gap = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    return in_content(
        lambda xml: xml.replace("</table:table>", f"{gap}{rows}</table:table>").replace(
            "<office:automatic-styles/>", f"<office:automatic-styles>{styles}</office:automatic-styles>"
        )
    )


def style(name: str, family: str, properties: str, more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


LOW = style("low", "table-row", '<style:table-row-properties style:row-height="0cm"/>')
WHITE_CELL = style("white", "table-cell", '<style:text-properties fo:color="#ffffff"/>')
DARK_CELL = style(
    "dark",
    "table-cell",
    '<style:table-cell-properties fo:background-color="#204060"/><style:text-properties fo:color="#204060"/>',
)
BLANK = '<number:text-style style:name="blank"><number:text/></number:text-style>' + style(
    "void", "table-cell", "", 'style:data-style-name="blank"'
)


@pytest.mark.parametrize(
    ("rows", "styles", "kind"),
    [
        (row(SECRET, 'table:visibility="filter"'), "", "hidden row"),
        (row(SECRET, 'table:visibility="collapse"'), "", "hidden row"),
        (row(SECRET, 'table:style-name="low"'), LOW, "hidden row"),
        (f'<table:table-row-group table:display="false">{row(SECRET)}</table:table-row-group>', "", "hidden row"),
        (row(SECRET, "", 'table:style-name="white"'), WHITE_CELL, "text in the colour of its background"),
        (row(SECRET, "", 'table:style-name="dark"'), DARK_CELL, "text in the colour of its background"),
        (row(SECRET, 'table:default-cell-style-name="white"'), WHITE_CELL, "text in the colour of its background"),
        (row(SECRET, "", 'table:style-name="void"'), BLANK, "text hidden by its format"),
        (row(f"<office:annotation><text:p>{SECRET}</text:p></office:annotation>"), "", "comment"),
    ],
)
def test_hidden_places_of_an_ods(write: Write, rows: str, styles: str, kind: str) -> None:
    hides(below(rows, styles)(write(TABLE, "kent-police-foi.ods")), kind)


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        (f"<table:tracked-changes><text:p>{SECRET}</text:p></table:tracked-changes>", "change history"),
        (
            f'<table:named-expression table:name="x" table:expression="of:=&quot;{SECRET}&quot;"/>',
            "text kept in a name",
        ),
        (f'<table:dde-link><office:dde-source/><table:x table:name="{SECRET}"/></table:dde-link>', "values of another"),
    ],
)
def test_what_an_ods_keeps_beside_its_cells(write: Write, element: str, kind: str) -> None:
    path = in_content(lambda xml: xml.replace("</office:spreadsheet>", f"{element}</office:spreadsheet>"))(
        write(TABLE, "kent-police-foi.ods")
    )
    reading = read(path)
    assert kind in reading.reason
    assert SECRET not in str(reading)


def test_the_copy_that_an_ods_keeps_of_another_document(write: Write) -> None:
    copy = f'<table:table table:name="&apos;file:///home/{SECRET}/staff.ods&apos;#$S">{row(SECRET)}</table:table>'
    path = in_content(lambda xml: xml.replace("</office:spreadsheet>", f"{copy}</office:spreadsheet>"))(
        write(TABLE, "kent-police-foi.ods")
    )
    hides(path, "values of another workbook")


# And in .xls.


@pytest.fixture
def old_book(tmp_path: Path) -> Callable[..., Path]:
    def make(change: Callable[[Any, Any], None], look: Any = None) -> Path:
        workbook = xlwt.Workbook()
        sheet = workbook.add_sheet("Sheet1")
        for r, values in enumerate(TABLE):
            for c, value in enumerate(values):
                sheet.write(r, c, value)
        sheet.write(4, 0, SECRET, *([look] if look else []))
        change(workbook, sheet)
        workbook.save(str(tmp_path / "kent-police-foi.xls"))
        return tmp_path / "kent-police-foi.xls"

    return make


def _low(_: Any, sheet: Any) -> None:
    sheet.row(4).height_mismatch = True
    sheet.row(4).height = 10


def _narrow(_: Any, sheet: Any) -> None:
    sheet.write(0, 5, SECRET)
    sheet.col(5).width = 20
    sheet.row(4).hidden = True


def test_lines_without_any_size_in_an_xls(old_book: Any) -> None:
    hides(old_book(_low), "hidden row", "row 5")
    hides(old_book(_narrow), "hidden column", "column F")


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        ("font: colour white", "text in the colour of its background"),
        (
            "font: colour dark_blue; pattern: pattern solid, fore_colour dark_blue",
            "text in the colour of its background",
        ),
    ],
)
def test_letters_nobody_sees_in_an_xls(old_book: Any, look: str, kind: str) -> None:
    hides(old_book(lambda *_: None, xlwt.easyxf(look)), kind, "cell A5")


def test_a_text_that_its_format_shows_as_nothing_in_an_xls(old_book: Any) -> None:
    hides(old_book(lambda *_: None, xlwt.easyxf(num_format_str=";;;")), "text hidden by its format", "cell A5")


def _with_stream(path: Path, name: str, kind: int) -> Path:
    """The workbook with one more entry in its directory, in a place that was free."""
    content = bytearray(path.read_bytes())
    at = content.find("Workbook".encode("utf-16-le")) + 128
    written = name.encode("utf-16-le") + b"\0\0"
    content[at : at + 68] = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    path.write_bytes(content)
    return path


def test_an_object_inside_an_xls(old_book: Any) -> None:
    reading = read_response(_with_stream(old_book(lambda *_: None), "MBD0004A1B2", 1))
    assert ("embedded object", "in the workbook") in {(one.kind, one.place) for one in reading.findings}
    assert reading.status == "quarantined"


def test_the_stream_that_libreoffice_writes_into_every_xls_is_no_object(old_book: Any) -> None:
    reading = read_response(_with_stream(old_book(lambda *_: None), "\x01Ole", 2))
    assert not any(finding.kind == "embedded object" for finding in reading.findings)
