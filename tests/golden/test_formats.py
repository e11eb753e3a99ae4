"""Files as they are, not as they are named: all formats read alike; no spreadsheet is refused as what it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid, text_table
from .expect import accepted, observations, refused

Write = Callable[..., Path]
Send = Callable[..., Path]
GRID: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7], ["Total", 8, 19]]
BOTH = {"2018/19": 8, "2019/20": 19}


@pytest.mark.parametrize("suffix", ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "XLSX", "CSV"])
def test_one_table_in_every_format(write: Write, suffix: str) -> None:
    accepted(write(GRID, f"kent-police-foi.{suffix}"), BOTH)


@pytest.mark.parametrize(
    ("made", "named"),
    [
        ("xlsx", "xls"),
        ("xls", "xlsx"),
        ("ods", "xlsx"),
        ("xlsb", "xlsx"),
        ("xlsx", "xlsb"),
        ("xlsx", "ods"),
        ("csv", "xls"),
        ("tsv", "xls"),
        ("xlsx", "csv"),
    ],
)
def test_the_content_and_not_the_name_says_the_format(write: Write, made: str, named: str) -> None:
    path = write(GRID, f"kent-made.{made}")
    accepted(path.rename(path.with_name(f"kent-foi.{named}")), BOTH, ledger=False)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8-sig", b""),
        ("cp1252", b""),
        ("utf-16", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_a_csv_in_any_usual_encoding(send: Send, encoding: str, mark: bytes) -> None:
    text = text_table([["Offence", "2018–19", "2019–20"], ["Child’s image – £", 3, 12], ["Grooming", 5, 7]])
    path = send(mark + text.encode(encoding))
    accepted(path, BOTH)
    observations(path, {"B2": {"offence": "Child’s image – £", "count": 3}, "C2": {}, "B3": {}, "C3": {}})


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_with_any_usual_delimiter(send: Send, delimiter: str) -> None:
    accepted(send(text_table(GRID, delimiter)), BOTH)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_csv_with_any_line_end(send: Send, line_end: str) -> None:
    accepted(send(text_table(GRID, line_end=line_end)), BOTH)


def test_a_csv_that_names_its_delimiter_for_excel(send: Send) -> None:
    accepted(send("sep=;\r\n" + text_table(GRID, ";")), BOTH, ledger=False)


def test_a_csv_with_quoted_commas_line_breaks_and_quotes(send: Send) -> None:
    header, rape = '"Offence, by type","2018/19\n(Apr-Mar)",2019/20\r\n', '"Rape, ""historic""","1,003",12\r\n'
    accepted(send(f"{header}{rape}Grooming,5,7\r\n"), {"2018/19": 1008, "2019/20": 19})


def test_a_csv_with_lines_of_unequal_length(send: Send) -> None:
    accepted(
        send("Kent Police\r\nFOI 117,2020\r\n\r\nOffence,2018/19,2019/20\r\nRape,3,12\r\nGrooming,5,7\r\nEnd\r\n"), BOTH
    )


def test_an_unquoted_thousands_comma_is_not_two_columns(send: Send) -> None:
    refused(send("Offence,2018/19,2019/20\r\nRape,1,003,12\r\nGrooming,5,7\r\n"))


def test_a_csv_in_no_known_encoding_is_refused_and_not_patched(send: Send) -> None:
    refused(send(b"Offence,2018/19\r\nChild\x81s image \x8d,3\r\n"), saying="encod|decod|text|character", ledger=False)


def test_text_with_null_bytes_is_refused(send: Send) -> None:
    refused(send(b"Offence,2018/19\r\nRa\x00pe,3\r\n"), ledger=False)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (
            b"<html><body><table><tr><th>Year</th><th>Offences</th></tr><tr><td>2018/19</td><td>8</td></tr></table>",
            "HTML",
        ),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE html>\r\n<html xmlns:x='urn:schemas-microsoft-com:office:excel'></html>", "HTML"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'></Workbook>", "XML"),
        (b"{\\rtf1\\ansi Kent Police 2018/19: 8 offences}", "RTF|rich.text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG|image|picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "JPEG|image|picture"),
        (b'{"Kent": {"2018/19": 8}}', "JSON"),
        (b"From: foi@example.org\r\nSubject: FOI\r\nMIME-Version: 1.0\r\n\r\nA", "e-?mail|message|no table"),
        (b"", "empty"),
        (b"   \r\n\r\n ", "empty"),
    ],
)
@pytest.mark.parametrize("suffix", ["xls", "xlsx"])
def test_what_is_no_spreadsheet_is_refused_as_what_it_is(send: Send, content: bytes, what: str, suffix: str) -> None:
    refused(send(content, f"kent-police-foi.{suffix}"), saying=what, ledger=False)


def test_an_empty_csv_is_refused(send: Send) -> None:
    refused(send(b"", "kent-police-foi.csv"), saying="empty", ledger=False)


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def test_a_zip_of_files_is_refused_as_a_zip(send: Send) -> None:
    refused(send(packed(response="hello"), "kent-police-foi.xlsx"), saying="zip", ledger=False)


def test_a_broken_word_document_is_refused_as_one(send: Send) -> None:
    broken = packed(word__document_xml="<w:document/>")
    refused(send(broken, "kent-police-foi.xlsx"), saying="document is damaged", ledger=False)


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xlsb", "ods"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_refused(write: Write, suffix: str, kept: float) -> None:
    path = write(GRID, f"kent-police-foi.{suffix}")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    refused(path, ledger=False)


def test_a_workbook_with_a_password_is_refused_as_one(write: Write, send: Send) -> None:
    def padded(name: str) -> bytes:
        return name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little")

    container = write(GRID, "kent-plain.xls").read_bytes()  # the same container as an encrypted .xlsx has
    assert padded("Workbook") in container
    encrypted = container.replace(padded("Workbook"), padded("EncryptedPackage"))
    refused(send(encrypted, "kent-police-foi.xlsx"), saying="password|encrypt", ledger=False)


def test_an_old_workbook_with_a_password_is_refused_as_one(write: Write) -> None:
    path = write(GRID, "kent-police-foi.xls")
    content = path.read_bytes()
    at = content.index(b"\x5c\x00\x70\x00")  # WRITEACCESS, 112 bytes long: room for FILEPASS and a shorter one
    filepass = b"\x2f\x00\x06\x00\x00\x00\x12\x34\x56\x78"
    path.write_bytes(content[:at] + filepass + b"\x5c\x00\x66\x00" + content[at + 14 :])
    refused(path, saying="password|encrypt", ledger=False)


def test_a_workbook_without_any_cell_is_refused(write: Write) -> None:
    refused(write([]), saying="empty|no table|no cell|no visible|nothing")


def test_text_that_libraries_take_for_nothing_stays_text(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["NA", 3], ["None", 5], ["null", 1]], "kent-police-foi.csv")
    observations(
        path,
        {
            "B2": {"offence": "NA", "count": 3},
            "B3": {"offence": "None", "count": 5},
            "B4": {"offence": "null", "count": 1},
        },
    )


def test_a_formula_like_text_in_a_csv_is_text_and_no_formula(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["=cmd|' /C calc'!A0", 3], ["Grooming", 5]], "kent-police-foi.csv")
    accepted(path, {"2018/19": 8})
