"""Colours of letters and backgrounds, as far as it takes to tell that the one cannot be seen on the other.

What belongs here: colours by value, theme or number as six hexadecimal digits, and whether two are alike. What does
not: whose colours they are (`styles.py`, `legacy.py`, `opendocument.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

# Red, green and blue no farther apart than this of 255: nobody reads light grey on white.
_ALIKE = 16
# In the order in which cells number them, which is not the order in which the theme lists them.
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_USUAL = {"lt1": "FFFFFF", "dk1": "000000"}
_OF_THEME = re.compile(rb'<a:(\w+\d)>\s*<a:(?:srgbClr val|sysClr [^>]*?lastClr)="([0-9A-Fa-f]{6})"')
# The numbers that every old palette begins with, and the two that stand for the window.
_NUMBERED = {
    **dict(enumerate(("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF") * 2)),
    64: "000000",
    65: "FFFFFF",
}


class Colours:
    """The colours of one workbook. Its theme is read only when a colour beyond black and white is asked for."""

    def __init__(self, read_theme: Callable[[], bytes]) -> None:
        self._read_theme = read_theme
        self._theme: dict[str, str] | None = None

    def of(self, attributes: Mapping[str, str]) -> str:
        """Six hexadecimal digits; empty for a colour that is not known."""
        if "rgb" in attributes:
            base = attributes["rgb"][-6:].upper()
        elif "theme" in attributes:
            number = int(attributes["theme"])
            base = self._of_theme(_THEME[number]) if 0 <= number < len(_THEME) else ""
        else:
            base = _NUMBERED.get(int(attributes.get("indexed", "-1")), "")
        return _tinted(base, float(attributes.get("tint", "0"))) if re.fullmatch("[0-9A-F]{6}", base) else ""

    def _of_theme(self, name: str) -> str:
        if name in _USUAL:
            return _USUAL[name]
        if self._theme is None:
            found = _OF_THEME.findall(self._read_theme())
            self._theme = {each.decode(): value.decode().upper() for each, value in found}
        return self._theme.get(name, "")


def alike(letters: str, background: str) -> bool:
    """Whether letters of one colour cannot be told from a background of the other; False where one is not known."""
    if not (letters and background):
        return False
    return all(abs(a - b) <= _ALIKE for a, b in zip(_channels(letters), _channels(background), strict=True))


def _tinted(colour: str, tint: float) -> str:
    channels = (value * (1 + tint) if tint < 0 else value + (255 - value) * tint for value in _channels(colour))
    return "".join(f"{min(255, max(0, round(value))):02X}" for value in channels)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)
