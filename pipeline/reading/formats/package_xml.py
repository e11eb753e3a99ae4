"""The XML parts of an .xlsx package: safely parsed, found by their relationships.

What belongs here: reading a part, and refusing entities and damage. What does not: what a sheet's part says
(`package.py`).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from xml.etree import ElementTree

from pipeline.reading.formats.workbook import UnreadableFile


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    content = package.read(name)
    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
        raise UnreadableFile(
            "The workbook declares XML entities, which no spreadsheet program writes.",
            "Ask the force for the original file.",
        )
    return content


def parse_xml(content: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise UnreadableFile(
            f"The workbook's XML is damaged ({error}).", "Download it again or ask the force to resend it."
        ) from None


def local_name(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _attribute(element: ElementTree.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local_name(key) == name), "")


def relations(package: zipfile.ZipFile, names: set[str], part: str) -> list[tuple[str, str, str]]:
    """Id, type and target part of a part's relationships."""
    folder, base = posixpath.split(part)
    rels = f"{folder}/_rels/{base}.rels"
    if rels not in names:
        return []
    found = []
    for relation in parse_xml(read_part(package, rels)):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found.append((relation.get("Id", ""), relation.get("Type", ""), path))
    return found


def sheet_parts(package: zipfile.ZipFile, names: set[str]) -> list[tuple[str, str]]:
    targets = {identity: path for identity, _, path in relations(package, names, "xl/workbook.xml")}
    sheets = []
    for element in parse_xml(read_part(package, "xl/workbook.xml")).iter():
        if local_name(element.tag) == "sheet":
            part = targets.get(_attribute(element, "id"), "")
            if part in names and "worksheets" in part:
                sheets.append((element.get("name", ""), part))
    return sheets


def comment_places(package: zipfile.ZipFile, names: set[str], part: str) -> list[str]:
    places: list[str] = []
    for _, kind, path in relations(package, names, part):
        if path in names and kind.lower().endswith(("/comments", "/threadedcomment")):
            places += re.findall(r'ref="([A-Z]+\d+)"', read_part(package, path).decode("utf-8", "replace"))
    return sorted(set(places))
