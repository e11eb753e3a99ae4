"""What the surroundings of a table say: titles, notes, sheet name, file name, request log.

What belongs here: all those texts, the force that a table's axes leave unsaid, and agreement between all who name one.
What does not: the period (`title_period.py`), years that are not whole (`completeness.py`), or the axes (`tables/`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from pipeline.reading.labels.forces import force_names, force_of_label, forces_in_text, names_of
from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.values import Value
from pipeline.reading.labels.words import patterns
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.notes import ends_data, years_said_part
from pipeline.reading.tables.line import Table

_NO_OVERLAP = re.compile(r"\b(?:not be|not been|never|no|only once|once only|avoids?)\b", re.I)
_MARK_OF_NOTE = re.compile(r"[*†‡]+(?=\d)")  # `1 April 2019 to *24 February 2023`
_IN_BRACKETS = re.compile(r"\((?:with|and|in partnership with|on behalf of)\b[^()]*\)", re.I)
_FINANCIAL_YEARS = re.compile(r"\b(?:financial|fiscal)[ _-]years?\b", re.I)
_BETWEEN_NAMES = re.compile(r"\b(?:police|constabulary|service|force|forces|and|the|of|heddlu|area|joint)\b")
_ADDRESS = re.compile(r"[@.]\s*[\w.-]+\.(?:police\.uk|pnn\.police\.uk)\b|\bwww\.[\w.-]+\.police\.uk\b", re.I)


def _signs(text: str, forces: tuple[str, ...]) -> bool:
    """True for a line that begins with a force's name, as a signature does: `Cleveland Police, Information
    Management`."""
    opening = re.split(r"[,|\n-]", text.strip(), maxsplit=1)[0]
    return len(forces) == 1 and len(text) <= 120 and force_of_label(opening) == forces[0]


@dataclass(slots=True)
class Surroundings:
    """All texts around the tables of one file. `named` are the forces that the file's name and the request log give."""

    file_name: str
    named: tuple[str, ...] = ()
    declared_force: str | None = None
    declared_period: Period | None = None
    sheet_titles: dict[str, list[str]] = field(default_factory=dict)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    round_: int | None = None
    last_year: int | None = None
    other_years: tuple[str, str, str] | None = None
    no_counts: tuple[str, str, str] | None = None
    overlaps: list[tuple[str, str, str]] = field(default_factory=list)
    part_years: dict[int | None, str] = field(default_factory=dict)
    cut_offs: list[tuple[date, str, str, str]] = field(default_factory=list)
    legend: dict[str, Value] = field(default_factory=dict)
    rounding: int = 0
    covers: Period | None = None

    def titles_of(self, sheet: str) -> list[str]:
        """The titles that speak for a sheet: its own, then those of a cover sheet."""
        return [*self.sheet_titles.get(sheet, []), *self.sheet_titles.get("", [])]

    def financial_years_said(self, sheet: str) -> str | None:
        """The title or note that speaks of financial years, and of them alone, where a sheet's labels leave it open."""
        texts = [sheet, *self.titles_of(sheet), *(text for name, _, text in self.notes if name == sheet)]
        return next((t for t in texts if _FINANCIAL_YEARS.search(t) and "calendar" not in t.casefold()), None)

    def signed_by(self) -> tuple[str, str, str, tuple[str, ...]] | None:
        """The one force whose address or signature stands in the file, where nothing else names any."""
        signed = [
            ("its signature", address, text, forces)
            for _, address, text in self.notes
            if (forces := forces_in_text(text)) and (_ADDRESS.search(text) or _signs(text, forces))
        ]
        named = {forces for *_, forces in signed}
        return signed[0] if len(named) == 1 and len(next(iter(named))) == 1 else None

    def look_for_cut_offs(self) -> None:
        """Dates by which the data was extracted, from every text of the file that is no label."""
        denied, no_counts = patterns("title")["other_years"], patterns("title")["note"]
        overlap = patterns("title")["overlap"]
        for sheet, address, text in self.notes:
            if denied.search(clean(text)) and not re.search(r"\bfinancial\b|\bapr", text, re.I):
                self.other_years = self.other_years or (sheet, address, text)
            if no_counts.search(clean(text)):
                self.no_counts = self.no_counts or (sheet, address, text)
            if overlap.search(clean(text)) and not _NO_OVERLAP.search(text):
                self.overlaps.append((sheet, address, text))
            for year in years_said_part(text):
                self.part_years.setdefault(year, text)
            unmarked = _MARK_OF_NOTE.sub("", text)
            for period in find_periods(unmarked):
                cut = ends_data(unmarked, period)
                part = (
                    period.kind in ("part_year", "span")
                    and period.start
                    and (period.start.month, period.start.day) == (4, 1)
                )
                whole = (
                    period.end
                    and (period.end.month, period.end.day) in ((3, 31), (12, 31))
                    and period.kind == "span"
                    and period.end.month == 3
                )
                if period.end and (cut or (part and not whole and " " in period.text)):
                    self.cut_offs.append((period.end, sheet, address, text))


def force_of_table(table: Table, around: Surroundings) -> str | None:
    """The one force that a table without forces on its axes is about; None where nobody names one.

    Raises Refusal where title, sheet name, file name and request log do not agree, or a title names several.
    """
    if around.declared_force:
        return around.declared_force
    sources: list[tuple[str, str, str, tuple[str, ...]]] = []
    _not_of_several(table, around)
    sources += _titles_that_name(table)
    corner = [t for r in table.band.header_rows for c in table.band.label_columns if (t := table.band.grid.at(r, c))]
    for token in corner:  # `Kent Police, recorded crime` over the labels
        forces = forces_in_text(token.cell.text)
        if forces:
            sources.append(("the heading of its labels", token.cell.address, token.cell.text, forces))
            break
    sheet_forces = forces_in_text(table.sheet)
    if sheet_forces:
        sources.append(("the sheet's name", "", table.sheet, sheet_forces))
    if not any(source[0] == "its title" for source in sources):
        for text in around.titles_of(table.sheet):
            forces = forces_in_text(text)
            if forces:
                sources.append(("the title of the sheet", "", text, forces))
                break
    if not sources and not around.named:
        signed = around.signed_by()
        if signed:
            sources.append(signed)
    if around.named:
        sources.append(("the file's name or the request log", "", around.file_name, around.named))
    return _agreed(table, sources)


def _titles_that_name(table: Table) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The nearest title that names a force, and the nearest that is the name of one and nothing else, as a letterhead
    is. Who a team works with, `(with Dorset Police)`, is not whose figures they are."""
    titles = [
        (token.cell.address, token.cell.text, forces_in_text(_IN_BRACKETS.sub(" ", token.cell.text)))
        for token in table.band.titles
    ]
    named = [one for one in titles if one[2]]
    bare = [one for one in named if force_of_label(one[1])]
    return [("its title", *one) for one in dict.fromkeys([*named[:1], *bare[:1]])]


def _letterhead(text: str) -> tuple[str, ...]:
    """The forces of a line that holds their names and nothing else; empty for any other line."""
    forces = forces_in_text(text)
    rest = f" {key(text)} "
    for name in sorted((key(name) for force in forces for name in names_of(force)), key=len, reverse=True):
        rest = rest.replace(f" {name} ", "  ")
    return forces if forces and not _BETWEEN_NAMES.sub(" ", rest).strip() else ()


def _not_of_several(table: Table, around: Surroundings) -> None:
    """Refuse a table under the names of two forces, where no line and no sheet is of one alone: the file's name does
    not divide its figures."""
    titles = [(token.cell.address, token.cell.text) for token in table.band.titles]
    titles += [("", text) for text in around.titles_of(table.sheet)]
    heads = [(address, text, names) for address, text in titles if (names := _letterhead(text))]
    joint = next((head for head in heads if len(head[2]) > 1), None)
    if joint is None or any(len(names) == 1 for *_, names in heads) or forces_in_text(table.sheet):
        return
    address, text, forces = joint
    both = " and ".join(force_names()[force] for force in forces)
    raise Refusal(
        table.sheet,
        address,
        text,
        f"The file names more than one force, {both}, and nothing divides its figures between them.",
        'Ask for the figures of each force; or say whose they are in the sidecar: force = "<force id>".',
    )


def _agreed(table: Table, sources: list[tuple[str, str, str, tuple[str, ...]]]) -> str | None:
    if not sources:
        return None
    common = set(sources[0][3])
    for _, _, _, forces in sources[1:]:
        common &= set(forces)
    if len(common) == 1:
        return next(iter(common))
    names = force_names()
    said = "; ".join(f"{where} says {' and '.join(names[f] for f in forces)}" for where, _, _, forces in sources)
    _, address, text, _ = sources[0]
    several = "names more than one force" if common else "does not agree on the force"
    raise Refusal(
        table.sheet,
        address,
        text,
        f"The file {several}: {said}.",
        'Say whose figures these are in the sidecar: force = "<force id>"; or ask the force if the wrong file was '
        "sent.",
        whole_file=not common,
    )
