"""What an .ods document holds beside its cells: macros, objects, names, links, people's names.

What belongs here: findings told by which parts there are, by a single element of the content, and by `meta.xml`. What
does not: the cells and what is hidden among them (`opendocument.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.formats.archive import Archive
from pipeline.reading.formats.package_xml import read_part
from pipeline.reading.model import Finding

# The name of the table in which a document keeps what it saw of another one.
EXTERNAL = re.compile(r"'(?:file|https?|smb|ftp):", re.I)

_BY_PART = (("Basic/", "a library"), ("Scripts/", "a script"))
_OBJECT = re.compile(rb"<manifest:file-entry\b[^>]*>")
_PEOPLE = {"initial-creator": "author", "creator": "last modified by", "printed-by": "printed by"}
_SAID = re.compile(rb"<(?:meta|dc):(initial-creator|creator|printed-by|user-defined)\b[^>]*>[^<\s]")
_TEXT_ALONE = re.compile(r'^(?:of:)?=?\s*(?:"|\{\s*")')


def told_by(tag: str, attributes: dict[str, str], sheet: str) -> Finding | None:
    """What an element of the content tells by itself."""
    if tag == "table:tracked-changes":
        return Finding("change history", "", "of the document")
    if tag == "table:scenario":
        return Finding("scenario", sheet, "on the sheet")
    if tag in ("table:table-source", "table:cell-range-source"):
        return Finding("link to another workbook", sheet, "a linked sheet or range")
    if tag == "table:dde-link":
        return Finding("values of another workbook", "", "kept with a link to it")
    if tag == "table:named-range":
        return Finding("defined name", "", "in the document")
    if tag == "table:named-expression":
        if _TEXT_ALONE.match(attributes.get("table:expression", "")):
            return Finding("text kept in a name", "", "a defined name")
        return Finding("defined name", "", "in the document")
    return None


def part_findings(package: Archive) -> list[Finding]:
    found = [
        Finding("macro", "", place)
        for start, place in _BY_PART
        if any(re.match(rf"{start}(?!.*script-l[bc]\.xml$).", name) for name in package.names)
    ]
    manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    for entry in _OBJECT.findall(manifest):
        folder = re.search(rb'full-path="(?!/")[^"]+/"', entry)
        if (folder and b"opendocument." in entry and b".chart" not in entry) or b"sun.star.oleobject" in entry:
            found.append(Finding("embedded object", "", "in the document"))
    if "meta.xml" in package.names:
        said = {name.decode() for name in _SAID.findall(read_part(package, "meta.xml"))}
        people = [word for name, word in _PEOPLE.items() if name in said]
        told = [*people, *(["properties of its own"] if "user-defined" in said else [])]
        if told:
            found.append(Finding("document property", "", ", ".join(told)))
    return found
