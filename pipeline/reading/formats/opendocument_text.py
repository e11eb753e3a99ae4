"""The text of an .ods cell as it is met in `content.xml`: paragraphs, spaces, and the runs of its spans.

What belongs here: gathering it. What does not: the walk over the document (`opendocument.py`), or what raised and
struck runs mean (`rich_text.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.reading.formats.opendocument_styles import OdsStyles
from pipeline.reading.formats.rich_text import Run
from pipeline.reading.formats.workbook import UnreadableFile

LAST_ROW = 1_048_576
_MOST_BLANKS = 100  # more than these in a row are as good as these


@dataclass(slots=True)
class CellText:
    """What stands in one cell. A comment's text is none of it."""

    text: str = ""
    paragraphs: int = 0
    runs: list[Run] = field(default_factory=list)
    depth: int = 0
    spans: list[str] = field(default_factory=list)
    in_annotation: bool = False

    def clear(self) -> None:
        """A new cell begins."""
        self.text, self.paragraphs, self.runs, self.spans = "", 0, [], []

    def start(self, tag: str, attributes: dict[str, str], styles: OdsStyles) -> None:
        if tag == "office:annotation":
            self.in_annotation = True
        elif tag == "text:p" and not self.in_annotation:
            self.depth += 1
            self.paragraphs += 1
            if self.paragraphs > 1:
                self.characters("\n", styles)
        elif tag == "text:span":
            self.spans.append(attributes.get("text:style-name", ""))
        elif tag == "text:s":
            self.characters(" " * min(repeated(attributes, "text:c"), _MOST_BLANKS), styles)
        elif tag in ("text:tab", "text:line-break"):
            self.characters("\n" if tag == "text:line-break" else "\t", styles)

    def characters(self, data: str, styles: OdsStyles) -> None:
        if self.depth:
            self.text += data
            style = self.spans[-1] if self.spans else ""
            raised, struck = (styles.raised(style), styles.struck(style)) if style else (False, False)
            self.runs.append(Run(data, raised, struck))

    def end(self, tag: str) -> None:
        if tag == "text:p" and self.depth:
            self.depth -= 1
        elif tag == "text:span" and self.spans:
            self.spans.pop()
        elif tag == "office:annotation":
            self.in_annotation = False


def repeated(attributes: dict[str, str], name: str) -> int:
    """How often something stands there. Raises UnreadableFile where a sheet could not hold it."""
    times = int(attributes.get(name, "1") or 1)
    if not 1 <= times <= 10 * LAST_ROW:
        raise UnreadableFile(
            f"The document says that something is repeated {times:,} times.",
            "Open it in a spreadsheet program and save it again beside the original, or ask the force to.",
        )
    return times
