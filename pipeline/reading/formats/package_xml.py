"""The XML parts of an .xlsx package: safely parsed, found by their relationships.

What belongs here: reading a part, and refusing entities and damage. What does not: what a sheet's part says
(`sheet_xml.py`), or inflating it (`archive.py`).
"""

from __future__ import annotations

import posixpath
import re
from xml.etree import ElementTree
from xml.parsers import expat

from pipeline.reading.formats.archive import Archive
from pipeline.reading.formats.workbook import UnreadableFile


def read_part(package: Archive, name: str) -> bytes:
    content = package.read(name)
    if name.endswith(".bin"):
        return content
    # XML in two bytes a letter would pass by the look for declarations; no spreadsheet program writes it.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\x00" in content[:100]:
        raise forbidden_declaration()
    return content


def forbidden_declaration() -> UnreadableFile:
    return UnreadableFile(
        "The workbook declares XML entities or a document type, which no spreadsheet program writes.",
        "Tell the force, and ask for the original file.",
    )


def parse_xml(content: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise damaged_xml(error) from None


def parse_events(content: bytes, parser: expat.XMLParserType) -> None:
    """Feed a part to a parser that has its handlers. Raises UnreadableFile for damage and for declarations."""

    def refuse(*_: object) -> None:
        raise forbidden_declaration()

    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError) as error:
        raise damaged_xml(error) from None


def damaged_xml(error: Exception) -> UnreadableFile:
    return UnreadableFile(
        f"The workbook's XML is damaged ({error}).", "Download it again or ask the force to resend it."
    )


def local_name(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _attribute(element: ElementTree.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local_name(key) == name), "")


def relations(package: Archive, part: str) -> list[tuple[str, str, str]]:
    """Id, type and target part of a part's relationships within the package."""
    folder, base = posixpath.split(part)
    rels = f"{folder}/_rels/{base}.rels"
    if rels not in package.names:
        return []
    found = []
    for relation in parse_xml(read_part(package, rels)):
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found.append((relation.get("Id", ""), relation.get("Type", ""), path))
    return found


def sheet_parts(package: Archive, workbook: ElementTree.Element) -> list[tuple[str, str]]:
    """Name and part of each sheet that the workbook lists."""
    targets = {identity: path for identity, _, path in relations(package, "xl/workbook.xml")}
    sheets = []
    for element in workbook.iter():
        if local_name(element.tag) == "sheet":
            part = targets.get(_attribute(element, "id"), "")
            if part in package.names and "worksheets" in part:
                sheets.append((element.get("name", ""), part))
    return sheets


def comment_parts(package: Archive, part: str) -> list[str]:
    return [
        path
        for _, kind, path in relations(package, part)
        if path in package.names and kind.lower().endswith(("/comments", "/threadedcomment"))
    ]


def comment_places(package: Archive, comments: list[str]) -> list[str]:
    places: set[str] = set()
    for path in comments:
        places |= set(re.findall(r'ref="([A-Z]+\d+)"', read_part(package, path).decode("utf-8", "replace")))
    return sorted(places)


def table_areas(package: Archive, part: str) -> list[str]:
    """The ranges of the sheet's tables, whose looks come from the table's style."""
    areas: list[str] = []
    for _, kind, path in relations(package, part):
        if kind.endswith("/table") and path in package.names:
            areas += re.findall(r'<(?:\w+:)?table\b[^>]*?\bref="([A-Z0-9:]+)"', read_part(package, path).decode())
    return areas
