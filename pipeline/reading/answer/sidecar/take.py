"""The answer as a sidecar chooses it: which rows, columns, tables or sheets are meant.

What belongs here: keeping the chosen lines of a table and setting the others aside. What does not: deciding without
being told which of two figures is the answer; that is a refusal.
"""

from __future__ import annotations

from pipeline.reading.labels.text import clean, key, without_marker
from pipeline.reading.labels.wording import MAY_BE_COUNTED
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.line import Line, Table


def take_lines(table: Table, take: tuple[str, ...]) -> bool:
    """Keep only the chosen lines of a table, as leaves; false where nothing in the table was chosen.

    Each entry is a label, or labels from the outermost in with ` > ` between them.
    """
    wanted = _paths(take)
    around = _around(table)
    by_column, by_row = lines_taken(table, take)
    if by_column:
        table.columns = [_chosen(column, wanted) for column in by_column]
    if by_row:
        table.rows = [_chosen(row, wanted) for row in by_row]
    return bool(by_column or by_row) or any(len(path) == 1 and path[0] in around for path in wanted)


def lines_taken(table: Table, take: tuple[str, ...]) -> tuple[list[Line], list[Line]]:
    """The columns and the rows of a table that are taken by their labels."""
    wanted, around = _paths(take), _around(table)
    columns, rows = (
        [line for line in lines if any(_says(line, around, path) for path in wanted)]
        for lines in (table.columns, table.rows)
    )
    return columns, rows


def _paths(take: tuple[str, ...]) -> list[list[str]]:
    return [[key(part) for part in entry.split(">")] for entry in take]


def _around(table: Table) -> set[str]:
    return set().union(_keys(table.sheet), *(_keys(token.cell.text) for token in table.band.titles))


def may_be_taken(band: Band, take: tuple[str, ...]) -> bool:
    """True if some text of a table, or of what names it, is among what is taken: such a table must be readable."""
    wanted = {key(entry.split(">")[-1]) for entry in take}
    rows = (*band.header_rows, *band.body_rows, *band.sections)
    texts = [
        band.grid.sheet.name,
        *(t.cell.text for t in band.titles),
        *(t.cell.text for r in rows for t in band.grid.rows.get(r, [])),
    ]
    return any(wanted & _keys(text) for text in texts)


def is_title_taken(band: Band, take: tuple[str, ...]) -> str | None:
    """The title of a table that is among what is taken, which says that its figures are the answer."""
    wanted = {key(entry) for entry in take}
    return next((t.cell.text for t in band.titles if wanted & _keys(t.cell.text)), None) if wanted else None


def _keys(text: str) -> set[str]:
    """How a label may be named: as it stands, and without the marker of a note."""
    return {key(text), key(without_marker(text))}


def _says(line: Line, around: set[str], path: list[str]) -> bool:
    """True if the line's labels hold the path from the outside in; the surroundings may hold its first parts."""
    labels = [_keys(facet.token.cell.text) for facet in line.facets]
    for inner in range(len(labels)):
        if path[-1] in labels[inner]:
            left = list(path[:-1])
            for label in reversed(labels[:inner]):
                if left and left[-1] in label:
                    left.pop()
            if all(part in around for part in left):
                return True
    return False


def taken_totals(table: Table, take: tuple[str, ...]) -> list[Line]:
    """The totals of a table that are taken for the answer, by their own labels."""
    wanted = _paths(take)
    return [line for line in (*table.columns, *table.rows) if _is_chosen_total(line, wanted)]


def _is_chosen_total(line: Line, wanted: list[list[str]]) -> bool:
    return line.total and any(
        path[-1] in _keys(facet.token.cell.text) for path in wanted for facet in line.facets if facet.label.total
    )


def _chosen(line: Line, wanted: list[list[str]]) -> Line:
    """A chosen total is the answer itself; its label no longer divides the count. A line that seems to hold ranks or
    the like holds counts, if a person takes it by the label that says so."""
    taken = [f.label for f in line.facets if any(path[-1] in _keys(f.token.cell.text) for path in wanted)]
    named = [label for label in taken if label.measure in MAY_BE_COUNTED]
    if named:
        line.measure = None
        line.offences += tuple(label.rest for label in named if label.rest and label.rest not in line.offences)
    if _is_chosen_total(line, wanted):
        line.total = line.partial_total = False
        line.children = frozenset()
    return line


def nothing_taken(tables: list[Table], take: tuple[str, ...]) -> Refusal:
    labels = dict.fromkeys(
        clean(f.token.cell.text) for table in tables for line in (*table.columns, *table.rows) for f in line.facets
    )
    shown = ", ".join(repr(label) for label in list(labels)[:12])
    return Refusal(
        tables[0].sheet if tables else "",
        "",
        ", ".join(take),
        f"The sidecar takes {', '.join(map(repr, take))}, but no label of the file says that.",
        f"Labels found: {shown}." if shown else "No table was found in the file.",
    )
