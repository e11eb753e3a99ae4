"""What calamine cannot see in an .xlsx package, sheet by sheet, and what the package hides.

What belongs here: the order in which a package's parts are looked at. What does not: what each part says
(`sheet_xml.py`, `styles.py`, `parts.py`), or cell values (`opening.py`).
"""

from __future__ import annotations

import re
from functools import partial

from pipeline.bounds import WORKBOOK
from pipeline.reading.formats.archive import Archive
from pipeline.reading.formats.areas import area_of, within
from pipeline.reading.formats.extent import check_extent
from pipeline.reading.formats.package_xml import (
    comment_parts,
    comment_places,
    parse_xml,
    read_part,
    sheet_parts,
    table_areas,
)
from pipeline.reading.formats.parts import name_findings, part_findings
from pipeline.reading.formats.rich_text import Shown, shared_texts
from pipeline.reading.formats.sheet_xml import SheetExtras, sheet_extras
from pipeline.reading.formats.styles import Styles, read_styles
from pipeline.reading.formats.workbook import UnreadableFile
from pipeline.reading.model import Finding

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_COMMENTS = re.compile(r"xl/(?:comments\d*|(?:comments|threadedComments)/[^/]+)\.xml")


def inspect_package(package: Archive, findings: list[Finding]) -> dict[str, SheetExtras]:
    """Sheet name -> extras, adding to `findings` what the package as a whole hides."""
    workbook = parse_xml(read_part(package, "xl/workbook.xml"))
    findings += [*part_findings(package), *name_findings(workbook)]
    styles = _styles(package)
    shared: dict[str, Shown] = {}
    if "xl/sharedStrings.xml" in package.names:
        shared = shared_texts(read_part(package, "xl/sharedStrings.xml"))
    parts = sheet_parts(package, workbook)
    check_sheets([name for name, _ in parts])
    extras: dict[str, SheetExtras] = {}
    spoken_of: set[str] = set()
    for name, part in parts:
        content = read_part(package, part)
        check_extent(name, content)
        found = sheet_extras(content, styles, shared)
        if found is not None:
            extras[name] = found
            if found.invisible:
                # The colours of a table's header come with the table's style.
                tables = [area_of(area) for area in table_areas(package, part)]
                found.invisible = {place for place in found.invisible if not within(place, tables)}
        comments = comment_parts(package, part)
        findings += [Finding("comment", name, place) for place in comment_places(package, comments)]
        if b"<scenario " in content:
            findings.append(Finding("scenario", name, "on the sheet"))
        spoken_of |= {part, *comments}
    _unlisted(package, spoken_of, findings)
    return extras


def check_sheets(names: list[str]) -> None:
    """Raises UnreadableFile for too many sheets, or for two of one name: nobody could say which cell is meant."""
    if len(names) > WORKBOOK.sheets:
        raise UnreadableFile(
            f"The workbook has {len(names):,} sheets, and at most {WORKBOOK.sheets:,} are read.",
            "Ask the force for the sheets with the figures alone.",
        )
    twice = next((name for name in names if sum(name.casefold() == other.casefold() for other in names) > 1), None)
    if twice is not None:
        raise UnreadableFile(
            f"The workbook has two sheets called {twice!r}: no cell of them could be named.",
            "Rename one of them and save the file again beside the original, or ask the force to.",
        )


def _styles(package: Archive) -> Styles:
    if "xl/styles.xml" not in package.names:
        return Styles()
    theme = "xl/theme/theme1.xml"
    read_theme = partial(read_part, package, theme) if theme in package.names else bytes
    return read_styles(read_part(package, "xl/styles.xml"), read_theme)


def _unlisted(package: Archive, spoken_of: set[str], findings: list[Finding]) -> None:
    """Sheets and comments that the package holds, though nothing in the workbook leads to them."""
    left = package.names - spoken_of
    if any(_SHEET.fullmatch(name) for name in left):
        findings.append(Finding("very hidden sheet", "", "a sheet that the workbook does not list"))
    if any(_COMMENTS.fullmatch(name) for name in left):
        findings.append(Finding("comment", "", "comments that belong to no sheet"))
