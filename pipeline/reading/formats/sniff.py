"""What a file is, told by its content and never by its name.

What belongs here: the signatures of the formats we read and of the look-alikes we refuse by name.
What does not: reading any of them.
"""

from __future__ import annotations

from pipeline.reading.formats.archive import Archive
from pipeline.reading.formats.workbook import UnreadableFile

_ASK = "Ask the force to send the figures again as an unprotected .xlsx, .ods or .csv file."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sniff(content: bytes) -> tuple[str, Archive | None]:
    """`xlsx`, `xlsb`, `ods`, `xls`, `docx`, `pdf` or `delimited`, and the archive where it is one; raises
    UnreadableFile that says what else the file is."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile("The file is empty.", "Check that it was saved whole; ask the force to send it again.")
    if content.startswith(b"PK\x03\x04") or content.startswith(b"PK\x05\x06"):
        package = Archive(content)
        return _zip_kind(package), package
    if content.startswith(_OLE):
        return _ole_kind(content), None
    if content[:2] in (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00") and len(content) > 8:
        return "xls", None
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf", None
    _refuse_other(content)
    return "delimited", None


def _zip_kind(package: Archive) -> str:
    names = package.names
    mimetype = package.read("mimetype")[:100] if "mimetype" in names and not package.encrypted else b""
    manifest = package.read("META-INF/manifest.xml")[:200_000] if "META-INF/manifest.xml" in names else b""
    if package.encrypted or b"manifest:encryption-data" in manifest:
        raise UnreadableFile("The file is protected with a password (encrypted).", _ASK)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    if "word/document.xml" in names:
        return "docx"
    if b"opendocument.text" in mimetype:
        raise UnreadableFile(
            "The file is an OpenDocument text, not a spreadsheet.",
            "Copy its table into a spreadsheet, or transcribe it with a sidecar that names the page.",
        )
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise UnreadableFile(
        "The file is a zip archive without a workbook in it.",
        "Unpack it and put the spreadsheets it holds into the round's folder.",
    )


def _ole_kind(content: bytes) -> str:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise UnreadableFile("The file is protected with a password (encrypted).", _ASK)
    if has("Workbook") or has("Book"):
        return "xls"
    if has("WordDocument"):
        raise UnreadableFile("The file is a Word document, not a spreadsheet.", "Copy its table into a spreadsheet.")
    if has("__nameid_version1.0"):
        raise UnreadableFile(
            "The file is an Outlook message, not a spreadsheet.", "Save its attachment into the round's folder."
        )
    raise UnreadableFile("The file is an Office container without a workbook in it.", _ASK)


_LOOK_ALIKES: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "The file is a rich-text document, not a spreadsheet.", _ASK),
    (
        b"\x89png",
        "The file is a picture, not a spreadsheet.",
        "Transcribe its figures into a spreadsheet whose sidecar names the source.",
    ),
    (
        b"\xff\xd8\xff",
        "The file is a picture, not a spreadsheet.",
        "Transcribe its figures into a spreadsheet whose sidecar names the source.",
    ),
    (
        b"gif8",
        "The file is a picture, not a spreadsheet.",
        "Transcribe its figures into a spreadsheet whose sidecar names the source.",
    ),
    (b"\x1f\x8b", "The file is a gzip archive, not a spreadsheet.", "Unpack it into the round's folder."),
    (b"rar!", "The file is a RAR archive, not a spreadsheet.", "Unpack it into the round's folder."),
    (b"7z\xbc\xaf", "The file is a 7-Zip archive, not a spreadsheet.", "Unpack it into the round's folder."),
)


def _refuse_other(content: bytes) -> None:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, reason, suggestion in _LOOK_ALIKES:
        if head.startswith(signature):
            raise UnreadableFile(reason, suggestion)
    if head.startswith((b"<!doctype html", b"<html")) or b"<table" in head or b"<html" in head[:1024]:
        raise UnreadableFile(
            "The file is an HTML page, not a spreadsheet.",
            "Open it in a spreadsheet program and save it as .xlsx, or ask the force for the original.",
        )
    if head.startswith((b"<?xml", b"<workbook")):
        raise UnreadableFile(
            "The file is an XML document, not a workbook we read.",
            "Open it in a spreadsheet program and save it as .xlsx.",
        )
    if head.startswith((b"{", b"[{")):
        raise UnreadableFile("The file is JSON, not a spreadsheet.", "Save its table as .csv.")
