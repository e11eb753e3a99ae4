"""What the style sheet of a package says of cells: units, indents, formats that withhold, letters nobody can see.

What belongs here: `xl/styles.xml`. What does not: which cells use a style (`sheet_xml.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree

from pipeline.reading.formats.colours import Colours, alike
from pipeline.reading.formats.dressed import redates
from pipeline.reading.formats.number_formats import BUILT_IN, is_date_format, may_withhold, text_shown, unit_of
from pipeline.reading.formats.package_xml import local_name, parse_xml


@dataclass(slots=True)
class Styles:
    """By style number: those that show percentages or money, the indents, number formats that may hide the number,
    what is shown in place of any text, formats that show a date as something else, and the styles whose letters are
    struck through or have the colour of their background."""

    units: dict[str, str] = field(default_factory=dict)
    indents: dict[str, int] = field(default_factory=dict)
    withholding: dict[str, str] = field(default_factory=dict)
    withholding_text: dict[str, str] = field(default_factory=dict)
    redating: dict[str, str] = field(default_factory=dict)
    invisible: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)

    @property
    def matter(self) -> bool:
        by_style = (self.units, self.indents, self.withholding, self.withholding_text, self.redating)
        return any(by_style) or bool(self.invisible or self.struck)


def read_styles(content: bytes, read_theme: Callable[[], bytes]) -> Styles:
    root = parse_xml(content)
    formats = dict(BUILT_IN)
    for element in root.iter():
        if local_name(element.tag) == "numFmt":
            formats[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
    styles = Styles()
    fonts, fills = _section(root, "fonts"), _section(root, "fills")
    colours = Colours(read_theme)
    for number, style in enumerate(_section(root, "cellXfs")):
        code = formats.get(int(style.get("numFmtId", "0") or 0), "")
        if unit := unit_of(code):
            styles.units[str(number)] = unit
        if may_withhold(code):
            styles.withholding[str(number)] = code
        if is_date_format(code) and redates(code):
            styles.redating[str(number)] = code
        if (shown := text_shown(code)) is not None:
            styles.withholding_text[str(number)] = shown
        for child in style:
            if local_name(child.tag) == "alignment" and child.get("indent", "0") not in ("", "0"):
                styles.indents[str(number)] = int(float(child.get("indent", "0")))
        font = _numbered(fonts, style.get("fontId"))
        if _is_struck(font):
            styles.struck.add(str(number))
        letters = _letters(colours, font)
        if letters and alike(letters, _background(colours, _numbered(fills, style.get("fillId")))):
            styles.invisible.add(str(number))
    return styles


def _section(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return list(next((element for element in root if local_name(element.tag) == name), ()))


def _numbered(elements: list[ElementTree.Element], number: str | None) -> ElementTree.Element | None:
    place = int(number or 0)
    return elements[place] if 0 <= place < len(elements) else None


def _letters(colours: Colours, font: ElementTree.Element | None) -> str:
    """The letters' colour where one is set; empty for the automatic one."""
    return next((colours.of(child.attrib) for child in font or () if local_name(child.tag) == "color"), "")


def _is_struck(font: ElementTree.Element | None) -> bool:
    return any(local_name(child.tag) == "strike" and child.get("val", "1") in ("1", "true") for child in font or ())


def _background(colours: Colours, fill: ElementTree.Element | None) -> str:
    """The colour behind the letters; empty where it is a pattern or unknown."""
    for pattern in fill if fill is not None else ():
        kind = pattern.get("patternType", "none")
        if local_name(pattern.tag) != "patternFill" or kind not in ("none", "solid"):
            return ""
        if kind == "solid":
            return next((colours.of(child.attrib) for child in pattern if local_name(child.tag) == "fgColor"), "")
    return "FFFFFF"
