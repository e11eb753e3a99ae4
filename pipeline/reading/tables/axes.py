"""What the labels of one axis are together: periods, forces, offences, codes, or the categories of a breakdown.

What belongs here: how neighbours decide what a label is. Among age bands `15-16` is an age; among forces an unknown name is
an unknown force; dates on the first of each month are months. What does not: a label taken alone (`labels/`), or where
it stands (`segment.py`, `lines.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.reading.labels.forces import force_names, nearest_forces
from pipeline.reading.labels.period_atoms import full_year, month_end
from pipeline.reading.labels.periods import Period, financial_year_start, kind_of_range
from pipeline.reading.labels.text import key
from pipeline.reading.labels.understand import WHOLE_CODE, Label, patterns, role_of_heading
from pipeline.reading.model import Quarantined
from pipeline.reading.tables.tokens import Token

_YEAR_ENDING = re.compile(r"\b(?:years?\s+(?:ending|ended|to)|y/e)\b[^a-z]*(?:the\s+)?(?:31(?:st)?\s+)?mar", re.I)
_YEAR_MONTH = re.compile(r"^((?:19|20)\d\d)-(0[1-9]|1[0-2])$")
_FAMILIES = ("sex", "age", "ethnicity", "answer")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a sidecar says about labels: names of forces, what a bare year means, labels that are totals."""

    names: Mapping[str, str] = field(default_factory=dict)
    years: str | None = None
    total_labels: frozenset[str] = frozenset()


class Refusal(Exception):
    """A table is refused: the cell to look at, why, and what to do. `whole_file` where the reason concerns every table:
    the file may not be whose it seems to be. `no_counts` where the table holds rates or percentages alone."""

    def __init__(
        self,
        sheet: str,
        cell: str,
        text: str,
        reason: str,
        suggestion: str,
        *,
        whole_file: bool = False,
        no_counts: bool = False,
    ) -> None:
        super().__init__(reason)
        self.whole_file, self.no_counts = whole_file, no_counts
        self.entry = Quarantined(sheet, cell, text, reason, suggestion)


@dataclass(slots=True)
class Axis:
    """The labels along one header row, one label column, or the section rows of a table. `ages` forces the reading of
    `12-13` as ages, where another axis holds the years."""

    heading: str
    tokens: list[Token]
    role: str = "other"
    family: str = ""
    labels: dict[int, Label] = field(default_factory=dict)  # by id of token; set by settle
    ages: bool = False

    def label(self, token: Token) -> Label:
        return self.labels.get(id(token)) or token.label


def settle(axis: Axis, sheet: str, hints: Hints) -> Axis:
    """Decide the role of an axis, and what each of its labels is in that role."""
    plain = [(token, token.label) for token in axis.tokens]
    heading_role = role_of_heading(axis.heading) if axis.heading else None
    named = [(t, _as_declared(label, hints)) for t, label in plain]
    countable = [label for _, label in named if label.text and not label.total and not label.derived]
    axis.role, axis.family = _role(countable, heading_role, axis)
    axis.labels = {id(t): _in_role(axis, t, label, sheet) for t, label in named}
    return axis


def _as_declared(label: Label, hints: Hints) -> Label:
    """A label with what the sidecar says about it."""
    if label.text in hints.names:
        return replace(label, force=hints.names[label.text], place=None, rest="")
    if key(label.text) in hints.total_labels:
        return replace(label, total=True)
    period = label.period
    if hints.years and period is not None and (period.bare or period.kind == "ambiguous"):
        year = re.search(r"(?:19|20)?\d\d$", period.text)
        if year is not None:
            return replace(label, period=_declared_year(period, full_year(year.group()), hints.years))
    return label


def _declared_year(period: Period, year: int, meaning: str) -> Period:
    if meaning == "calendar":
        return replace(period, kind="calendar_year", bare=False, start=date(year, 1, 1), end=date(year, 12, 31))
    first = year if meaning == "starting" else year - 1
    return replace(period, kind="financial_year", bare=False, start=date(first, 4, 1), end=date(first + 1, 3, 31))


def _role(labels: list[Label], heading_role: str | None, axis: Axis) -> tuple[str, str]:
    if heading_role == "code":
        return "code", ""
    family = "age" if axis.ages else _family(labels, heading_role)
    if family:
        return "category", family
    forces = sum(label.force is not None for label in labels)
    places = sum(label.place is not None for label in labels)
    if forces and (forces + places) * 2 >= len(labels):
        return "force", ""
    if heading_role == "force" and any(label.rest for label in labels):
        return "force", ""
    if labels and all(WHOLE_CODE.match(label.text) and not label.text.isdigit() for label in labels if not label.force):
        if (
            not any(label.period and label.period.text.startswith("20") for label in labels)
            and heading_role != "period"
        ):
            periods = [label.period for label in labels if label.period]
            if len(periods) < len(labels):
                return "code", ""
    periods_named = sum(label.period is not None for label in labels)
    if periods_named and periods_named * 2 >= len([label for label in labels if label.rest or label.period]):
        return "period", ""
    if axis.tokens and all(t.kind == "date" for t in axis.tokens):
        return "period", ""
    return ("offence" if heading_role == "offence" else "other"), ""


