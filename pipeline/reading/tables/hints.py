"""What a sidecar says about labels, applied before their axis is settled.

What belongs here: names of forces and parts, the meaning of a bare year, labels that are totals. What does not:
inference (`axes.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.reading.labels.forces import nation_of
from pipeline.reading.labels.period import Period
from pipeline.reading.labels.period_atoms import full_year
from pipeline.reading.labels.text import key
from pipeline.reading.labels.understand import Label


@dataclass(frozen=True, slots=True)
class Hints:
    """What a sidecar says about labels: names of forces, what a bare year means, labels that are totals. `areas` are
    the names that are parts of the force whose figures these are, as it covers several nations: `nations`, or `all`
    where the sidecar says whose they are."""

    names: Mapping[str, str] = field(default_factory=dict)
    years: str | None = None
    total_labels: frozenset[str] = frozenset()
    areas: str = ""


def is_area(label: Label, areas: str) -> bool:
    """True for a nation, or any other name of a force or place, that is a part of a force of several nations."""
    place = label.place
    if label.force is not None and not nation_of(label.force):
        return False  # the force itself, or another of its kind: the names are forces
    if label.force is None and place is None:
        return False
    return areas == "all" or (place.kind == "nation" if place is not None else label.text.casefold() == "scotland")


def as_declared(label: Label, hints: Hints) -> Label:
    """A label with what the sidecar says about it."""
    named = {key(name): force for name, force in hints.names.items()} if hints.names else {}
    if named and key(label.text) in named:
        return replace(label, force=named[key(label.text)], place=None, rest="")
    if key(label.text) in hints.total_labels:
        return replace(label, total=True)
    period = label.period
    if hints.years and period is not None and not period.doubt and (period.bare or period.kind == "ambiguous"):
        year = re.search(r"(?:19|20)?\d\d$", period.text)
        if year is not None:
            return replace(label, period=_declared_year(period, full_year(year.group()), hints.years))
    return label


def _declared_year(period: Period, year: int, meaning: str) -> Period:
    if meaning == "calendar":
        return replace(period, kind="calendar_year", bare=False, start=date(year, 1, 1), end=date(year, 12, 31))
    first = year if meaning == "starting" else year - 1
    return replace(period, kind="financial_year", bare=False, start=date(first, 4, 1), end=date(first + 1, 3, 31))
