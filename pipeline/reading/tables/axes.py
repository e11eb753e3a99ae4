"""What the labels of one axis are together: periods, forces, offences, codes, or the categories of a breakdown.

What belongs here: how neighbours decide what a label is. Among age bands `15-16` is an age; among forces an unknown
name is an unknown force. What does not: a label taken alone (`labels/`), or where it stands (`bands.py`, `lines.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.reading.labels.districts import district_in
from pipeline.reading.labels.forces import force_names, nearest_forces
from pipeline.reading.labels.understand import WHOLE_CODE, Label
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.axis_of_months import is_months_by_number, numbered_month
from pipeline.reading.tables.beside_period import alone_beside_a_year
from pipeline.reading.tables.dated_axis import period_label
from pipeline.reading.tables.fiscal_periods import fiscal_periods
from pipeline.reading.tables.hints import Hints, as_declared, is_area
from pipeline.reading.tables.look_alikes import in_doubt
from pipeline.reading.tables.numbered_months import numbered_months
from pipeline.reading.tables.tokens import Token

# `Possession of knives` and `46 Shoplifting` under `HO class` are no codes alone: their words name what is counted.
_WORDS = re.compile(r"(?!(?:code|class|home|office|hocr|homc)\b)\b[^\W\d_]{4,}", re.I)
# `North`, `Central`, `South` and the name of one force are parts of it and their total.
_COMPASS = re.compile(
    r"^(?:north|south|east|west|central|centre|mid)(?:ern)?(?:[ -](?:east|west|north|south|central))?"
    r"(?: (?:area|division|district|command|lpa|bcu))?$",
    re.I,
)
_FAMILIES = ("sex", "age", "ethnicity", "answer")


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
    named = [(t, as_declared(label, hints)) for t, label in plain]
    countable = [label for _, label in named if label.text and not label.total and not label.derived]
    if is_months_by_number(axis.heading, axis.tokens):
        months = [(t, numbered_month(t, axis.tokens)) for t in axis.tokens]
        axis.role = "period"
        axis.labels = {id(t): replace(t.label, period=month) if month else t.label for t, month in months}
        return axis
    if (periods := fiscal_periods(axis.heading, axis.tokens)) is not None:
        axis.role, axis.labels = "period", periods
        return axis
    axis.role, axis.family = _role(countable, heading_role, axis)
    if axis.role == "force" and says("whose", "others", axis.heading):
        raise _no_forces(axis, sheet)
    if hints.areas and axis.role != "period" and countable and all(is_area(label, hints.areas) for label in countable):
        axis.role, axis.family = "category", "area"
    axis.labels = in_doubt(axis.heading, {id(t): _in_role(axis, t, label, sheet) for t, label in named})
    if axis.role == "period":
        axis.labels = alone_beside_a_year(numbered_months(axis.labels))
    return axis


def _no_forces(axis: Axis, sheet: str) -> Refusal:
    """The refusal of names of counties that a heading calls councils, courts or where somebody lives."""
    cell = next(token for token in axis.tokens if axis.label(token).force or token.label.force).cell
    return Refusal(
        sheet,
        cell.address,
        cell.text,
        f"Under the heading {axis.heading.strip()!r}, {cell.text.strip()!r} is no police force that recorded these.",
        "Ask the force whose offences these are; or write the heading that is meant into corrections.toml.",
    )


def _role(labels: list[Label], heading_role: str | None, axis: Axis) -> tuple[str, str]:
    named = sum(label.force is not None for label in labels)
    if re.search(r"\bregions?\b", axis.heading, re.I) and named * 2 < len(labels):
        return "region", ""
    if heading_role == "code" and not any(_WORDS.search(label.text) for label in labels):
        return "code", ""
    family = "age" if axis.ages else _family(labels, heading_role)
    if family:
        return "category", family
    # The heading of the first column stands in the row of the years too.
    if labels and not any(label.period for label in labels) and _parts_of_one_force(axis.heading, labels):
        return "category", "district"
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


def _parts_of_one_force(heading: str, labels: list[Label]) -> bool:
    """True under `District` and the like, though one of a force's parts may bear its name."""
    named = {label.force for label in labels if label.force}
    others = [label for label in labels if not label.force]
    if len(named) == 1 and others:
        force = next(iter(named))
        if all(_COMPASS.match(label.text) or district_in(label.text, force) for label in others):
            return True
    return len(named) <= 1 and bool(patterns("part_of_force")["heading"].search(heading))


def _family(labels: list[Label], heading_role: str | None) -> str:
    """The breakdown these labels are the categories of: sex, age, ethnicity, a yes/no answer; empty if of none."""
    any_other = patterns("category")["any"]
    families = {label.category for label in labels if label.category in _FAMILIES}
    if len(families) == 1:
        family = next(iter(families)) or ""
        rest = [label for label in labels if label.category != family]
        if all(any_other.match(label.text) or (family == "age" and _maybe_age(label)) for label in rest):
            return family
    if heading_role in ("age", "sex", "outcome") and labels:
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
            subject=None,
            rest=label.text,
            category=family,
        )
    if axis.role == "region":
        return replace(label, force=None, place=None, rest="", period=None)
    if axis.role == "code":
        return replace(label, period=None, several_periods=False, code=label.text, rest="", measure=None)
    if axis.role == "force":
        return _force_label(axis, token, label, sheet)
    if axis.role == "period":
        return period_label(axis, token, label)
    if label.period and label.period.weak and label.rest:
        label = replace(label, period=None, rest=label.text)
    if label.force is not None and len(axis.tokens) > 1:  # a district that bears another force's name
        label = replace(label, force=None, rest=label.text)
    if label.place is not None:  # a district or town among a force's own: a place here, not a body beside the forces
        label = replace(label, place=None, rest=label.rest or ("" if label.total else label.text))
    return label


@lru_cache(maxsize=4096)
def _without_rest(label: Label) -> Label:
    return replace(label, rest="")


def _force_label(axis: Axis, token: Token, label: Label, sheet: str) -> Label:
    known = label.place is not None and label.place.kind in ("region", "nation", "agency", "joint")
    if label.force or known or label.total or label.derived or label.period or not label.text:
        return _without_rest(label) if label.force else label
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
        f'{hint}If so, say it in the sidecar: [names] "{label.text}" = "{near[0] if near else "<force id>"}"; if it '
        "is no force, ignore the row there with a reason.",
    )
