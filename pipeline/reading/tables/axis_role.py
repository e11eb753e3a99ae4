"""In which role the labels of one axis stand together: periods, forces, regions, codes, or categories of a breakdown.

What belongs here: what most of them are, and what their heading says. What does not: what each of them is in that role
(`axes.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.districts import district_in
from pipeline.reading.labels.sides import are_whole, is_of_no_side
from pipeline.reading.labels.understand import WHOLE_CODE, Label
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.tables.axis import Axis

# `Possession of knives` and `46 Shoplifting` under `HO class` are no codes alone: their words name what is counted.
_WORDS = re.compile(r"(?!(?:code|class|home|office|hocr|homc)\b)\b[^\W\d_]{4,}", re.I)
# `North`, `Central`, `South` and the name of one force are parts of it and their total.
_COMPASS = re.compile(
    r"^(?:north|south|east|west|central|centre|mid)(?:ern)?(?:[ -](?:east|west|north|south|central))?"
    r"(?: (?:area|division|district|command|lpa|bcu))?$",
    re.I,
)
_FAMILIES = ("sex", "age", "ethnicity", "answer")


def role_of_axis(labels: list[Label], heading_role: str | None, axis: Axis) -> tuple[str, str]:
    """The role of an axis, and of a breakdown its family; `heading_role` is what its heading alone says."""
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
    if periods_named and periods_named * 2 >= sum(bool(label.rest or label.period or label.place) for label in labels):
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
        if all(
            any_other.match(label.text) or is_of_no_side(label.text) or (family == "age" and _maybe_age(label))
            for label in rest
        ):
            return family
        no_persons = all(any_other.match(label.text) or says("no_person", "words", label.text) for label in rest)
        if family == "sex" and no_persons and are_whole(label.text for label in labels):
            return family
    if heading_role in ("age", "sex", "outcome") and labels:
        return heading_role
    if len(families) > 1 and all(label.category for label in labels):
        return "mixed"  # by sex and again by age, side by side
    return ""


def _maybe_age(label: Label) -> bool:
    return (label.period is not None and label.period.weak) or label.text.isdigit()
