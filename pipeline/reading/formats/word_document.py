"""Letters as Word documents (.docx): their tables as cells, with the lines around them.

What belongs here: one sheet called `document`, a row to each paragraph and to each row of a table, in order. What
does not: the meaning of any of it, or the old binary .doc, which is refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.reading.formats.prose import says_nothing_of_figures
from pipeline.reading.formats.workbook import Sheet, UnreadableFile, Workbook, make_cell
from pipeline.reading.model import Finding

SHEET = "document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_word_document(content: bytes) -> Workbook:
    """The document's lines and tables. Raises UnreadableFile for a damaged one and for tables inside tables."""
    import docx  # heavy: only when a letter is read
    from docx.opc.exceptions import PackageNotFoundError

    try:
        body = docx.Document(io.BytesIO(content)).element.body
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise UnreadableFile(
            f"The document is damaged ({error}).", "Download it again or ask the force to resend it."
        ) from None
    workbook = Workbook("docx", [Sheet(SHEET)])
    sheet, row = workbook.sheets[0], 0
    for block in _blocks(body):
        if block.tag == f"{_W}tbl":
            row = _table(sheet, block, row + 1) + 1
            continue
        text = _text(block)
        if text and not says_nothing_of_figures(text):
            cell = make_cell(row, 0, text)
            if cell is not None:
                sheet.cells[row, 0] = cell
            row += 1
    workbook.findings.extend(_hidden(body, content))
    return workbook


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also inside content controls."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child)


def _table(sheet: Sheet, table: Any, first_row: int) -> int:
    """Put a table's cells from `first_row` on; the row after its last. A cell over several others is merged."""
    open_down: dict[int, tuple[int, int]] = {}
    row = first_row
    for line in table.iter(f"{_W}tr"):
        column = 0
        for cell in (one for one in line.iter(f"{_W}tc")):
            if cell.find(f"{_W}tbl") is not None:
                raise UnreadableFile(
                    "The document has a table inside a cell of another table.",
                    "Copy the figures into a template: foi transcribe FILE.",
                )
            width, merged_down = _spans(cell)
            if merged_down == "continue" and column in open_down:
                top, _ = open_down[column]
                sheet.merges = [one for one in sheet.merges if one[:2] != (top, column)]
                sheet.merges.append((top, column, row, column + width - 1))
            else:
                open_down[column] = (row, width)
                if width > 1:
                    sheet.merges.append((row, column, row, column + width - 1))
                made = make_cell(row, column, "\n".join(filter(None, (_text(p) for p in cell.iter(f"{_W}p")))))
                if made is not None:
                    sheet.cells[row, column] = made
            column += width
        row += 1
    return row


def _spans(cell: Any) -> tuple[int, str]:
    """How many columns a cell takes, and `continue` where it belongs to the cell above."""
    properties = cell.find(f"{_W}tcPr")
    if properties is None:
        return 1, ""
    span, down = properties.find(f"{_W}gridSpan"), properties.find(f"{_W}vMerge")
    width = int(span.get(f"{_W}val", "1")) if span is not None else 1
    return max(1, min(width, 64)), "" if down is None else down.get(f"{_W}val", "continue")


def _text(paragraph: Any) -> str:
    """A paragraph's visible text: inserted text is shown, deleted and hidden text is not."""
    parts: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        if _is_hidden(run):
            continue
        for piece in run:
            if piece.tag == f"{_W}t":
                parts.append(piece.text or "")
            elif piece.tag in (f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
                parts.append("-" if piece.tag.endswith("Hyphen") else " ")
    return "".join(parts).strip()


def _is_hidden(run: Any) -> bool:
    properties = run.find(f"{_W}rPr")
    hidden = None if properties is None else properties.find(f"{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val", "1") not in ("0", "false")


def _hidden(body: Any, content: bytes) -> list[Finding]:
    """What the document hides, by kind and place."""
    found = []
    if any(_is_hidden(run) for run in body.iter(f"{_W}r")):
        found.append(Finding("hidden text", SHEET, "text formatted as hidden"))
    if next(body.iter(f"{_W}del", f"{_W}ins", f"{_W}moveFrom"), None) is not None:
        found.append(Finding("change history", SHEET, "changes that were neither accepted nor rejected"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
    if any(name.startswith("word/comments") for name in names):
        found.append(Finding("comment", SHEET, "comments beside the text"))
    if any(name.startswith("word/embeddings/") for name in names):
        found.append(Finding("embedded object", SHEET, "a file behind a chart or object"))
    return found
