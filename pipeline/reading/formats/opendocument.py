"""What calamine cannot see in an .ods document: merges, percentages, errors, formulas without a result, hidden parts.

What belongs here: one pass over `content.xml`. What does not: cell values (`calamine.py`).
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from pipeline.reading.formats.package import SheetExtras
from pipeline.reading.formats.workbook import Merge, UnreadableFile
from pipeline.reading.model import Finding, cell_address

_REPEATED_AT_MOST = 100_000


@dataclass(slots=True)
class _Pass:
    """Where the pass stands, and what it has found."""

    hidden_styles: set[str] = field(default_factory=set)
    style: str = ""
    sheet: str = ""
    hidden_sheets: list[str] = field(default_factory=list)
    extras: dict[str, SheetExtras] = field(default_factory=dict)
    merges: dict[str, list[Merge]] = field(default_factory=dict)
    comments: list[tuple[str, int, int]] = field(default_factory=list)
    row: int = 0
    row_repeat: int = 1
    column: int = 0
    cell: dict[str, str] = field(default_factory=dict)
    text: str = ""
    in_text: int = 0
    in_annotation: bool = False


def inspect_opendocument(
    package: zipfile.ZipFile, findings: list[Finding]
) -> tuple[dict[str, SheetExtras], dict[str, list[Merge]], list[str]]:
    """Sheet name -> extras, sheet name -> merges, and the hidden sheets."""
    content = package.read("content.xml")
    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
        raise UnreadableFile(
            "The document declares XML entities, which no spreadsheet program writes.",
            "Ask the force for the original.",
        )
    state = _Pass()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: _start(state, tag, attributes)
    parser.EndElementHandler = lambda tag: _end(state, tag)
    parser.CharacterDataHandler = lambda data: _text(state, data)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnreadableFile(
            f"The document's XML is damaged ({error}).", "Download it again or ask the force to resend it."
        ) from None
    findings.extend(Finding("comment", sheet, cell_address(r, c)) for sheet, r, c in state.comments)
    return state.extras, state.merges, state.hidden_sheets


def _repeat(attributes: dict[str, str], name: str) -> int:
    return min(int(attributes.get(name, "1") or 1), _REPEATED_AT_MOST * 100)


def _start(state: _Pass, tag: str, attributes: dict[str, str]) -> None:
    if tag == "style:style":
        state.style = attributes.get("style:name", "")
    elif tag == "style:table-properties" and attributes.get("table:display") == "false":
        state.hidden_styles.add(state.style)
    elif tag == "table:table":
        state.sheet = attributes.get("table:name", "")
        state.extras[state.sheet], state.merges[state.sheet] = SheetExtras(), []
        state.row = state.column = 0
        if attributes.get("table:style-name") in state.hidden_styles or attributes.get("table:display") == "false":
            state.hidden_sheets.append(state.sheet)
    elif tag == "table:table-column":
        count = _repeat(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility") in ("collapse", "filter"):
            state.extras[state.sheet].hidden_columns.append((state.column, state.column + count - 1))
        state.column += count
    elif tag == "table:table-row":
        state.column = 0
        state.row_repeat = _repeat(attributes, "table:number-rows-repeated")
        if attributes.get("table:visibility") in ("collapse", "filter") and state.row_repeat <= _REPEATED_AT_MOST:
            state.extras[state.sheet].hidden_rows.update(range(state.row, state.row + state.row_repeat))
    elif tag in ("table:table-cell", "table:covered-table-cell"):
        state.cell, state.text = attributes, ""
    elif tag == "office:annotation":
        state.in_annotation = True
        state.comments.append((state.sheet, state.row, state.column))
    elif tag == "text:p" and not state.in_annotation:
        state.in_text += 1


def _text(state: _Pass, data: str) -> None:
    if state.in_text:
        state.text += data


def _end(state: _Pass, tag: str) -> None:
    if tag == "text:p" and state.in_text:
        state.in_text -= 1
    elif tag == "office:annotation":
        state.in_annotation = False
    elif tag == "table:table-row":
        state.row += state.row_repeat
    elif tag in ("table:table-cell", "table:covered-table-cell"):
        _cell(state, tag)
        state.column += _repeat(state.cell, "table:number-columns-repeated")


def _cell(state: _Pass, tag: str) -> None:
    cell, extras = state.cell, state.extras[state.sheet]
    place = (state.row, state.column)
    rows = int(cell.get("table:number-rows-spanned", "1") or 1)
    columns = int(cell.get("table:number-columns-spanned", "1") or 1)
    if tag == "table:table-cell" and (rows > 1 or columns > 1):
        state.merges[state.sheet].append((state.row, state.column, state.row + rows - 1, state.column + columns - 1))
    unit = {"percentage": "percent", "currency": "money"}.get(cell.get("office:value-type", ""))
    if unit:
        extras.units |= {
            (state.row, state.column + i): unit
            for i in range(min(_repeat(cell, "table:number-columns-repeated"), 1000))
        }
    text = state.text.strip()
    if "table:formula" in cell and text.startswith(("#", "Err:")):
        extras.faults[place] = (text, f"the error value {text}")
    elif "table:formula" in cell and not text and "office:value" not in cell and "office:date-value" not in cell:
        extras.faults[place] = ("=(formula)", "a formula without a stored result")
