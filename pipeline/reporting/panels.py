"""What is shown of one force: its sentence, chart, numbers, and the cells they came from.

What belongs here: putting together what the queries gave, force by force. What does not: drawing it
(`templates/panel.html`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from pipeline.reporting.columns import Columns, columns
from pipeline.reporting.force_csv import force_csv
from pipeline.reporting.query import Warehouse
from pipeline.reporting.records import About, Cell, Collection, Doubt, ForceYear, Revision, Sentence, Total


class _OfForce(Protocol):
    @property
    def force_id(self) -> str | None: ...


_Of = TypeVar("_Of", bound=_OfForce)


@dataclass(frozen=True, slots=True)
class Document:
    """The cells of one year's figure in one file."""

    year: ForceYear
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One force. `newest` is the newest year that was asked about, whether it has a figure or not."""

    force_id: str
    name: str
    short_name: str
    nation: str | None
    years: tuple[ForceYear, ...]
    newest: ForceYear
    small: Columns
    chart: Columns
    sentence: Sentence | None
    five_years: Sentence | None
    total: Total | None
    documents: tuple[Document, ...]
    revisions: tuple[Revision, ...]
    doubts: tuple[Doubt, ...]
    csv: str


def panels(warehouse: Warehouse, collection: Collection, totals: Sequence[Total], about: About) -> list[Panel]:
    """The panel of every expected force, in the order of names."""
    name = collection.collection
    note = " ".join(filter(None, (about.illustrative_note, about.disclosure))) or None
    cells = _by_force(warehouse.cells(name))
    revisions, doubts = _by_force(warehouse.revisions(name)), _by_force(warehouse.doubts(name))
    said = [one for one in warehouse.sentences(name) if one.area_level == "force"]
    annual = {one.area_id: one for one in said if one.kind == "annual_change"}
    five = {
        one.area_id: one
        for one in said
        if one.kind == "cumulative_total" and one.financial_year == collection.newest_year
    }
    total = {one.area_id: one for one in totals if one.area_level == "force"}
    found = []
    for force_id, group in groupby(warehouse.force_years(name), key=lambda one: one.force_id):
        years = tuple(group)
        newest = years[-1]
        found.append(
            Panel(
                force_id=force_id,
                name=newest.name,
                short_name=newest.short_name,
                nation=newest.nation,
                years=years,
                newest=newest,
                small=columns(years, 160, 56),
                chart=columns(years, 320, 180, top=18, bottom=18),
                sentence=annual.get(force_id),
                five_years=five.get(force_id),
                total=total.get(force_id),
                documents=_documents(years, cells[force_id]),
                revisions=tuple(revisions[force_id]),
                doubts=tuple(doubts[force_id]),
                csv=force_csv(years, cells[force_id], note),
            )
        )
    return found


def _documents(years: Sequence[ForceYear], cells: Sequence[Cell]) -> tuple[Document, ...]:
    """The newest year first, as it is the one that is asked about."""
    return tuple(
        Document(year, tuple(one for one in cells if one.financial_year == year.financial_year))
        for year in reversed(years)
        if year.source_file is not None and year.round is not None
    )


def _by_force(rows: Iterable[_Of]) -> defaultdict[str | None, list[_Of]]:
    found: defaultdict[str | None, list[_Of]] = defaultdict(list)
    for row in rows:
        found[row.force_id].append(row)
    return found
