"""What the style sheet of a package says of numbers: units, indents, formats that withhold.

What belongs here: `xl/styles.xml`. What does not: which cells use a style (`package.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.reading.formats.number_formats import BUILT_IN, may_withhold, unit_of
from pipeline.reading.formats.package_xml import local_name, parse_xml


@dataclass(slots=True)
class Styles:
    """By style number: those that show percentages or money, the indents, and number formats that may hide the
    number."""

    units: dict[str, str] = field(default_factory=dict)
    indents: dict[str, int] = field(default_factory=dict)
    withholding: dict[str, str] = field(default_factory=dict)

    @property
    def matter(self) -> bool:
        return bool(self.units or self.indents or self.withholding)


def read_styles(content: bytes) -> Styles:
    root = parse_xml(content)
    formats = dict(BUILT_IN)
    for element in root.iter():
        if local_name(element.tag) == "numFmt":
            formats[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
    styles = Styles()
    cell_styles = next((e for e in root if local_name(e.tag) == "cellXfs"), None)
    for number, style in enumerate(cell_styles if cell_styles is not None else ()):
        code = formats.get(int(style.get("numFmtId", "0") or 0), "")
        if unit := unit_of(code):
            styles.units[str(number)] = unit
        if may_withhold(code):
            styles.withholding[str(number)] = code
        for child in style:
            if local_name(child.tag) == "alignment" and child.get("indent", "0") not in ("", "0"):
                styles.indents[str(number)] = int(float(child.get("indent", "0")))
    return styles
