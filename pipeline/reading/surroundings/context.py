"""What the surroundings of a table say: titles, notes, sheet name, file name, request log.

What belongs here: all those texts, the force that a table's axes leave unsaid, and agreement between all who name one.
What does not: the period (`title_period.py`), years that are not whole (`completeness.py`), or the axes (`tables/`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from pipeline.reading.labels.forces import force_of_label
from pipeline.reading.labels.forces_named import force_spoken_of, forces_in_text
from pipeline.reading.labels.legends import legend_of
from pipeline.reading.labels.marks import mark_of_note
from pipeline.reading.labels.number_legends import legend_of_number
from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.values import Value
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.surroundings.handovers import without_handovers
from pipeline.reading.surroundings.marked import MarkedNote
from pipeline.reading.surroundings.notes import ends_data, first_day_said, tells_when_taken
from pipeline.reading.surroundings.years_not_whole import years_said_part
from pipeline.reading.surroundings.years_said import says_other_years, speaks_of_financial_years

_MEANING_ENDS = re.compile(r"(?<=\w)[,;.]\s+")
_MARK_OF_NOTE = re.compile(r"[*†‡]+(?=\d)")  # `1 April 2019 to *24 February 2023`
_BELOW = re.compile(r"\b(?:below|following|next)\b", re.I)
_OF_ALL = re.compile(
    r"\b(?:all|both|every|throughout|each)\b|\bthis (?:workbook|file|response|spreadsheet|document|request|return)\b"
    r"|\b(?:tables|sheets|tabs|worksheets)\b|\bfigures\b",
    re.I,
)
_ADDRESS = re.compile(r"[@.]\s*[\w.-]+\.(?:police\.uk|pnn\.police\.uk)\b|\bwww\.[\w.-]+\.police\.uk\b", re.I)


def _signs(text: str, forces: tuple[str, ...]) -> bool:
    """True for a line that begins with a force's name, as a signature does: `Cleveland Police, Information
    Management`."""
    opening = re.split(r"[,|\n-]", text.strip(), maxsplit=1)[0]
    return len(forces) == 1 and len(text) <= 120 and force_of_label(opening) == forces[0]


@dataclass(slots=True)
class Surroundings:
    """All texts around the tables of one file. `named` are the forces that the file's name and the request log
    give, `asked` is what is known of the question, `left_out` what it leaves out, `asked_from` the first day that it
    asks about, `marked` are the notes that marks
    lead to; `counts`, `offence` and `breakdown` are what the sidecar says of one table, or of all. `tables` are the
    first rows of each sheet's tables, `titled` those that a cell is the title of, `contents` the sheet that a cell of a
    list of contents speaks of; `letter` is true for a document
    with tables in it."""

    file_name: str
    asked: str = ""
    left_out: str = ""
    asked_from: date | None = None
    named: tuple[str, ...] = ()
    declared_force: str | None = None
    declared_period: Period | None = None
    counts: str | None = None
    offence: str | None = None
    breakdown: str | None = None
    sheet_titles: dict[str, list[str]] = field(default_factory=dict)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    tables: dict[str, list[int]] = field(default_factory=dict)
    titled: dict[tuple[str, str], int] = field(default_factory=dict)
    contents: dict[tuple[str, str], str] = field(default_factory=dict)
    letter: bool = False
    round_: int | None = None
    last_year: int | None = None
    other_years: list[tuple[str, str, str]] = field(default_factory=list)
    no_counts: tuple[str, str, str] | None = None
    overlaps: list[tuple[str, str, str]] = field(default_factory=list)
    part_years: dict[tuple[int | None, str], str] = field(default_factory=dict)
    cut_offs: list[tuple[date, str, str, str]] = field(default_factory=list)
    beginnings: list[tuple[date, str, str, str]] = field(default_factory=list)
    legend: dict[str, Value] = field(default_factory=dict)
    marked: dict[str, list[MarkedNote]] = field(default_factory=dict)
    rounding: int = 0
    covers: Period | None = None

    def titles_of(self, sheet: str) -> list[str]:
        """The titles that speak for a sheet: its own, then those of a cover sheet."""
        return [*self.sheet_titles.get(sheet, []), *self.sheet_titles.get("", [])]

    def listed_as(self, sheet: str) -> list[str]:
        """What lists of contents say that a sheet holds."""
        return [text for on, at, text in self.notes if self.contents.get((on, at)) == sheet]

    def notes_on(self, sheet: str, first_row: int) -> list[tuple[str, str, str]]:
        """The notes that concern the table of a sheet that begins in this row: those after it, above all tables of its
        sheet, and on sheets without any."""
        return [note for note in self.notes if self._begins(*note) in (None, (sheet, first_row))]

    def notes_of(self, mark: str, sheet: str, first_row: int) -> list[MarkedNote]:
        """The notes that a mark leads to in the table of a sheet that begins in this row: those that concern the
        table, else others on its sheet, else any."""
        found = self.marked.get(mark, [])
        here = [note for note in found if note.sheet == sheet]
        own = [note for note in here if self._begins(note.sheet, note.address, note.text) in (None, (sheet, first_row))]
        return own or here or found

    def _begins(self, sheet: str, address: str, text: str) -> tuple[str, int] | None:
        """The one table that a note concerns, by where it begins; None for all."""
        if (sheet, address) in self.contents:
            spoken_of = self.contents[sheet, address]
            return spoken_of, next(iter(self.tables.get(spoken_of, [])), 0)
        tables = self.tables.get(sheet, [])
        row = int(re.sub(r"\D", "", address)) - 1
        after = [first for first in tables if first > row]
        before = [first for first in tables if first <= row]
        if len(tables) < 2:
            return (sheet, tables[0]) if tables else None
        if (sheet, address) in self.titled:
            return sheet, self.titled[sheet, address]
        if not before:
            return None
        return sheet, after[0] if after and _BELOW.search(text) else before[-1]

    def other_years_of(self, sheet: str, first_row: int) -> tuple[str, str, str] | None:
        """The note by which the years of the table of a sheet that begins in this row are no financial years. What a
        sheet or a title says of years is of its own tables, unless it speaks of all."""
        own = self.notes_on(sheet, first_row)
        return next((note for note in self.other_years if note in own or _OF_ALL.search(note[2])), None)

    def financial_years_said(self, sheet: str) -> str | None:
        """The title or note by which the years of a sheet may be no calendar years, where its labels leave it open."""
        texts = [
            sheet,
            self.file_name,
            *self.titles_of(sheet),
            *(text for name, _, text in self.notes if name == sheet),
        ]
        return next((t for t in texts if speaks_of_financial_years(t)), None)

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
        no_counts = patterns("title")["note"]
        overlap = patterns("title")["overlap"]
        for sheet, address, text in self.notes:
            if says_other_years(text):
                self.other_years.append((sheet, address, text))
            if no_counts.search(clean(text)):
                self.no_counts = self.no_counts or (sheet, address, text)
            said = clean(text)
            summed = says("doubt", "summed", said) and not says("doubt", "summed_once", said)
            if summed or (overlap.search(said) and not says("title", "no_overlap", text)):
                self.overlaps.append((sheet, address, text))
            times = without_handovers(_behind_a_legend(text))
            for year in years_said_part(times):
                if year is not None or mark_of_note(text) is None:  # else its mark says of which year
                    self.part_years.setdefault((year, force_spoken_of(text)), text)
            if (first := first_day_said(times)) is not None:
                self.beginnings.append((first, sheet, address, text))
            unmarked = _MARK_OF_NOTE.sub("", times)
            for period in find_periods(unmarked):
                cut = ends_data(unmarked, period) or tells_when_taken(unmarked, period)
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


def _behind_a_legend(text: str) -> str:
    """What a text says behind the meaning of a sign, `- = not held. Dover is to June`: a date within the meaning is of
    the figures that have the sign."""
    is_legend = legend_of(text) is not None or legend_of_number(text) is not None
    return " ".join(_MEANING_ENDS.split(text, maxsplit=1)[1:]) if is_legend else text
