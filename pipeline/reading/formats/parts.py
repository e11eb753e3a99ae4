"""What a package holds beside its sheets: macros, copies of other data, files within the file, people's names.

What belongs here: findings told by which parts there are, and by the small ones that name people and places. What does
not: what a sheet itself hides (`sheet_xml.py`).
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from pipeline.reading.formats.archive import Archive
from pipeline.reading.formats.package_xml import local_name, read_part
from pipeline.reading.model import Finding

# Folder or part, the kind, and the place told of it.
_BY_PART = (
    ("xl/pivotCache/", "pivot cache", "the workbook's copy of a pivot table's source"),
    ("xl/model/", "data model", "the workbook's data model"),
    ("xl/embeddings/", "embedded object", "in the workbook"),
    ("xl/revisions/", "change history", "of the workbook"),
    ("xl/vbaProject.bin", "macro", "in the workbook"),
    ("xl/macrosheets/", "macro", "a sheet of macros"),
    ("xl/dialogsheets/", "macro", "a dialogue"),
    ("xl/activeX/", "macro", "a control"),
    ("xl/connections.", "data connection", "in the workbook"),
    ("xl/queryTables/", "data connection", "a query"),
    ("xl/persons/", "document property", "people who commented"),
    ("docProps/custom.xml", "document property", "properties of its own"),
    ("customXml/", "custom data", "in the package"),
)
_USUAL = re.compile(r"^(?:xl/|docProps/|_rels/|customXml/|docMetadata/|\[Content_Types\]\.xml$)")
_PEOPLE = {"creator": "author", "lastModifiedBy": "last modified by", "Manager": "manager", "Company": "company"}
_SAID = re.compile(rb"<(?:\w+:)?(creator|lastModifiedBy|Manager|Company)\b[^>]*>[^<\s]")
_TEXT_ALONE = re.compile(r'^\s*=?\s*(?:"|\{\s*")')


def part_findings(package: Archive) -> list[Finding]:
    """What the parts of an .xlsx or .xlsb package tell, each kind and place once."""
    found = [
        Finding(kind, "", place)
        for start, kind, place in _BY_PART
        if any(name.startswith(start) for name in package.names)
    ]
    if any(not _USUAL.match(name) for name in package.names):
        found.append(Finding("custom data", "", "parts that belong to no workbook"))
    people = [
        _PEOPLE[name.decode()]
        for part in ("docProps/core.xml", "docProps/app.xml")
        if part in package.names
        for name in _SAID.findall(read_part(package, part))
    ]
    if people:
        found.append(Finding("document property", "", ", ".join(people)))
    return [*found, *_links(package)]


def _links(package: Archive) -> list[Finding]:
    links = [name for name in package.names if name.startswith("xl/externalLinks/externalLink")]
    copied = any(re.search(rb"<(?:\w+:)?v>|<(?:\w+:)?val>", package.read(name)) for name in links)
    # What an .xlsb keeps of the other workbook is not looked into: it is taken to be there.
    copied = copied or any(name.endswith(".bin") for name in links)
    found = [Finding("link to another workbook", "", "in formulas")] if links else []
    return [*found, Finding("values of another workbook", "", "kept with a link to it")] if copied else found


def name_findings(workbook: ElementTree.Element) -> list[Finding]:
    """Defined names: how many, and whether one is a text of its own. Print areas and filters are none."""
    names = [
        element
        for element in workbook.iter()
        if local_name(element.tag) == "definedName" and not element.get("name", "").startswith(("_xlnm.", "_xlfn."))
    ]
    texts = sum(bool(_TEXT_ALONE.match(element.text or "")) for element in names)
    found = [Finding("text kept in a name", "", f"{texts} of the defined names")] if texts else []
    return [*found, Finding("defined name", "", f"{len(names)} in the workbook")] if names else found
