"""What an attachment is, told by its content, and what is to be done with it.

What belongs here: the kinds of `kinds.csv` and how each is recognised. What does not: opening archives and messages
(`nested`), or reading a response (`pipeline/reading`).
"""

import csv
import zipfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path, PurePosixPath

from pipeline.reading.formats.opening import open_workbook
from pipeline.reading.formats.pdf_document import ProtectedLetter, ScannedPages
from pipeline.reading.formats.sniff import sniff
from pipeline.reading.formats.workbook import UnreadableFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
_DELIMITED = (".csv", ".tsv", ".tab")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of attachment. `is_response` where the refresh reads it."""

    kind: str
    is_response: bool
    advice: str


@cache
def kinds() -> dict[str, Kind]:
    with (Path(__file__).parent / "kinds.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["kind"]: Kind(row["kind"], row["is_response"] == "yes", row["advice"]) for row in csv.DictReader(lines)
        }


def kind_of(name: str, content: bytes) -> Kind:
    """The kind of an attachment of that name. Never raises, whatever it holds."""
    return kinds()[_kind(PurePosixPath(name).suffix.casefold(), content)]


def _kind(suffix: str, content: bytes) -> str:
    if _is_protected(content):
        return "protected"
    if content.startswith(_PICTURES):
        return "picture"
    if suffix == ".eml" or _is_outlook_message(content):
        return "message"
    try:
        format_, _ = sniff(content)
    except UnreadableFile:
        return _not_tabular(content)
    if format_ in ("docx", "pdf"):
        return _letter(content)
    return "letter" if format_ == "delimited" and suffix not in _DELIMITED else "spreadsheet"


def _letter(content: bytes) -> str:
    """A letter is read as a response only where a table with numbers stands in it."""
    try:
        sheets = open_workbook(content).sheets
    except ProtectedLetter:
        return "protected"
    except ScannedPages:
        return "scanned letter"
    except UnreadableFile:
        return "unreadable"
    in_tables = [cell for sheet in sheets for cell in sheet.cells.values() if cell.column > 0]
    return "letter with a table" if any(char.isdigit() for cell in in_tables for char in cell.text) else "letter"


def _not_tabular(content: bytes) -> str:
    """What no reader of tables opens: an archive, an older document, or something else."""
    if content.startswith(_ARCHIVES):
        names = _names(content)
        if names is None:
            return "unreadable"
        return "other" if "mimetype" in names or "[Content_Types].xml" in names else "archive"
    if content.startswith((_OLE, b"{\\rtf")) or content[:512].lstrip().lower().startswith((b"<!doctype", b"<html")):
        return "letter"
    return "unreadable" if not content.strip() else "other"


def _is_protected(content: bytes) -> bool:
    """Office's own encryption, or a zip any of whose files is encrypted."""
    if content.startswith(_OLE):
        return "EncryptedPackage".encode("utf-16-le") in content
    if not content.startswith(_ARCHIVES):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return any(info.flag_bits & 1 for info in package.infolist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return False


def _is_outlook_message(content: bytes) -> bool:
    return content.startswith(_OLE) and "__nameid_version1.0".encode("utf-16-le") in content


def _names(content: bytes) -> set[str] | None:
    """The files of a zip; None where it is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return set(package.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return None
