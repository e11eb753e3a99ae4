"""What calamine cannot see in an .ods document: merges, percentages, errors, formulas without a result, hidden parts.

What belongs here: one pass over `content.xml`. What does not: cell values (`opening.py`), the text of a cell
(`opendocument_text.py`), styles (`opendocument_styles.py`), the parts around the content (`opendocument_parts.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from pipeline.bounds import WORKBOOK
from pipeline.reading.formats.archive import Archive
from pipeline.reading.formats.calculated import from_opendocument
from pipeline.reading.formats.extent import check_area
from pipeline.reading.formats.opendocument_parts import EXTERNAL, part_findings, told_by
from pipeline.reading.formats.opendocument_shown import Contradiction, shown_otherwise
from pipeline.reading.formats.opendocument_styles import OdsStyles
from pipeline.reading.formats.opendocument_text import LAST_ROW, CellText, repeated
from pipeline.reading.formats.package import check_sheets
from pipeline.reading.formats.package_xml import parse_events, read_part
from pipeline.reading.formats.rich_text import as_shown
from pipeline.reading.formats.sheet_xml import SheetExtras
from pipeline.reading.formats.workbook import Merge
from pipeline.reading.model import Finding, cell_address

_UNSEEN = ("collapse", "filter")


def inspect_opendocument(
    package: Archive, findings: list[Finding]
) -> tuple[dict[str, SheetExtras], dict[str, list[Merge]], set[str]]:
    """Sheet name -> extras, sheet name -> merges, and the sheets that are not to be read."""
    walk = _Walk()
    for part in ("styles.xml", "content.xml"):
        if part not in package.names and part == "styles.xml":
            continue
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
        parser.CharacterDataHandler = walk.characters
        parse_events(read_part(package, part), parser)
    walk.end_sheet()
    check_sheets(walk.sheets)
    findings += [*walk.findings, *part_findings(package)]
    return walk.extras, walk.merges, walk.hidden_sheets


@dataclass(slots=True)
class _Walk:
    """Where the pass stands, and what it has found."""

    styles: OdsStyles = field(default_factory=OdsStyles)
    findings: list[Finding] = field(default_factory=list)
    extras: dict[str, SheetExtras] = field(default_factory=dict)
    merges: dict[str, list[Merge]] = field(default_factory=dict)
    sheets: list[str] = field(default_factory=list)
    hidden_sheets: set[str] = field(default_factory=set)
    sheet: str = ""
    row: int = 0
    row_repeat: int = 1
    column: int = 0
    cell: dict[str, str] = field(default_factory=dict)
    column_styles: list[tuple[int, int, str]] = field(default_factory=list)
    row_style: str = ""
    text: CellText = field(default_factory=CellText)
    closed_groups: list[bool] = field(default_factory=list)
    filled: int = 0
    farthest: tuple[int, int] = (-1, -1)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.styles.start(tag, attributes)
        self.text.start(tag, attributes, self.styles)
        if tag == "table:table":
            self._start_sheet(attributes)
        elif tag in ("table:table-row-group", "table:table-column-group"):
            self.closed_groups.append(attributes.get("table:display") == "false")
        elif tag == "table:table-column" and self.sheet in self.extras:
            self._column(attributes)
        elif tag == "table:table-row":
            self._start_row(attributes)
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self.cell = attributes
            self.text.clear()
        elif tag == "office:annotation":
            self.findings.append(Finding("comment", self.sheet, cell_address(self.row, self.column)))
        elif found := told_by(tag, attributes, self.sheet):
            self.findings.append(found)

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        self.end_sheet()
        self.sheet = attributes.get("table:name", "")
        self.row = self.column = self.filled = 0
        self.farthest, self.column_styles, self.closed_groups = (-1, -1), [], []
        if EXTERNAL.match(self.sheet):
            # What the document keeps of another one. Its name is a path, with people's names in it.
            self.hidden_sheets.add(self.sheet)
            self.findings.append(Finding("values of another workbook", "", "kept with a link to it"))
        elif self.styles.hides(attributes.get("table:style-name")) or attributes.get("table:display") == "false":
            self.hidden_sheets.add(self.sheet)
            self.findings.append(Finding("hidden sheet", self.sheet, "the whole sheet"))
        self.sheets.append(self.sheet)
        self.extras[self.sheet], self.merges[self.sheet] = SheetExtras(), []

    def end_sheet(self) -> None:
        check_area(self.sheet, self.filled, *self.farthest)

    def _column(self, attributes: dict[str, str]) -> None:
        count = repeated(attributes, "table:number-columns-repeated")
        last = self.column + count - 1
        if self._unseen(attributes):
            self.extras[self.sheet].hidden_columns.append((self.column, last))
        if style := attributes.get("table:default-cell-style-name"):
            self.column_styles.append((self.column, last, style))
        self.column += count

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.column = 0
        self.row_style = attributes.get("table:default-cell-style-name", "")
        self.row_repeat = repeated(attributes, "table:number-rows-repeated")
        if self._unseen(attributes) and self.sheet in self.extras:
            last = min(self.row + self.row_repeat, LAST_ROW)
            self.extras[self.sheet].hidden_rows.update(range(self.row, last))

    def _unseen(self, attributes: dict[str, str]) -> bool:
        return (
            attributes.get("table:visibility") in _UNSEEN
            or any(self.closed_groups)
            or self.styles.hides(attributes.get("table:style-name"))
        )

    def characters(self, data: str) -> None:
        self.text.characters(data, self.styles)

    def end(self, tag: str) -> None:
        self.styles.end(tag)
        self.text.end(tag)
        if tag in ("table:table-row-group", "table:table-column-group") and self.closed_groups:
            self.closed_groups.pop()
        elif tag == "table:table-row":
            self.row += self.row_repeat
        elif tag in ("table:table-cell", "table:covered-table-cell") and self.sheet in self.extras:
            self._end_cell(tag)

    def _end_cell(self, tag: str) -> None:
        cell, extras = self.cell, self.extras[self.sheet]
        repeat = repeated(cell, "table:number-columns-repeated")
        text = self.text.text.strip()
        if text or "office:value-type" in cell:
            self.filled += repeat * self.row_repeat
            last_row, last_column = self.row + self.row_repeat - 1, self.column + repeat - 1
            self.farthest = (max(self.farthest[0], last_row), max(self.farthest[1], last_column))
            if self.filled > WORKBOOK.cells:
                self.end_sheet()
            self._look(cell, text, repeat)
        if tag == "table:table-cell":
            self._merge(cell)
        if "table:formula" in cell and text.startswith(("#", "Err:")):
            extras.faults[self.row, self.column] = (text, f"the error value {text}")
        elif "table:formula" in cell and not text and "office:value" not in cell and "office:date-value" not in cell:
            extras.faults[self.row, self.column] = ("=(formula)", "a formula without a stored result")
        elif "table:formula" in cell and cell.get("office:value-type") == "float" and repeat == 1:
            extras.formulas[self.row, self.column] = from_opendocument(cell["table:formula"])
        self.column += repeat

    def _look(self, cell: dict[str, str], text: str, repeat: int) -> None:
        """What is seen of a cell with something in it, and of those it is repeated in."""
        extras, kind = self.extras[self.sheet], cell.get("office:value-type", "")
        unit = {"percentage": "percent", "currency": "money"}.get(kind)
        style = cell.get("table:style-name") or self._default_style()
        number = cell.get("office:value", "")
        withheld = (self.text.paragraphs and not text) or (style and self.styles.withholds(style))
        withheld = withheld and (kind == "string" or (number and float(number) != 0))
        invisible = bool(style) and self.styles.invisible(style)
        struck = bool(style) and self.styles.struck(style)
        rich = as_shown(self.text.runs)
        indent = self.styles.indent(style) if style else 0
        shown = "" if withheld else shown_otherwise(kind, number or cell.get("office:date-value", ""), text)
        if not (unit or invisible or struck or rich or indent) and shown is None:
            return
        run = [(self.row + r, self.column + c) for r in range(self.row_repeat) for c in range(repeat)]
        if unit:
            extras.units |= dict.fromkeys(run, unit)
        if invisible:
            extras.invisible.update(run)
        if struck:
            extras.struck.update(run)
        if rich is not None:
            extras.rich |= dict.fromkeys(run, rich)
        if indent:
            extras.indent |= dict.fromkeys(run, indent)
        if isinstance(shown, Contradiction):
            extras.faults |= dict.fromkeys(run, (text, str(shown)))
        elif shown is not None:
            extras.withheld |= dict.fromkeys(run, shown)

    def _merge(self, cell: dict[str, str]) -> None:
        rows = int(cell.get("table:number-rows-spanned", "1") or 1)
        columns = int(cell.get("table:number-columns-spanned", "1") or 1)
        if rows > 1 or columns > 1:
            self.merges[self.sheet].append((self.row, self.column, self.row + rows - 1, self.column + columns - 1))

    def _default_style(self) -> str:
        of_column = (style for first, last, style in self.column_styles if first <= self.column <= last)
        return self.row_style or next(of_column, "")
