"""Record-level lists, one row per offence: counted by financial year, and never kept.

What belongs here: the counts, as entries beside those of tables. Only counts leave this module: no value of a
record is kept, since records are personal data. What does not: recognising such a list (`finding.py`), what dates a
record (`dating.py`), or whether a year is whole (`whole_years.py`).
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from pipeline.reading.entries.entry import OF_RECORDS, Entry
from pipeline.reading.labels.forces import force_of_label
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.period import Period
from pipeline.reading.labels.text import key
from pipeline.reading.labels.values import exact
from pipeline.reading.model import cell_address
from pipeline.reading.records.dating import dating_of
from pipeline.reading.records.flags import flagged_rows
from pipeline.reading.records.listing import Records
from pipeline.reading.records.no_crimes import each_a_crime
from pipeline.reading.records.one_offence import one_offence_each
from pipeline.reading.records.references import no_reference_twice
from pipeline.reading.records.stated import check_stated
from pipeline.reading.records.titles import calls_itself_whole
from pipeline.reading.records.whole_years import cut_years
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.completeness import cut_short
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.tables.axis import Axis
from pipeline.reading.tables.line import Facet, Line


def count_records(
    records: Records, number: int, around: Surroundings, flag: str | None, take: tuple[str, ...]
) -> list[Entry]:
    """One count per force, financial year and offence. Raises Refusal where a year cannot be shown to be
    complete, or a record to be an offence. `flag`: the collection counts the flagged ones alone; `take`: what the
    sidecar names."""
    grid, header, rows = records.grid, records.header_row, records.rows
    records.totals = check_stated(grid, header, rows)
    if around.counts is None and not take:
        calls_itself_whole(records.sheet, records.over(), around)
    no_reference_twice(grid, header, rows)
    each_a_crime(grid, header, rows)
    one_offence_each(grid, header, rows, records.offence_column)
    records.counted = flagged_rows(grid, header, rows, flag, around.asked)
    records.dating = dating = dating_of(grid, header, records.dates, records.month_column, records.year_column, take)
    years = {row: dating.year(row) for row in rows}
    days = [day for row in rows if (day := dating.day(row)) is not None]
    partial = cut_years(days, records.sheet, around, years_said=dating.kind == "year") if days else {}
    offence_column = records.offence_column if records.names_offences() else None
    taken = {name for name in records.offences() if key(name) in set(map(key, take))}
    records.counted = [row for row in records.counted if not taken or records.text(row, offence_column) in taken]
    counts: Counter[tuple[str, int, str | None]] = Counter()
    for row in records.counted:
        counts[_force(records, row, around), years[row], records.text(row, offence_column)] += 1
    named = any(offence for _, _, offence in counts)
    lines = _lines(records, offence_column)
    place = f"{cell_address(rows[0], dating.column)}:{cell_address(rows[-1], dating.column)}"
    return [
        Entry(
            sheet=records.sheet,
            address=place,
            table=number,
            token=None,
            value=exact(count),
            force=force,
            period=_period(year, partial.get(year), around, force),
            offence=(offence or "(no offence named)") if named else None,
            code=None,
            categories=(),
            flag=None,
            subject=None,
            labels=(offence,) if offence else (records.sheet,),
            row=lines.get(offence),
            # The rows of a list are of one kind, each counted once.
            covered=frozenset({(number, OF_RECORDS, 0)}),
            stated=f"{count} records of {year}/{(year + 1) % 100:02d}",
        )
        for (force, year, offence), count in sorted(counts.items(), key=str)
    ]


def _lines(records: Records, column: int | None) -> dict[str | None, Line]:
    """Each offence named, as the label of a line: what holds for the lines of a table holds for it."""
    if column is None:
        return {}
    first = {
        records.text(row, column): records.grid.tokens[row, column]
        for row in reversed(records.counted)
        if (row, column) in records.grid.tokens
    }
    axis = Axis(records.grid.tokens[records.header_row, column].cell.text, list(first.values()), "offence")
    return {name: Line(t.cell.row, [Facet(axis, t, t.label, True)]) for name, t in first.items()}


def _force(records: Records, row: int, around: Surroundings) -> str:
    if records.force_column is not None:
        force = force_of_label(records.text(row, records.force_column) or "")
        whose = (around.declared_force,) if around.declared_force else around.named
        if force and whose and force not in whose:
            raise Refusal(
                records.sheet,
                cell_address(row, records.force_column),
                "",
                f"The record is one of {force}, in a list of {' and '.join(whose)}: it may have been "
                "transferred, or have happened there.",
                "Ask the force for the offences that it recorded itself; or, if the list is one of several forces, "
                "name them all in the file's name.",
            )
        if force:
            return force
    titles = around.titles_of(records.sheet)
    named = [f for f in (forces_in_text(t) for t in titles) if f][:1] + ([around.named] if around.named else [])
    if around.declared_force:
        return around.declared_force
    common = set.intersection(*map(set, named)) if named else set()
    if len(common) == 1:
        return next(iter(common))
    raise Refusal(
        records.sheet,
        "",
        "",
        "Nothing says, beyond doubt, whose records these are.",
        'Say it in the sidecar: force = "<force id>".',
    )


def _period(year: int, cut: tuple[date, date] | None, around: Surroundings, force: str) -> Period:
    """A financial year, or what there is of it by the period that the file states, its notes or the round."""
    if cut is not None:
        return Period("part_year", "", 0, 0, *cut)
    return cut_short(Period("financial_year", "", 0, 0, date(year, 4, 1), date(year + 1, 3, 31)), around, force)[0]