def _family(labels: list[Label], heading_role: str | None) -> str:
    """The breakdown these labels are the categories of: sex, age, ethnicity, a yes/no answer; empty if of none."""
    any_other = patterns("category")["any"]
    families = {label.category for label in labels if label.category in _FAMILIES}
    if len(families) == 1:
        family = next(iter(families)) or ""
        rest = [label for label in labels if label.category != family]
        if all(any_other.match(label.text) or (family == "age" and _maybe_age(label)) for label in rest):
            return family
    if heading_role in ("age", "sex") and labels:
        return heading_role
    if len(families) > 1 and all(label.category for label in labels):
        return "mixed"  # by sex and again by age, side by side
    return ""


def _maybe_age(label: Label) -> bool:
    return (label.period is not None and label.period.weak) or label.text.isdigit()


def _in_role(axis: Axis, token: Token, label: Label, sheet: str) -> Label:
    if axis.role == "category":
        family = axis.family if axis.family != "mixed" else label.category or "other"
        return replace(
            label,
            period=None,
            several_periods=False,
            force=None,
            place=None,
            code=None,
            rest=label.text,
            category=family,
        )
    if axis.role == "code":
        return replace(label, period=None, several_periods=False, code=label.text, rest="", measure=None)
    if axis.role == "force":
        return _force_label(axis, token, label, sheet)
    if axis.role == "period":
        return _period_label(axis, token, label)
    if label.period and label.period.weak and label.rest:
        label = replace(label, period=None, rest=label.text)
    return label


def _force_label(axis: Axis, token: Token, label: Label, sheet: str) -> Label:
    known = label.place is not None and label.place.kind in ("region", "nation", "agency", "joint")
    if label.force or known or label.total or label.derived or label.period or not label.text:
        return replace(label, rest="") if label.force else label
    if not label.rest and label.place is None:
        return label
    near = nearest_forces(label.text)
    names = " or ".join(force_names()[force] for force in near)
    hint = f"Did they mean {names}? " if near else ""
    raise Refusal(
        sheet,
        token.cell.address,
        token.cell.text,
        f"{label.text!r} is not the name of a police force that we know.",
        f'{hint}If so, say it in the sidecar: [names] "{label.text}" = "{near[0] if near else "<force id>"}"; if it is no force, ignore the row there with a reason.',
    )


def _period_label(axis: Axis, token: Token, label: Label) -> Label:
    heading = axis.heading.casefold()
    period = label.period
    if period and period.kind == "financial_year" and (month := _YEAR_MONTH.match(label.text)) and _mostly_months(axis):
        first = date(int(month.group(1)), int(month.group(2)), 1)
        return replace(label, period=replace(period, kind="month", start=first, end=month_end(first.year, first.month)))
    if token.kind == "date" and period is None:
        return label
    if period is None:
        return label
    if period.kind == "day" and period.start is not None:
        return replace(label, period=_period_of_dates(axis, period, heading))
    if period.bare and period.start is not None and _YEAR_ENDING.search(heading):
        first = period.start.year - 1
        return replace(
            label,
            period=replace(
                period, kind="financial_year", bare=False, start=date(first, 4, 1), end=date(first + 1, 3, 31)
            ),
        )
    if period.bare and ("financial" in heading or "fiscal" in heading or heading.startswith(("fy", "f/y"))):
        return replace(label, period=replace(period, kind="ambiguous", start=None, end=None))
    return label


def _consecutive(days: list[date]) -> bool:
    """True for days of months that follow one another without a gap."""
    months = [day.year * 12 + day.month for day in days]
    return all(b - a == 1 for a, b in zip(months, months[1:], strict=False))


def _mostly_months(axis: Axis) -> bool:
    """True if the axis counts in months, so that `2011-12` among them is December 2011."""
    return sum(t.label.period is not None and t.label.period.kind == "month" for t in axis.tokens) >= 2


def _period_of_dates(axis: Axis, period: Period, heading: str) -> Period:
    """Dates that head columns: first days of months are months, ends of March under `year ending` are years, others days."""
    days = [p.start for t in axis.tokens if (p := t.label.period) is not None and p.kind == "day" and p.start]
    assert period.start is not None
    snapshot = re.search(r"\bas at\b|\bas of\b|\bin post\b|\bheadcount\b|\bstrength\b", heading)
    if (
        not snapshot
        and len(days) > 2
        and all(day == month_end(day.year, day.month) for day in days)
        and _consecutive(days)
    ):
        return replace(period, kind="month", start=period.start.replace(day=1), end=period.start)
    if all(day.day == 1 for day in days) and len({(d.year, d.month) for d in days}) > 1:
        end = month_end(period.start.year, period.start.month)
        return replace(period, kind="month", end=end)
    if "year end" in heading or "year to" in heading or "12 months" in heading:
        start = period.start.replace(year=financial_year_start(period.start), month=4, day=1)
        if period.start.month == 3 and period.start.day == 31:
            return replace(period, kind=kind_of_range(start, period.start), start=start)
    return period
