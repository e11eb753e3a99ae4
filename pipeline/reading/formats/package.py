"""What calamine cannot see in an .xlsx package: formats, errors, formulas without a result, what is hidden.

What belongs here: one light pass over each sheet's XML, skipped where its bytes show that there is nothing to find.
What does not: cell values (`opening.py`).
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from pipeline.reading.formats.number_formats import shown_instead
from pipeline.reading.formats.package_xml import comment_places, read_part, sheet_parts
from pipeline.reading.formats.styles import Styles, read_styles
from pipeline.reading.formats.workbook import UnreadableFile
from pipeline.reading.model import Finding, cell_address

_WORTH_READING = re.compile(rb'<(?:\w+:)?f[ >/]|t="e"|hidden="(?:1|true)"|\sht="0(?:\.0*)?"|\swidth="0(?:\.0*)?"')

_ADDRESS = re.compile(r"([A-Z]+)(\d+)$")

LARGEST_AREA = 20_000_000
"""Cells of the rectangle that calamine would build: a stray cell in the last corner must not exhaust the memory."""


@dataclass(slots=True)
class SheetExtras:
    """By zero-based address: units and indents from styles, what is shown instead of a number, cells whose value
    cannot be known; and the hidden rows and columns."""

    units: dict[tuple[int, int], str] = field(default_factory=dict)
    withheld: dict[tuple[int, int], str] = field(default_factory=dict)
    indent: dict[tuple[int, int], int] = field(default_factory=dict)
    faults: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


def inspect_package(package: zipfile.ZipFile, findings: list[Finding]) -> dict[str, SheetExtras]:
    """Sheet name -> extras, adding to `findings` what the package as a whole hides."""
    names = set(package.namelist())
    styles = read_styles(read_part(package, "xl/styles.xml")) if "xl/styles.xml" in names else Styles()
    extras: dict[str, SheetExtras] = {}
    for name, part in sheet_parts(package, names):
        content = read_part(package, part)
        _check_extent(name, content)
        if styles.matter or _WORTH_READING.search(content):
            extras[name] = _sheet_extras(content, styles)
        findings.extend(Finding("comment", name, place) for place in comment_places(package, names, part))
    if any(name.startswith("xl/pivotCache/") for name in names):
        findings.append(Finding("pivot cache", "", "the workbook's copy of a pivot table's source"))
    return extras


def _check_extent(name: str, content: bytes) -> None:
    """Refuse a sheet whose farthest cell would make a rectangle too large to build."""
    start = content.rfind(b"<row ")
    last_row = (
        max((int(n) for n in re.findall(rb'\br="(\d+)"', content[start : start + 400])), default=1) if start >= 0 else 1
    )
    far = re.findall(rb'\br="([A-Z]{3})(\d+)"', content) if re.search(rb'\br="[A-Z]{3}\d', content) else []
    widest = max((_column(letters.decode()) + 1 for letters, _ in far), default=702)
    deepest = max([last_row, *(int(row) for _, row in far)])
    if (widest > 702 and widest * deepest > LARGEST_AREA) or deepest * 26 > 50 * LARGEST_AREA:
        raise UnreadableFile(
            f"Sheet {name!r} has a cell far outside its table (as far as column {widest} and row {deepest}).",
            "Delete the stray cell and save the file again, or ask the force to.",
        )


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _sheet_extras(content: bytes, styles: Styles) -> SheetExtras:
    extras = SheetExtras()
    state: dict[str, object] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rsplit(":", 1)[-1]
        if tag == "c":
            match = _ADDRESS.match(attributes.get("r", ""))
            state.update(
                place=(int(match.group(2)) - 1, _column(match.group(1))) if match else None,
                type=attributes.get("t", ""),
                style=attributes.get("s", ""),
                formula=False,
                value="",
                has_value=False,
            )
        elif tag == "f":
            state["formula"] = True
        elif tag in ("v", "t", "is"):
            state["has_value"] = True
            state["reading"] = True
        elif tag == "row":
            number = int(attributes.get("r", "0") or 0) - 1
            if attributes.get("hidden") in ("1", "true") or re.fullmatch(r"0(\.0*)?", attributes.get("ht", "")):
                extras.hidden_rows.add(number)
        elif tag == "col":
            zero = re.fullmatch(r"0(\.0*)?", attributes.get("width", ""))
            if attributes.get("hidden") in ("1", "true") or zero:
                extras.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))

    def text(data: str) -> None:
        if state.get("reading"):
            state["value"] = str(state.get("value", "")) + data

    def end(tag: str) -> None:
        tag = tag.rsplit(":", 1)[-1]
        if tag in ("v", "t", "is"):
            state["reading"] = False
        elif tag == "c" and state.get("place") is not None:
            place: tuple[int, int] = state["place"]  # type: ignore[assignment]
            if state["type"] == "e":
                error = str(state["value"]) or "#ERROR"
                extras.faults[place] = (error, f"the error value {error}")
            elif state["formula"] and not state["value"] and state["type"] != "str":
                extras.faults[place] = ("=(formula)", "a formula without a stored result")
            style = str(state["style"])
            if style in styles.units and state["type"] in ("", "n"):
                extras.units[place] = styles.units[style]
            if style in styles.indents:
                extras.indent[place] = styles.indents[style]
            if style in styles.withholding and state["type"] in ("", "n") and state["value"]:
                shown = shown_instead(styles.withholding[style], float(str(state["value"])))
                if shown is not None:
                    extras.withheld[place] = shown

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnreadableFile(
            f"The workbook's XML is damaged ({error}).", "Download it again or ask the force to resend it."
        ) from None
    return extras


def column_place(first: int, last: int) -> str:
    """`column C` or `columns C to E`, for a report."""
    letters = [cell_address(0, c)[:-1] for c in (first, last)]
    return f"column {letters[0]}" if first == last else f"columns {letters[0]} to {letters[1]}"
