"""What a layout is given: the figures of one response, with the parts and labels it may show.

What belongs here: the questions every layout asks. What does not: any particular arrangement of cells.
"""

from dataclasses import dataclass

from samples.book import Row, Value
from samples.figures import Figure
from samples.splitting import split
from samples.wording import COUNTED, OFFENCE_LISTS, YEAR_NOTATIONS, Offence

WITHHELD = "<5"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One response: `figures` holds the force's figure (or marker) for each force and year it states.

    `note` is the sentence that tells the reader that some figures are illustrative, or empty.
    """

    forces: tuple[str, ...]
    names: dict[str, str]
    years: tuple[str, ...]
    figures: dict[tuple[str, str], Figure]
    reference: str
    year_notation: str
    offence_list: str
    withhold_small: bool
    note: str

    @property
    def force(self) -> str:
        """The only force of the response."""
        (force,) = self.forces
        return force

    @property
    def title(self) -> str:
        """The force or forces, as they sign."""
        return " and ".join(self.names[force] for force in self.forces)

    @property
    def offences(self) -> tuple[Offence, ...]:
        return OFFENCE_LISTS[self.offence_list]

    def year(self, year: str) -> str:
        """The year as this force writes it."""
        return YEAR_NOTATIONS[self.year_notation](year)

    def year_labels(self) -> list[Value]:
        return [self.year(year) for year in self.years]

    def figure(self, force: str, year: str) -> Figure:
        return self.figures[force, year]

    def totals(self, force: str) -> list[Value]:
        """The force's figure of each year."""
        return [self.figure(force, year) for year in self.years]

    def parts(self, force: str, year: str, names: list[str], none_in: tuple[str, ...] = ()) -> list[Value]:
        """The figure in parts; a marker stands in every part, and small parts are withheld where the force does so."""
        figure = self.figure(force, year)
        if isinstance(figure, str):
            return [figure] * len(names)
        shares = split(figure, names, force, year, none_in=none_in)
        return [WITHHELD if self.withhold_small and 0 < share < 5 else share for share in shares]

    def by_offence(self, force: str, year: str) -> list[Value]:
        """The figure in its offences."""
        labels = [offence.label for offence in self.offences]
        return self.parts(force, year, labels, tuple(o.label for o in self.offences if o.since > year))

    def offence_rows(self, force: str) -> list[list[Value]]:
        """For each offence its figures of all years."""
        columns = [self.by_offence(force, year) for year in self.years]
        return [list(row) for row in zip(*columns, strict=True)]

    def preamble(self) -> list[Row]:
        """The lines above the table: who answers, which request, what is counted."""
        return [[self.title], [f"Freedom of Information request reference {self.reference}"], [COUNTED], []]

    def closing(self) -> list[Row]:
        """The lines below the table."""
        return [[], [self.note]] if self.note else []
