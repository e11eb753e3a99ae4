"""What the labels of one axis are together: periods, forces, offences, codes, or the categories of a breakdown.

What belongs here: how neighbours decide what a label is. Among age bands `15-16` is an age; among forces an unknown
name is an unknown force. What does not: a label taken alone (`labels/`), or where it stands (`bands.py`, `lines.py`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pipeline.reading.labels.forces import force_names, nearest_forces
from pipeline.reading.labels.understand import Label
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.axis import Axis
from pipeline.reading.tables.axis_role import role_of_axis
from pipeline.reading.tables.beside_period import alone_beside_a_year
from pipeline.reading.tables.dated_axis import period_label
from pipeline.reading.tables.fiscal_periods import fiscal_periods
from pipeline.reading.tables.hints import Hints, as_declared, is_area
from pipeline.reading.tables.look_alikes import in_doubt
from pipeline.reading.tables.numbered_axis import is_numbered, numbered_period
from pipeline.reading.tables.numbered_months import numbered_months
from pipeline.reading.tables.tokens import Token


def settle(axis: Axis, sheet: str, hints: Hints) -> Axis:
    """Decide the role of an axis, and what each of its labels is in that role."""
    plain = [(token, token.label) for token in axis.tokens]
    heading_role = role_of_heading(axis.heading) if axis.heading else None
    named = [(t, as_declared(label, hints)) for t, label in plain]
    countable = [label for _, label in named if label.text and not label.total and not label.derived]
    if is_numbered(axis.heading, axis.tokens):
        numbered = [(t, numbered_period(axis.heading, t, axis.tokens)) for t in axis.tokens]
        axis.role = "period"
        axis.labels = {id(t): replace(t.label, period=period, rest="") if period else t.label for t, period in numbered}
        return axis
    if (periods := fiscal_periods(axis.heading, axis.tokens)) is not None:
        axis.role, axis.labels = "period", periods
        return axis
    axis.role, axis.family = role_of_axis(countable, heading_role, axis)
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
