"""Where tables stand in a sheet, top to bottom and left to right.

What belongs here: geometry from the kinds of rows alone. What does not: how far one table reaches (`extents.py`),
which columns are labels (`columns.py`), or what a header says (`axes.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.tables.band import Band, heading
from pipeline.reading.tables.captions import caption_below
from pipeline.reading.tables.columns import split_columns
from pipeline.reading.tables.extents import body_end, first_section, header_above, is_line_left_blank
from pipeline.reading.tables.particulars import KIND as PARTICULAR
from pipeline.reading.tables.particulars import kind_of_name, particulars_above, settle_particulars
from pipeline.reading.tables.row_context import settle_rows
from pipeline.reading.tables.rows import LABEL_KINDS, VALUE_KINDS, RowInfo, row_infos
from pipeline.reading.tables.tokens import Grid, Token

_LISTS = re.compile(
    r"^(?:(?:table of )?contents?|index|notes?|foot ?notes|cover(?: sheet| page)?|read ?me|guidance|metadata|"
    r"definitions?|"
    r"glossary|caveats?|information|disclaimer|about|introduction|explanatory notes?|data quality)$",
    re.IGNORECASE,
)

_WORDS_OF_A_TITLE = 4  # `[redacted s.31] offences recorded` is no sign alone
_PAGE = re.compile(r"\W*\bpage \d+(?: ?(?:of|/) ?\d+)?\W*$|^\W*(?:continued|cont'?d)\b.{0,30}$", re.I)


def find_bands(grid: Grid) -> list[Band]:
    """Every table of a sheet, top to bottom and left to right."""
    bands: list[Band] = []
    for first, last in _column_parts(grid):
        bands += _bands_of_columns(grid, first, last)
    return bands


def _column_parts(grid: Grid) -> list[tuple[int, int]]:
    """Ranges of columns that stand apart: a blank column whose right-hand side has labels of its own divides the
    sheet."""
    by_column: dict[int, list[Token]] = {}
    for (_, column), token in sorted(grid.tokens.items()):
        by_column.setdefault(column, []).append(token)
    if not by_column:
        return []
    used = sorted(by_column)
    parts: list[tuple[int, int]] = []
    start = used[0]
    for left, right in zip(used, used[1:], strict=False):
        # Titles overflow to the right without filling cells, so a gap is real only between columns that hold values.
        if right - left > 1 and _has_values(by_column, start, left) and _starts_with_labels(by_column, right, used[-1]):
            parts.append((start, left))
            start = right
    parts.append((start, used[-1]))
    return parts


def _has_values(by_column: dict[int, list[Token]], first: int, last: int) -> bool:
    return any(t.kind in VALUE_KINDS or t.kind == "year" for c in range(first, last + 1) for t in by_column.get(c, ()))


def _starts_with_labels(by_column: dict[int, list[Token]], first: int, last: int) -> bool:
    """True if a column is the label column of a table of its own: texts in it, numbers beside them to the right."""
    rows = {t.cell.row for t in by_column[first] if t.kind in LABEL_KINDS and not _is_note_heading(t)}
    beside = {t.cell.row for c in range(first + 1, last + 1) for t in by_column.get(c, ()) if t.kind in VALUE_KINDS}
    numbers = {t.cell.row for t in by_column[first] if t.kind in ("number", "missing")}
    return len(rows & beside) >= max(1, len(numbers)) and (first + 1 in by_column or len(rows & beside) > 1)


def _is_note_heading(token: Token) -> bool:
    return role_of_heading(token.cell.text) == "note"


def _bands_of_columns(grid: Grid, first: int, last: int) -> list[Band]:
    rows = row_infos(grid, first, last)
    settle_rows(rows)
    settle_particulars(rows, first)
    whole: list[Band] = []
    i = 0
    taken_up_to = -1
    while i < len(rows):
        if rows[i].kind != "body":
            i += 1
            continue
        header, above = header_above(rows, i, taken_up_to)
        stop, sections = body_end(rows, i, header)
        above = above or ([] if header else first_section(rows, i, sections))
        blank = [row for row in above if is_line_left_blank(row, rows, i)]
        sections = [row for row in above if row not in blank] + sections
        body = [
            info
            for info in rows[: stop + 1]
            if info.row in blank or (info.row >= rows[i].row and info.row not in sections)
        ]
        over = rows.index(header[0]) - 1 if header else i - 1 - len(above)
        titles, particulars = _titles_above(rows, over, taken_up_to), particulars_above(rows, over, taken_up_to)
        band = Band(
            grid, [h.row for h in header], [b.row for b in body], sections, titles=titles, particulars=particulars
        )
        again = bool(whole and header) and _texts(band) == _texts(whole[-1])
        if again and (_are_page_numbers(titles) or _is_next_page(titles, whole[-1].titles)):
            whole[-1].body_rows += band.body_rows  # the header again at the top of a printed page
            whole[-1].sections += band.sections
            whole[-1].repeated_headers += [*sorted({token.cell.row for token in titles}), *band.header_rows]
        else:
            whole.append(band)
        taken_up_to = stop
        i = stop + 1
    if len(whole) == 1:
        whole[0].titles += caption_below(whole[0], rows)
    return [part for band in whole for part in split_columns(band, first, last)]


def is_list_of_texts(band: Band) -> bool:
    """A numbered list of notes, or a table of contents: its numbers run 1, 2, 3, ..., or its sheet says what it is."""
    first = band.value_columns[0]
    numbers = [t.value.count for row in band.body_rows if (t := band.grid.tokens.get((row, first))) and t.value]
    serial = numbers == list(range(1, len(numbers) + 1)) and len(numbers) == len(band.body_rows)
    if serial and len(band.value_columns) == 1 and first < min(band.label_columns, default=-1):
        return not heads_column_of_counts(heading(band, first))
    listed = _LISTS.match(clean(band.grid.sheet.name)) is not None
    return listed and not any(
        t.label.period or t.label.force for row in (*band.header_rows, *band.body_rows) for t in band.grid.rows[row]
    )


def heads_column_of_counts(text: str) -> bool:
    label = understand(text)
    return bool(label.period or label.subject or label.total) or clean(text).casefold() in ("number", "count", "volume")


def _texts(band: Band) -> list[tuple[int, str]]:
    heads = [(t.cell.column, _PAGE.sub("", t.cell.text).strip()) for r in band.header_rows for t in band.grid.rows[r]]
    return [(column, text) for column, text in heads if text]


def _is_next_page(titles: list[Token], before: list[Token]) -> bool:
    """True for the titles of the table before once more, with the number of another page."""
    texts = [[clean(token.cell.text) for token in tokens] for tokens in (titles, before)]
    one, other = (sorted(filter(None, (_PAGE.sub("", text) for text in said))) for said in texts)
    return one == other and any(map(_PAGE.search, texts[0]))


def _are_page_numbers(titles: list[Token]) -> bool:
    """True for nothing but `Page 1`, at the foot of the page before, and for no titles at all."""
    return all(not _PAGE.sub("", clean(token.cell.text)) for token in titles)


def _titles_above(rows: list[RowInfo], last: int, taken_up_to: int) -> list[Token]:
    """The text cells between this table and the one above it, nearest first."""
    return [
        token
        for j in range(last, taken_up_to, -1)
        for token in _of_title(rows[j])
        if token.kind in ("text", "date", "year", "word") or len(token.cell.text.split()) >= _WORDS_OF_A_TITLE
    ]


def _of_title(info: RowInfo) -> list[Token]:
    if info.kind != PARTICULAR:
        return info.tokens
    return info.tokens[1:] if kind_of_name(info.tokens[0].cell.text) == "titled" else []
