"""Gathering what stands around the tables of a file: titles, notes, legends, rounding.

What belongs here: sorting a workbook's texts into those roles. What does not: what they imply for a table
(`context.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.formats.workbook import Cell, Workbook
from pipeline.reading.labels.legend_lines import legends_in
from pipeline.reading.labels.legends import legend_of, rounding_of
from pipeline.reading.labels.number_legends import legend_of_number
from pipeline.reading.records.listing import Records
from pipeline.reading.surroundings.contents import sheets_listed
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.marked import marked_notes
from pipeline.reading.surroundings.own_question import answers_nothing, question_of
from pipeline.reading.tables.band import Band, heading
from pipeline.reading.tables.particulars import Particular
from pipeline.reading.tables.tokens import Grid

Found = tuple[Grid, Records | None, list[Band]]
"""A sheet with its list of records, or its tables."""


def note_legends(workbook: Workbook, around: Surroundings) -> None:
    """What the file says of its own signs and of rounding."""
    for sheet in workbook.sheets:
        for cell in sheet.cells.values():
            if isinstance(cell.value, str) and len(cell.text) > 3:
                several = [meant for one in legends_in(cell.text) if (meant := legend_of(one))]
                one = legend_of(cell.text) or legend_of_number(cell.text)
                if one is not None and not several:
                    several = [one]
                for meant in several:
                    around.legend.setdefault(*meant)
                if not several:
                    around.rounding = around.rounding or rounding_of(cell.text) or 0


def note_texts(found: list[Found], around: Surroundings) -> None:
    """Titles and notes: every text that is not part of a table's header or body."""
    titles: dict[str, list[str]] = defaultdict(list)
    answered = {question_of(grid) for grid, records, bands in found if bands or records is not None}
    for grid, records, bands in found:
        if not bands and records is None and answers_nothing(grid, answered):
            continue
        inside = {
            r for band in bands for r in (*band.header_rows, *band.repeated_headers, *band.body_rows, *band.sections)
        }
        listed_sheets = {} if bands or records is not None else sheets_listed(grid, (g.sheet.name for g, _, _ in found))
        if bands or records is not None:
            starts = {band.first_row for band in bands} | ({records.header_row} if records is not None else set())
            around.tables[grid.sheet.name] = sorted(starts)
        for band in sorted(bands, key=lambda band: band.first_row):
            for token in band.titles:
                around.titled.setdefault((grid.sheet.name, token.cell.address), band.first_row)
        listed = range(records.header_row, records.rows[-1] + 1) if records is not None else range(0)
        for mark, note in marked_notes(grid, bands, listed):
            around.marked.setdefault(mark, []).append(note)
        said = {p.name.cell.row: p for band in bands for p in band.particulars}
        for particular in said.values():
            _note_particular(particular, grid.sheet.name, around, titles)
        particulars = {(t.cell.row, t.cell.column) for particular in said.values() for t in particular}
        remarks = {(r, c) for band in bands for r in band.body_rows for c in columns_of_remarks(band)}
        widths = _widths(bands)
        taken = inside | set(listed)
        first = records.header_row if records is not None else min(inside, default=10**9)
        for row, tokens in grid.rows.items():
            if row in listed or _heads_left_out(grid, row, taken):
                continue
            below = records is not None and row > records.rows[-1]
            for token in tokens:
                if (row, token.cell.column) in particulars:
                    continue
                text = token.cell.text
                beside = token.kind == "missing" and row not in inside  # `- = not held. Dover is to June.`
                sentence = (token.kind == "word" or beside) and text.count(" ") > 2  # `2018/19 data is not held`
                of_table = row in inside and len(text) <= 100 and (row, token.cell.column) not in remarks
                if (token.kind != "text" and not sentence) or (of_table and not _apart(token.cell, widths)):
                    continue
                around.notes.append((grid.sheet.name, token.cell.address, text))
                if row in listed_sheets:
                    around.contents[grid.sheet.name, token.cell.address] = listed_sheets[row]
                    titles[listed_sheets[row]].append(text)
                elif (row < first or below) and row not in inside:
                    titles[grid.sheet.name].append(text)
                    if not bands and records is None:
                        titles[""].append(text)  # a cover sheet speaks for the whole file
    around.sheet_titles = dict(titles)
    if not around.sheet_titles.get("") and found:
        around.sheet_titles[""] = titles.get(found[0][0].sheet.name, [])
    around.look_for_cut_offs()


def _heads_left_out(grid: Grid, row: int, inside: set[int]) -> bool:
    """True for a line alone right over a header and its numbers that no table holds: it is of those that a sidecar
    leaves out."""
    header, body = grid.rows.get(row + 1, []), grid.rows.get(row + 2, [])
    outside = not {row, row + 1, row + 2} & inside
    return outside and len(grid.rows[row]) == 1 < min(len(header), len(body)) and any(t.kind == "number" for t in body)


def _note_particular(particular: Particular, sheet: str, around: Surroundings, titles: dict[str, list[str]]) -> None:
    """A line of a name and its value is one note; its value is a title too where it is heard as one."""
    around.notes.append((sheet, particular.value.cell.address, particular.said))
    if particular.kind == "titled":
        titles[sheet].append(particular.value.cell.text)


def columns_of_remarks(band: Band) -> list[int]:
    """The columns of notes, and those of texts behind all numbers that nothing heads."""
    last = max(band.value_columns, default=-1)
    return [*band.note_columns, *(c for c in band.label_columns if c > last >= 0 and not heading(band, c))]


def _widths(bands: list[Band]) -> dict[int, tuple[int, int]]:
    """The first and the last column of what stands in each row of the tables."""
    found: dict[int, tuple[int, int]] = {}
    for band in bands:
        columns = [*band.label_columns, *band.value_columns, *band.note_columns]
        for row in (*band.header_rows, *band.repeated_headers, *band.body_rows, *band.sections):
            first, last = found.get(row, (columns[0], columns[0]))
            found[row] = min(first, *columns), max(last, *columns)
    return found


def _apart(cell: Cell, widths: dict[int, tuple[int, int]]) -> bool:
    """True for a cell with an empty column between it and the tables of its row."""
    first, last = widths[cell.row]
    return cell.column < first - 1 or cell.column > last + 1
