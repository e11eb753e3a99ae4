"""Letters of one cell that look unlike the rest: raised footnote digits, and words that are struck through.

What belongs here: the runs of a text and what a reader sees of them. What does not: which cell holds the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from pipeline.reading.formats.package_xml import parse_events

_MARKED = re.compile(rb"<(?:\w+:)?(?:vertAlign|strike)\b")
_RAISED_DIGITS = str.maketrans("0123456789,;", "⁰¹²³⁴⁵⁶⁷⁸⁹  ", "()[]")
_DIGITS = re.compile(r"[\s\d,;()\[\]]*\d[\s\d,;()\[\]]*")


class Run(NamedTuple):
    """Letters that look alike; `raised` ones stand above or below the line."""

    text: str
    raised: bool = False
    struck: bool = False


class Shown(NamedTuple):
    """What a reader sees of a text, and whether any of it is struck through."""

    text: str
    struck: bool


def as_shown(runs: list[Run]) -> Shown | None:
    """None where no letter looks unlike the rest. Raised digits become such of Unicode, that no number takes them in:
    `123` and a raised 2 are `123²`."""
    struck = any(run.struck and run.text.strip() for run in runs)
    raised = any(run.raised and run.text.strip() for run in runs) and not all(
        run.raised or not run.text.strip() for run in runs
    )
    if not (struck or raised):
        return None
    text = ""
    for run in runs:
        text += _raised(run.text, text) if run.raised and raised else run.text
    return Shown(text, struck)


def _raised(text: str, before: str) -> str:
    if _DIGITS.fullmatch(text):
        return text.translate(_RAISED_DIGITS)
    return f"({text.strip()})" if re.fullmatch(r"\s*[a-zA-Z]\s*", text) and before[-1:].isdigit() else text


def shared_texts(content: bytes) -> dict[str, Shown]:
    """By their number, the workbook's shared texts of which some letters look unlike the rest."""
    if not _MARKED.search(content):
        return {}
    reader = _SharedTexts()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.characters
    parse_events(content, parser)
    return reader.found


@dataclass(slots=True)
class RunReader:
    """Gathers the runs of one text from the events of its XML."""

    runs: list[Run] = field(default_factory=list)
    _raised: bool = False
    _struck: bool = False
    _reading: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "r":
            self._raised = self._struck = False
        elif tag == "vertAlign":
            self._raised = attributes.get("val") in ("superscript", "subscript")
        elif tag == "strike":
            self._struck = attributes.get("val", "1") in ("1", "true")
        elif tag == "t":
            self._reading = True

    def end(self, tag: str) -> None:
        if tag == "t":
            self._reading = False

    def characters(self, data: str) -> None:
        if self._reading:
            self.runs.append(Run(data, self._raised, self._struck))


@dataclass(slots=True)
class _SharedTexts:
    found: dict[str, Shown] = field(default_factory=dict)
    number: int = 0
    reader: RunReader = field(default_factory=RunReader)
    phonetic: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.rsplit(":", 1)[-1]
        if tag == "si":
            self.reader = RunReader()
        elif tag == "rPh":
            self.phonetic = True  # how the text is pronounced, which is no part of it
        elif not self.phonetic:
            self.reader.start(tag, attributes)

    def end(self, tag: str) -> None:
        tag = tag.rsplit(":", 1)[-1]
        self.reader.end(tag)
        if tag == "rPh":
            self.phonetic = False
        elif tag == "si":
            if (shown := as_shown(self.reader.runs)) is not None:
                self.found[str(self.number)] = shown
            self.number += 1

    def characters(self, data: str) -> None:
        if not self.phonetic:
            self.reader.characters(data)
