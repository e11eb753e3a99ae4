"""The styles of an .ods document, as far as they hide: sheets, rows, columns, letters, numbers.

What belongs here: what the elements inside `office:styles` and `office:automatic-styles` say. What does not: which
cells have a style (`opendocument.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.reading.formats.colours import alike

_LENGTH = re.compile(r"(-?\d+(?:\.\d*)?)(mm|cm|in|pt|pc|px)?$")
_POINTS = {"mm": 2.835, "cm": 28.35, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75, None: 1.0}
_LEAST_POINTS, _POINTS_OF_A_LEVEL = 2.0, 10.0
_DATA_STYLE = re.compile(r"number:(?:number|currency|percentage|text|date|time|boolean)-style$")
_SHOWS_NOTHING = ("number:text", "style:text-properties")


@dataclass(slots=True)
class Style:
    """One style. `hides` is true of a sheet that is not displayed and of a row or column without any size."""

    parent: str = ""
    hides: bool = False
    colour: str = ""
    background: str = ""
    margin: str = ""
    position: str = ""
    strike: str = ""
    data_style: str = ""


@dataclass(slots=True)
class OdsStyles:
    """All styles by name, and the data styles that show nothing of a value."""

    named: dict[str, Style] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    _current: Style = field(default_factory=Style)
    _data_style: str = ""
    _known: dict[str, bool] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "style:style":
            self._current = Style(
                attributes.get("style:parent-style-name", ""), data_style=attributes.get("style:data-style-name", "")
            )
            self.named[attributes.get("style:name", "")] = self._current
        elif tag == "style:table-properties":
            self._current.hides |= attributes.get("table:display") == "false"
        elif tag in ("style:table-row-properties", "style:table-column-properties"):
            size = attributes.get("style:row-height") or attributes.get("style:column-width")
            self._current.hides |= size is not None and _points(size) < _LEAST_POINTS
        elif tag == "style:text-properties" and not self._data_style:
            self._current.colour = attributes.get("fo:color", self._current.colour)
            self._current.position = attributes.get("style:text-position", self._current.position)
            for name in ("style:text-line-through-style", "style:text-line-through-type"):
                self._current.strike = attributes.get(name, self._current.strike)
        elif tag == "style:paragraph-properties":
            self._current.margin = attributes.get("fo:margin-left", self._current.margin)
        elif tag == "style:table-cell-properties":
            self._current.background = attributes.get("fo:background-color", self._current.background)
        elif _DATA_STYLE.match(tag):
            self._data_style = attributes.get("style:name", "")
            self.blank.add(self._data_style)
        elif self._data_style and tag not in _SHOWS_NOTHING:
            self.blank.discard(self._data_style)

    def end(self, tag: str) -> None:
        if _DATA_STYLE.match(tag):
            self._data_style = ""

    def hides(self, name: str | None) -> bool:
        return name is not None and name in self.named and self.named[name].hides

    def invisible(self, name: str) -> bool:
        """Whether letters in this style cannot be told from their background."""
        if name not in self._known:
            self._known[name] = self._invisible(name)
        return self._known[name]

    def _invisible(self, name: str) -> bool:
        colour, background = self._of(name, "colour"), self._of(name, "background")
        if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
            return False
        if background in ("", "transparent"):
            background = "#ffffff"
        return bool(re.fullmatch("#[0-9a-fA-F]{6}", background)) and alike(colour[1:], background[1:])

    def indent(self, name: str) -> int:
        """The level of indentation, of ten points each."""
        margin = self._of(name, "margin")
        return max(0, round(_points(margin) / _POINTS_OF_A_LEVEL)) if margin else 0

    def raised(self, name: str) -> bool:
        """Whether letters in this style stand above or below the line: `super 58%`, `33% 58%`."""
        return self._of(name, "position").split(" ")[0] not in ("", "0%")

    def struck(self, name: str) -> bool:
        return self._of(name, "strike") not in ("", "none")

    def withholds(self, name: str) -> bool:
        """Whether the data style shows nothing of a value."""
        return bool(self.blank) and self._of(name, "data_style") in self.blank

    def _of(self, name: str, what: str) -> str:
        """A property of a style, or else of the styles it is made from."""
        seen: set[str] = set()
        while name in self.named and name not in seen:
            seen.add(name)
            if value := str(getattr(self.named[name], what)):
                return value
            name = self.named[name].parent
        return str(getattr(self.named["Default"], what)) if "Default" in self.named and "Default" not in seen else ""


def _points(length: str) -> float:
    found = _LENGTH.match(length.strip())
    return float(found.group(1)) * _POINTS[found.group(2)] if found else _LEAST_POINTS
