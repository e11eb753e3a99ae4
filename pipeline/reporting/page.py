"""What stands on the page of one collection, and in its part of the index.

What belongs here: choosing and ordering figures that the query layer gave. What does not: computing any, or drawing
them (`templates/`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reporting.bars import Bar, Diverging, diverging, from_zero
from pipeline.reporting.panels import Panel, panels
from pipeline.reporting.query import Warehouse
from pipeline.reporting.records import About, Change, Collection, Revision, Round, Sentence, Source, Total, Year
from pipeline.reporting.tiles import Tile, tiles

# As many rises and falls are shown at once; those between them can be opened.
SHOWN_MOVERS = 8


@dataclass(frozen=True, slots=True)
class Movers:
    """The comparable forces, the largest rise first, cut into three; and those that cannot be compared."""

    scale: Diverging
    rises: tuple[Change, ...]
    between: tuple[Change, ...]
    falls: tuple[Change, ...]
    rose: int
    fell: int
    unchanged: int
    not_comparable: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class TotalsTable:
    """Areas of one scheme and level, which do not overlap and may stand beside each other."""

    scheme: str
    level: str
    totals: tuple[Total, ...]
    bars: dict[str, Bar]


@dataclass(frozen=True, slots=True)
class Page:
    """A collection's page. Without figures, `year` is None."""

    collection: Collection
    about: About
    year: Year | None
    years: tuple[Year, ...]
    total: Total | None
    sentences: tuple[Sentence, ...]
    movers: Movers
    tiles: tuple[Tile, ...]
    panels: tuple[Panel, ...]
    totals: tuple[TotalsTable, ...]
    revisions: tuple[Revision, ...]
    rounds: tuple[Round, ...]
    sources: tuple[Source, ...]

    @property
    def statuses(self) -> set[str | None]:
        """What is met in the grid, and must be in its key."""
        return {year.status for one in self.panels for year in one.years}


def page(warehouse: Warehouse, collection: Collection, about: About) -> Page:
    """Everything that the page of a collection shows."""
    name, newest = collection.collection, collection.newest_year
    years = warehouse.years(name)
    changes = warehouse.changes(name, newest) if newest else []
    totals = warehouse.totals(name, newest) if newest else []
    return Page(
        collection=collection,
        about=about,
        year=years[-1] if years else None,
        years=tuple(years),
        total=next((one for one in totals if one.area_level == "collection"), None),
        sentences=tuple(
            one
            for one in warehouse.sentences(name)
            if one.area_level == "collection" and one.financial_year == newest
        ),
        movers=_movers(changes),
        tiles=tuple(tiles(changes)),
        panels=tuple(panels(warehouse, collection, totals, about)),
        totals=tuple(_tables(totals)),
        revisions=tuple(warehouse.revisions(name)),
        rounds=tuple(warehouse.rounds(name)),
        sources=tuple(warehouse.sources(name)),
    )  # fmt: skip


def _movers(changes: Sequence[Change]) -> Movers:
    known = [one for one in changes if one.change is not None]
    rose = [one for one in known if one.direction == "rise"]
    fell = [one for one in known if one.direction == "fall"]
    rises, falls = tuple(rose[:SHOWN_MOVERS]), tuple(fell[-SHOWN_MOVERS:])
    return Movers(
        scale=diverging(known),
        rises=rises,
        between=tuple(known[len(rises) : len(known) - len(falls)]),
        falls=falls,
        rose=len(rose),
        fell=len(fell),
        unchanged=len(known) - len(rose) - len(fell),
        not_comparable=tuple(one for one in changes if one.change is None),
    )


def _tables(totals: Sequence[Total]) -> list[TotalsTable]:
    """Regions scheme by scheme, then nations, then forces: a table each, since they count the same offences again."""
    found = []
    for level in ("region", "nation", "force"):
        of_level = [one for one in totals if one.area_level == level]
        for scheme in dict.fromkeys(one.scheme for one in of_level):
            rows = tuple(one for one in of_level if one.scheme == scheme)
            found.append(TotalsTable(scheme, level, rows, from_zero(rows)))
    return found
