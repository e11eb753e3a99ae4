"""Letters as PDF: their ruled tables as cells, with the lines of text around them.

What belongs here: one sheet to each page, called `page 1`, a row to each line and to each row of a table, from top to
bottom. What does not: the meaning of any of it, pictures of pages, or tables that only white space tells from text.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pipeline.reading.formats.prose import is_page_number, says_nothing_of_figures
from pipeline.reading.formats.workbook import Sheet, UnreadableFile, Workbook, make_cell
from pipeline.reading.model import Finding

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

# A reply with more pages is a report; its tables want to be copied by somebody who has read it.
MOST_PAGES = 60

# A picture that covers more of a page than this is the page.
_WHOLE_PAGE = 0.8

_TRANSCRIBE = "Copy its figures into a template: foi transcribe FILE."


class ScannedPages(UnreadableFile):
    """The pages are pictures: no number on them can be proved by a machine."""


class ProtectedLetter(UnreadableFile):
    """The file opens only with a password."""


def read_pdf_document(content: bytes) -> Workbook:
    """The pages' lines and tables. Raises UnreadableFile for a damaged or protected file and for pictures of pages."""
    import pdfplumber  # heavy: only when a letter is read
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    workbook = Workbook("pdf")
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise UnreadableFile(f"The PDF has {len(pdf.pages)} pages, more than {MOST_PAGES}.", _TRANSCRIBE)
            if "EmbeddedFiles" in str(pdf.doc.catalog.get("Names", "")):
                workbook.findings.append(Finding("embedded object", "", "a file attached to the PDF"))
            has_text = False
            for page in pdf.pages:
                has_text = bool(page.chars) or has_text
                workbook.sheets.append(_sheet(page, workbook.findings))
                page.close()
    except UnreadableFile:
        raise
    except PdfminerException as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
            raise ProtectedLetter(
                "The PDF is protected with a password.", "Ask the force to send it again without."
            ) from None
        raise UnreadableFile("The PDF is damaged.", "Download it again or ask the force to resend it.") from None
    except Exception as error:  # noqa: BLE001 (the parser meets damaged files with exceptions of every kind)
        raise UnreadableFile(
            f"The PDF is damaged ({type(error).__name__}).", "Download it again or ask the force to resend it."
        ) from None
    if not has_text:
        raise ScannedPages("The PDF is a scan: its pages are pictures without text.", _TRANSCRIBE)
    return workbook


def _sheet(page: Page, findings: list[Finding]) -> Sheet:
    """A page's lines and tables from top to bottom, without what nobody sees."""
    name = f"page {page.page_number}"
    _refuse_recognised_text(page)
    visible = _visible(page, name, findings)
    tables = visible.find_tables()
    outside: Any = visible
    for table in tables:
        outside = outside.outside_bbox(table.bbox)
    lines = [(line["top"], line["text"].strip()) for line in outside.extract_text_lines(return_chars=False)]
    lines = [line for place, line in enumerate(lines) if not (place in (0, len(lines) - 1) and is_page_number(line[1]))]
    blocks: list[tuple[float, str | Table]] = [
        *(line for line in lines if not says_nothing_of_figures(line[1])),
        *((table.bbox[1], table) for table in tables),
    ]
    sheet, row = Sheet(name), 0
    for _, block in sorted(blocks, key=lambda one: one[0]):
        if isinstance(block, str):
            _put(sheet, row, 0, block)
            row += 1
        else:
            row = _put_table(sheet, block, row + 1) + 1
    return sheet


def _put_table(sheet: Sheet, table: Table, first_row: int) -> int:
    """Put a table's cells from `first_row` on; the row after its last. A cell over several others is merged."""
    tops = sorted({cell[1] for cell in table.cells})
    lefts = sorted({cell[0] for cell in table.cells})
    for left, top, right, bottom in table.cells:
        row, column = first_row + tops.index(top), lefts.index(left)
        last_row = first_row + sum(one < bottom - 1 for one in tops) - 1
        last_column = sum(one < right - 1 for one in lefts) - 1
        if (last_row, last_column) != (row, column):
            sheet.merges.append((row, column, last_row, last_column))
        text = table.page.crop((left, top, right, bottom), strict=False).extract_text() or ""
        _put(sheet, row, column, text.strip())
    return first_row + len(tops)


def _put(sheet: Sheet, row: int, column: int, text: str) -> None:
    cell = make_cell(row, column, text)
    if cell is not None:
        sheet.cells[row, column] = cell


def _refuse_recognised_text(page: Page) -> None:
    """A picture of a whole page with text laid over it was recognised by a machine, which mistakes digits."""
    area = page.width * page.height
    if page.chars and any(
        (image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > _WHOLE_PAGE * area for image in page.images
    ):
        raise ScannedPages(
            f"Page {page.page_number} of the PDF is a scan whose text a machine recognised: that proves no number.",
            _TRANSCRIBE,
        )


def _visible(page: Page, name: str, findings: list[Finding]) -> Page:
    """The page without white text on white, which is reported, as are comments."""
    kinds = [str((note.get("data") or {}).get("Subtype", "")) for note in page.annots]
    if any(kind and "Link" not in kind for kind in kinds):
        findings.append(Finding("comment", name, "a note or form field on the page"))
    white = [char for char in page.chars if char["text"].strip() and _is_white(char["non_stroking_color"])]
    dark = [rect for rect in page.rects if rect["fill"] and not _is_white(rect["non_stroking_color"])]
    unseen = {id(char) for char in white if not any(_inside(char, rect) for rect in dark)}
    if not unseen:
        return page
    findings.append(Finding("text in the colour of its background", name, "white text on white paper"))
    places = {(char["x0"], char["top"], char["text"]) for char in white if id(char) in unseen}
    return page.filter(lambda one: (one.get("x0"), one.get("top"), one.get("text")) not in places)


def _is_white(colour: Any) -> bool:
    """White in grey, RGB or CMYK."""
    parts = tuple(colour) if isinstance(colour, (tuple, list)) else () if colour is None else (colour,)
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return False
    return all(part == 0 for part in parts) if len(parts) == 4 else all(part >= 0.99 for part in parts)


def _inside(char: dict[str, Any], rect: dict[str, Any]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(rect["x0"] <= x <= rect["x1"] and rect["top"] <= y <= rect["bottom"])
