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
        return {row["kind"]: Kind(row["kind"], row["is_response"] == "yes", row["advice"]) for row in csv.DictReader(lines)}


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
        format_ = sniff(content)
    except UnreadableFile:
        return "archive" if content.startswith(_ARCHIVES) and zipfile.is_zipfile(BytesIO(content)) and not _is_document(content) else _letter(content)  # fmt: skip
    if format_ in ("docx", "pdf"):
        return _letter_read(content)
    if format_ == "delimited" and suffix not in _DELIMITED:
        return "letter"
    return "spreadsheet"
