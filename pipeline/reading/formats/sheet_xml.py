"""What calamine cannot see of one .xlsx sheet: formats, errors, formulas without a result, what is hidden.

What belongs here: one light pass over a sheet's XML, skipped where its bytes show that there is nothing to find.
What does not: cell values (`opening.py`), or the package around the sheet (`package.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from pipeline.reading.formats.areas import Area, area_of, within
from pipeline.reading.formats.calculated import moved
from pipeline.reading.formats.extent import column_number
from pipeline.reading.formats.number_formats import shown_instead
from pipeline.reading.formats.package_xml import parse_events
from pipeline.reading.formats.rich_text import RunReader, Shown, as_shown
from pipeline.reading.formats.styles import Styles

Place = tuple[int, int]

# Rows lower and columns narrower than this show nothing of their cells.
_LOWEST_ROW, _NARROWEST_COLUMN = 2.0, 0.3
_WORTH_READING = re.compile(
    # However XML lets a quotation mark, a blank or a character be written.
    rb"<(?:\w+:)?(?:f[ >/]|vertAlign|strike)|outlineLevel\s*="
    rb"|t\s*=\s*[\"']e|hidden\s*=\s*[\"'](?:1|true)|=\s*[\"'][^\"'<>]*&#"
    rb"|\s(?:ht|defaultRowHeight)\s*=\s*[\"'][01](?:\.\d*)?[\"']|\s(?:width|defaultColWidth)\s*=\s*[\"']0(?:\.\d*)?[\"']"
)
_ADDRESS = re.compile(r"([A-Za-z]{1,3})(\d{1,7})$")


@dataclass(slots=True)
class SheetExtras:
    """By zero-based address: units and indents from styles, what is shown instead of a number or text, formats of dates
    that show something else, texts of which some letters are raised or struck, cells struck through, those whose value
    cannot be known or whose letters cannot be seen, what calculates a number; the hidden rows and columns; and how deep
    rows, and columns from first to last, lie in the outline."""

    units: dict[Place, str] = field(default_factory=dict)
    withheld: dict[Place, str] = field(default_factory=dict)
    indent: dict[Place, int] = field(default_factory=dict)
    dated: dict[Place, str] = field(default_factory=dict)
    rich: dict[Place, Shown] = field(default_factory=dict)
    struck: set[Place] = field(default_factory=set)
    faults: dict[Place, tuple[str, str]] = field(default_factory=dict)
    invisible: set[Place] = field(default_factory=set)
    formulas: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    row_levels: dict[int, int] = field(default_factory=dict)
    column_levels: list[tuple[int, int, int]] = field(default_factory=list)


def sheet_extras(content: bytes, styles: Styles, shared: dict[str, Shown]) -> SheetExtras | None:
    """None where there can be nothing of the kind. `shared`: the shared texts of which some letters look otherwise."""
    if not styles.matter and not shared and not _WORTH_READING.search(content):
        return None
    walk = _Walk(styles, shared)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.text
    parse_events(content, parser)
    walk.extras.invisible = {place for place in walk.extras.invisible if not within(place, walk.painted)}
    return walk.extras


class _Walk:
    """Where the pass stands, and what it has found."""

    def __init__(self, styles: Styles, shared: dict[str, Shown]) -> None:
        self.extras = SheetExtras()
        # What conditional formats paint may well be seen.
        self.painted: list[Area] = []
        self._styles, self._shared = styles, shared
        self._runs: RunReader | None = None
        self._row = self._column = -1
        self._low_rows = False
        self._type = self._style = self._value = ""
        self._formula = self._reading = self._calculating = False
        self._calculation = ""
        self._shared_number: str | None = None
        self._masters: dict[str, tuple[Place, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rsplit(":", 1)[-1]
        if tag == "c":
            match = _ADDRESS.match(attributes.get("r", ""))
            # Where a cell says no address, it stands right of the one before.
            self._column = column_number(match.group(1)) if match else self._column + 1
            self._row = int(match.group(2)) - 1 if match else self._row
            self._type, self._style = attributes.get("t", ""), attributes.get("s", "")
            self._formula, self._value, self._runs, self._calculation = False, "", None, ""
        elif tag == "f":
            self._formula = self._calculating = True
            self._shared_number = attributes.get("si") if attributes.get("t") == "shared" else None
        elif tag == "v":
            self._reading = True
        elif tag == "is":
            self._runs = RunReader()
        elif self._runs is not None:
            self._runs.start(tag, attributes)
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "col":
            if _is_hidden(attributes) or _below(attributes.get("width"), _NARROWEST_COLUMN):
                self.extras.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
            if level := int(attributes.get("outlineLevel", "0") or 0):
                self.extras.column_levels.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1, level))
        elif tag == "sheetFormatPr":
            self._low_rows = _below(attributes.get("defaultRowHeight"), _LOWEST_ROW)
            if _below(attributes.get("defaultColWidth"), _NARROWEST_COLUMN):
                self.extras.hidden_columns.append((0, 16_383))
        elif tag == "conditionalFormatting":
            self.painted += [area_of(part) for part in attributes.get("sqref", "").split()]

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if attributes.get("r") else self._row + 1
        self._column = -1
        height = attributes.get("ht")
        low = self._low_rows if height is None else _below(height, _LOWEST_ROW)
        if low or _is_hidden(attributes):
            self.extras.hidden_rows.add(self._row)
        if level := int(attributes.get("outlineLevel", "0") or 0):
            self.extras.row_levels[self._row] = level

    def text(self, data: str) -> None:
        if self._reading:
            self._value += data
        elif self._calculating:
            self._calculation += data
        elif self._runs is not None:
            self._runs.characters(data)

    def end(self, tag: str) -> None:
        tag = tag.rsplit(":", 1)[-1]
        if tag == "v":
            self._reading = False
        elif tag == "f":
            self._calculating = False
        elif self._runs is not None and tag != "c":
            self._runs.end(tag)
        elif tag == "c":
            self._end_cell((self._row, self._column))
            self._runs = None

    def _end_cell(self, place: Place) -> None:
        extras, styles, style = self.extras, self._styles, self._style
        shown = self._shared.get(self._value) if self._type == "s" else None
        if self._runs is not None:
            self._value, shown = "".join(run.text for run in self._runs.runs), as_shown(self._runs.runs)
        if shown is not None:
            extras.rich[place] = shown
        if self._type == "e":
            error = self._value or "#ERROR"
            extras.faults[place] = (error, f"the error value {error}")
        elif self._formula and not self._value and self._type != "str":
            extras.faults[place] = ("=(formula)", "a formula without a stored result")
        is_number = self._type in ("", "n")
        if self._formula and is_number:
            self._calculate(place)
        if is_number and style in styles.units:
            extras.units[place] = styles.units[style]
        if style in styles.indents:
            extras.indent[place] = styles.indents[style]
        if is_number and style in styles.redating:
            extras.dated[place] = styles.redating[style]
        if style in styles.struck:
            extras.struck.add(place)
        if style in styles.invisible:
            extras.invisible.add(place)
        if is_number and self._value and style in styles.withholding:
            instead = shown_instead(styles.withholding[style], float(self._value))
            if instead is not None:
                extras.withheld[place] = instead
        elif self._value and self._type in ("s", "str", "inlineStr") and style in styles.withholding_text:
            extras.withheld[place] = styles.withholding_text[style]

    def _calculate(self, place: Place) -> None:
        """Keep what calculates a number; of a formula that several cells share, the first alone says it."""
        said, number = self._calculation.strip(), self._shared_number
        if number is not None and said:
            self._masters[number] = place, said
        elif number is not None and number in self._masters:
            first, said = self._masters[number]
            said = moved(said, place[0] - first[0], place[1] - first[1])
        if said:
            self.extras.formulas[place] = said


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("hidden") in ("1", "true")


def _below(size: str | None, least: float) -> bool:
    return size is not None and float(size or 0) < least
