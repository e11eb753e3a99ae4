"""What a cell shows is not what its plain text says: raised footnote digits, strike-through, two lines of numbers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import odf.opendocument
import odf.style
import odf.table
import odf.text
import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from pipeline.declared.corrections import Correction
from pipeline.reading.response import read_response

from .build import Grid, Marks
from .expect import accepted, force_years, read, refused
from .packages import changed, in_content, packed, unpacked
from .xlsb import Rich, write_xlsb

TABLE: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7]]
BOTH = {"2018/19": 126, "2019/20": 19}
FORMATS = ["xlsx", "shared", "xls", "ods", "xlsb", "inline"]
RAISED, STRUCK, PLAIN = "raised", "struck", ""


def rich(folder: Path, kind: str, runs: dict[str, list[tuple[str, str]]], struck: tuple[str, ...] = ()) -> Path:
    """The table with runs of letters (text, look) in some of its cells, and cells that are struck as a whole."""
    path = folder / f"kent-police-foi.{ {'shared': 'xlsx', 'inline': 'xlsb'}.get(kind, kind) }"
    writers = {"xlsx": _xlsx, "shared": _shared, "xls": _xls, "ods": _ods, "xlsb": _xlsb, "inline": _inline}
    writers[kind](path, runs, struck)
    return path


def _cells() -> list[tuple[str, int, int, Any]]:
    return [(f"{'ABC'[c]}{r + 1}", r, c, value) for r, row in enumerate(TABLE) for c, value in enumerate(row)]


def _xlsx(path: Path, runs: dict[str, list[tuple[str, str]]], struck: tuple[str, ...]) -> None:
    fonts = {
        PLAIN: InlineFont(),
        RAISED: InlineFont(vertAlign="superscript"),
        STRUCK: InlineFont(strike=True),
    }
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for address, _, _, value in _cells():
        parts = [TextBlock(fonts[look], text) for text, look in runs.get(address, [])]
        sheet[address] = CellRichText(parts) if parts else value
        if address in struck:
            sheet[address].font = Font(strike=True)
    book.save(path)


def _shared(path: Path, runs: dict[str, list[tuple[str, str]]], struck: tuple[str, ...]) -> None:
    """As Excel writes it: the runs stand among the shared strings, after one with its pronunciation."""
    _xlsx(path, {}, struck)
    looks = {PLAIN: "", RAISED: '<rPr><vertAlign val="superscript"/></rPr>', STRUCK: "<rPr><strike/></rPr>"}
    parts = unpacked(path)
    strings, sheet = "<si><t>Plain</t></si>", parts["xl/worksheets/sheet1.xml"].decode()
    for number, (address, letters) in enumerate(runs.items(), 1):
        text = "".join(f'<r>{looks[look]}<t xml:space="preserve">{words}</t></r>' for words, look in letters)
        strings += f'<si>{text}<rPh sb="0" eb="1"><t>9</t></rPh></si>'
        start = sheet.index(f'<c r="{address}"')
        sheet = f'{sheet[:start]}<c r="{address}" t="s"><v>{number}</v>{sheet[sheet.index("</c>", start) :]}'
    strings = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>'
    packed(path, parts | {"xl/sharedStrings.xml": strings.encode(), "xl/worksheets/sheet1.xml": sheet.encode()})


def _xls(path: Path, runs: dict[str, list[tuple[str, str]]], struck: tuple[str, ...]) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    fonts = {PLAIN: xlwt.Font(), RAISED: xlwt.Font(), STRUCK: xlwt.Font()}
    fonts[RAISED].escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    fonts[STRUCK].struck_out = True
    for address, r, c, value in _cells():
        if address in runs:
            sheet.write_rich_text(r, c, [(text, fonts[look]) for text, look in runs[address]])
        elif address in struck:
            sheet.write(r, c, value, xlwt.easyxf("font: struck_out true"))
        else:
            sheet.write(r, c, value)
    book.save(str(path))


def _xlsb(path: Path, runs: dict[str, list[tuple[str, str]]], struck: tuple[str, ...], inline: bool = False) -> None:
    grid = [[value for _, row, _, value in _cells() if row == r] for r in range(len(TABLE))]
    for address, r, c, _ in _cells():
        if address in runs:
            grid[r][c] = Rich(tuple(runs[address]), inline)
    write_xlsb(path, [("Sheet", grid, Marks())], struck)


def _inline(path: Path, runs: dict[str, list[tuple[str, str]]], struck: tuple[str, ...]) -> None:
    _xlsb(path, runs, struck, inline=True)


def _ods(path: Path, runs: dict[str, list[tuple[str, str]]], struck: tuple[str, ...]) -> None:
    book = odf.opendocument.OpenDocumentSpreadsheet()
    looks = {
        RAISED: {"textposition": "super 58%"},
        STRUCK: {"textlinethroughstyle": "solid"},
        PLAIN: {"fontweight": "bold"},
    }
    styles = {}
    for family in ("text", "table-cell"):
        for look, properties in looks.items():
            styles[family, look] = odf.style.Style(name=f"{family}-{look}", family=family)
            styles[family, look].addElement(odf.style.TextProperties(**properties))
            book.automaticstyles.addElement(styles[family, look])
    table = odf.table.Table(name="Sheet")
    for row in range(len(TABLE)):
        line = odf.table.TableRow()
        for address, r, _, value in _cells():
            if r != row:
                continue
            style = {"stylename": styles["table-cell", STRUCK]} if address in struck else {}
            number = isinstance(value, int) and address not in runs
            kind = {"valuetype": "float", "value": value} if number else {"valuetype": "string"}
            cell = odf.table.TableCell(**kind, **style)
            text = odf.text.P()
            for words, look in runs.get(address, [(str(value), PLAIN)]):
                text.addElement(odf.text.Span(stylename=styles["text", look], text=words))
            cell.addElement(text)
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("note", ["2", "(2)", "1,2", "a"])
def test_a_raised_footnote_sign_is_no_part_of_the_number(tmp_path: Path, kind: str, note: str) -> None:
    accepted(rich(tmp_path, kind, {"B2": [("121", PLAIN), (note, RAISED)]}), BOTH, ledger=False)


@pytest.mark.parametrize("kind", FORMATS)
def test_raised_footnote_signs_at_labels(tmp_path: Path, kind: str) -> None:
    runs = {"B1": [("2018/19", PLAIN), ("1", RAISED)], "A2": [("Rape", PLAIN), ("2", RAISED)]}
    path = rich(tmp_path, kind, runs)
    accepted(path, {"2018/19": 8, "2019/20": 19}, ledger=False)
    assert {seen.offence for seen in read(path).observations} == {"Rape²", "Grooming"}


@pytest.mark.parametrize("kind", FORMATS)
def test_letters_that_differ_in_nothing_that_matters_are_read(tmp_path: Path, kind: str) -> None:
    accepted(rich(tmp_path, kind, {"B2": [("12", PLAIN), ("1", PLAIN)]}), BOTH)
    accepted(rich(tmp_path, kind, {"B2": [("121", RAISED)]}), BOTH)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_figure_of_which_some_is_struck_through_is_refused(tmp_path: Path, kind: str) -> None:
    path = rich(tmp_path, kind, {"B2": [("100", STRUCK), ("90", PLAIN)]})
    refused(path, "B2", saying="some of it struck through", suggesting="corrections.toml")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_figure_that_is_struck_through_is_refused(tmp_path: Path, kind: str) -> None:
    refused(rich(tmp_path, kind, {}, ("B2",)), "B2", saying="'3', struck through", suggesting="corrections.toml")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_line_that_is_struck_through_is_refused(tmp_path: Path, kind: str) -> None:
    refused(rich(tmp_path, kind, {}, ("A3", "B3", "C3")), ("A3", "B3"), saying="struck through")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("label", ["A3", "B1"])
def test_a_label_that_is_struck_through_is_refused(tmp_path: Path, kind: str, label: str) -> None:
    refused(rich(tmp_path, kind, {}, (label,)), label, saying="struck through")


@pytest.mark.parametrize("between", ["\n", "\r\n", "\t", "  "])
def test_two_numbers_in_one_cell_are_not_one(tmp_path: Path, between: str) -> None:
    path = tmp_path / "kent-police-foi.xlsx"
    book = openpyxl.Workbook()
    for row in TABLE:
        book.worksheets[0].append(list(row))
    book.worksheets[0]["B2"] = f"120{between}130"
    book.save(path)
    refused(path, "B2", saying="two numbers", suggesting="corrections.toml")


def test_an_inline_text_without_runs_is_read(tmp_path: Path) -> None:
    """What some exports write: the text in the cell itself, beside one that has runs."""
    path = rich(tmp_path, "xlsx", {"B2": [("121", PLAIN), ("2", RAISED)]})
    changed(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace('<c r="B3" t="n"><v>5</v>', '<c r="B3" t="inlineStr"><is><t>5</t></is>'),
    )
    assert force_years(read(path)) == {("kent", year): count for year, count in BOTH.items()}


def formatted(folder: Path, kind: str, number_format: str, value: Any, cell: str = "B2") -> Path:
    """The table with one cell of another value and format."""
    path = folder / f"kent-police-foi.{kind}"
    if kind == "xlsb":
        grid = [[value if a == cell else held for a, row, _, held in _cells() if row == r] for r in range(len(TABLE))]
        write_xlsb(path, [("Sheet", grid, Marks(formats={cell: number_format}))])
        return path
    if kind == "xls":
        old = xlwt.Workbook()
        page = old.add_sheet("Sheet")
        for address, r, c, held in _cells():
            style = {"style": xlwt.easyxf(num_format_str=number_format)} if address == cell else {}
            page.write(r, c, value if address == cell else held, **style)
        old.save(str(path))
        return path
    book = openpyxl.Workbook()
    for address, _, _, held in _cells():
        book.worksheets[0][address] = held
    book.worksheets[0][cell] = value
    book.worksheets[0][cell].number_format = number_format
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb"])
@pytest.mark.parametrize(
    ("number_format", "saying"),
    [
        ('"c. "0', "'c. 50'"),
        ('0"k"', "'50k'"),
        ('0 "days"', "'50 days'"),
        ("-0", "negative"),
        ("(0)", "negative"),
        ('0.0" a week"', "'50 a week'"),
    ],
)
def test_a_number_that_its_format_makes_another_is_refused(
    tmp_path: Path, kind: str, number_format: str, saying: str
) -> None:
    refused(formatted(tmp_path, kind, number_format, 50), "B2", saying=saying)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb"])
@pytest.mark.parametrize(
    ("number_format", "value", "count"),
    [
        ('"<"0', 5, (5, 9)),
        ('0" (r)"', 5, 10),
        ('0"*"', 5, 10),
        ('0" offences"', 5, 10),
        ('0;-0;"nil"', 0, 5),
        ('0;-0;"*"', 0, (5, None)),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 0, 5),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 5, 10),
        ("#,##0_);(#,##0)", 5, 10),
        ("#\\ ##0", 1234, 1239),
        ("[$-809]#,##0", 5, 10),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(
    tmp_path: Path, kind: str, number_format: str, value: int, count: object
) -> None:
    path = formatted(tmp_path, kind, number_format, value)
    accepted(path, {"2018/19": count, "2019/20": 19}, ledger=False)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb"])
def test_a_date_that_is_shown_as_a_year_is_that_year(tmp_path: Path, kind: str) -> None:
    accepted(
        formatted(tmp_path, kind, 'yyyy"/19"', date(2018, 4, 1), "B1"), {"2018/19": 8, "2019/20": 19}, ledger=False
    )
    seen = read(formatted(tmp_path, kind, "yyyy", date(2018, 4, 1), "B1"))
    assert not [one for one in seen.observations if str(one.period_start) == "2018-04-01"], "shown: 2018 alone"


def ods_showing(folder: Path, shown: str, value: str = "3") -> Path:
    """The table as .ods, with another text shown in B2 than its value."""
    path = rich(folder, "ods", {})
    cell = f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{shown}</text:p>'
    before = r'<table:table-cell office:value-type="float" office:value="3"><text:p>.*?</text:p>'
    return in_content(lambda xml: re.sub(before, cell, xml, count=1))(path)


@pytest.mark.parametrize(
    ("shown", "saying"),
    [
        ("12 per 1000", "'12 per 1000'"),
        ("3k", "'3k'"),
        ("3 %", "percentage"),
        ("-3", "negative"),
        ("3000", "its own value is 3"),
        ("c. 3", "about how many"),
    ],
)
def test_an_ods_cell_that_shows_another_number_is_refused(tmp_path: Path, shown: str, saying: str) -> None:
    refused(ods_showing(tmp_path, shown), "B2", saying=saying, suggesting="")


@pytest.mark.parametrize(
    ("shown", "value", "count"),
    [
        ("&lt;5", "3", (5, 9)),
        ("3.00", "3", 8),
        ("3,00", "3", 8),
        ("1,234", "1234", 1239),
        ("1.234", "1234", 1239),
        ("1\u00a0234", "1234", 1239),
        ("-", "0", 5),
        ("3 (r)", "3", 8),
    ],
)
def test_an_ods_cell_is_read_as_it_is_shown(tmp_path: Path, shown: str, value: str, count: object) -> None:
    accepted(ods_showing(tmp_path, shown, value), {"2018/19": count, "2019/20": 19}, ledger=False)


def test_a_suppressed_figure_of_an_ods_is_told_nowhere(tmp_path: Path) -> None:
    assert "73919" not in str(read(ods_showing(tmp_path, "*", "73919")))


def test_a_date_of_an_ods_that_is_shown_as_a_financial_year_is_that_year(tmp_path: Path) -> None:
    path = in_content(
        lambda xml: re.sub(
            r'<table:table-cell office:value-type="string"><text:p>(<[^>]*>)2018/19',
            r'<table:table-cell office:value-type="date" office:date-value="2018-04-01"><text:p>\g<1>2018/19',
            xml,
        )
    )(rich(tmp_path, "ods", {}))
    accepted(path, {"2018/19": 8, "2019/20": 19}, ledger=False)


def test_the_indents_of_an_ods_are_seen(tmp_path: Path) -> None:
    """Parts under their heading, which states their sum: added to it, they would count twice."""
    from pipeline.reading.formats.opening import open_workbook

    style = (
        '<style:style style:name="in" style:family="table-cell"><style:paragraph-properties fo:margin-left="0.353cm"/>'
        "</style:style></office:automatic-styles>"
    )
    path = in_content(
        lambda xml: xml.replace("</office:automatic-styles>", style).replace(
            '<table:table-cell office:value-type="string"><text:p><text:span text:style-name="text-">Grooming',
            '<table:table-cell table:style-name="in" office:value-type="string"><text:p><text:span>Grooming',
        )
    )(rich(tmp_path, "ods", {}))
    cells = open_workbook(path.read_bytes()).sheets[0].cells
    assert (cells[1, 0].indent, cells[2, 0].indent) == (0, 1)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_correction_says_what_is_meant(tmp_path: Path, kind: str) -> None:
    path = rich(tmp_path, kind, {"B2": [("100", STRUCK), ("90", PLAIN)]}, ("A3",))
    said: dict[str, Any] = {
        "file": f"2020/{path.name}",
        "reason": "asked the force",
        "date": date(2020, 9, 1),
        "who": "A. Clerk",
    }
    corrections = [
        Correction(cell="B2", expected="10090", value=90, **said),
        Correction(cell="A3", expected="Grooming", value="Grooming", **said),
    ]
    reading = read_response(path, round_=2020, corrections=corrections)
    assert force_years(reading) == {("kent", "2018/19"): 95, ("kent", "2019/20"): 19}, reading.reason
