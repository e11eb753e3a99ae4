"""A row or column of a table with everything its labels say, joined.

What belongs here: the records `Facet`, `Line` and `Table`, and how one label's meaning joins the others'. What does
not: which labels govern a line (`lines.py`).
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, replace

from pipeline.reading.labels.forces import Place
from pipeline.reading.labels.period import Period, kind_of_range
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import Label
from pipeline.reading.tables.axis import Axis
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.dated_codes import is_dated_code
from pipeline.reading.tables.tokens import Token
from pipeline.reading.tables.year_heading import FROM, TO


@dataclass(frozen=True, slots=True)
class Facet:
    """One label of a line, with the axis it belongs to. `own` is false for a label filled down or along to this
    line."""

    axis: Axis
    token: Token
    label: Label
    own: bool


@dataclass(slots=True)
class Line:
    """A row or a column of a table and everything that is said of it. `children` are the rows beneath a row that
    heads them."""

    index: int
    facets: list[Facet]
    total: bool = False
    partial_total: bool = False
    measure: str | None = None
    periods: tuple[Period, ...] = ()
    several_periods: bool = False
    forces: tuple[str, ...] = ()
    place: Place | None = None
    offences: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()
    flag: str | None = None
    subset: bool = False
    subjects: tuple[str, ...] = ()
    children: Set[int] = frozenset()

    @property
    def name(self) -> str:
        """The line's labels, outermost first, for a message."""
        return " / ".join(dict.fromkeys(f.label.text for f in self.facets if f.label.text)) or "(no label)"

    @property
    def dated_code(self) -> Token | None:
        """The date that stands where the line's offence code should."""
        return next((f.token for f in self.facets if f.axis.role == "code" and is_dated_code(f.token)), None)

    @property
    def signature(self) -> tuple[object, ...]:
        """What the line is about, apart from being a total: lines that a total of the same signature covers share
        it."""
        return (self.periods, self.forces, self.offences, self.categories, self.flag)


@dataclass(slots=True)
class Table:
    """A band with its lines. `rows` and `columns` are in sheet order."""

    band: Band
    rows: list[Line]
    columns: list[Line]
    axes: list[Axis]

    @property
    def sheet(self) -> str:
        return self.band.grid.sheet.name

    def token(self, row: Line, column: Line) -> Token | None:
        return self.band.grid.tokens.get((row.index, column.index))


def make_line(index: int, facets: list[Facet]) -> Line:
    """A line with the meaning of all its labels joined."""
    line = Line(index, facets)
    asks = any("?" in facet.label.text for facet in facets)
    for facet in facets:
        _add(line, _number_of_question(facet) if asks else facet)
    _join_from_to(line)
    _join_code(line)
    if line.dated_code is not None:
        line.codes = ()  # a class without its subclass is another code
    own_places = [f.label.place for f in facets if f.own and f.label.place]
    line.place = own_places[-1] if own_places and not line.forces else None
    line.total = any(f.label.total for f in facets)
    line.partial_total = any(f.label.partial_total for f in facets)
    return line


def _join_from_to(line: Line) -> None:
    """Two columns `From` and `To` name one period between them."""
    starts = [f.label.period for f in line.facets if f.label.period and FROM.match(f.axis.heading)]
    ends = [f.label.period for f in line.facets if f.label.period and TO.match(f.axis.heading)]
    if len(starts) != 1 or len(ends) != 1 or starts[0].start is None or ends[0].end is None:
        return
    start, end = starts[0].start, ends[0].end
    joined = Period(kind_of_range(start, end), f"{starts[0].text} to {ends[0].text}", 0, 0, start, end)
    line.periods = (*(p for p in line.periods if p not in (starts[0], ends[0])), joined)


_SUBCLASS = re.compile(r"\bsub", re.I)


def _join_code(line: Line) -> None:
    """A class and, in a column of its own, its subclass are one code between them: 86 and 2 are 86/2."""
    parts = [f for f in line.facets if f.axis.role == "code" and f.label.code and "/" not in f.label.code]
    if len(parts) == 2 and not _SUBCLASS.search(parts[0].axis.heading) and _SUBCLASS.search(parts[1].axis.heading):
        joined = "/".join(str(f.label.code) for f in parts)
        line.codes = (joined, *(code for code in line.codes if code not in {f.label.code for f in parts}))


def _add(line: Line, facet: Facet) -> None:
    """Join one label's meaning to the line's."""
    label, role = facet.label, facet.axis.role
    line.measure = line.measure or label.measure
    line.several_periods = line.several_periods or label.several_periods
    if label.period and label.period not in line.periods:
        line.periods += (label.period,)
    if label.force and label.force not in line.forces:
        line.forces += (label.force,)
    if label.code:
        line.codes += (label.code,)
    if label.subject and role != "force":
        line.subjects += (label.subject,)
    line.flag = label.flag if label.flag else line.flag
    line.subset = line.subset or label.subset
    if role == "category" and not label.total:
        answer = label.category == "answer" and _asks_for_flag(facet)
        if answer:
            line.flag = "yes" if label.text.casefold().startswith(("y", "t")) else "no"
        line.categories += ((label.category or facet.axis.family, label.text),)
    elif label.rest and (label.total or (not label.derived and role != "force")):
        line.offences += (_own_words(facet),)


def _number_of_question(facet: Facet) -> Facet:
    """`Q1` beside a question is its number, no quarter."""
    period = facet.label.period
    if period is None or period.kind != "quarter_name" or period.text != facet.label.text:
        return facet
    return replace(facet, label=replace(facet.label, period=None))


def _own_words(facet: Facet) -> str:
    """The force's wording as it wrote it, where nothing but the wording stands in the cell."""
    raw = " ".join(facet.token.cell.text.split())
    return raw if clean(raw) == facet.label.rest else facet.label.rest


def _asks_for_flag(facet: Facet) -> bool:
    text = facet.axis.heading.casefold()
    return any(word in text for word in ("flag", "online", "cyber", "internet"))
