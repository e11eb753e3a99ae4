"""Lines named after the whole that the other lines are parts of: `Force`, the force's own name, its nation, `0-17` of
bands of ages from 0 to 17.

What belongs here: letting the numbers say that such a line is their total. What does not: labels that say so in words
(`labels/vocabulary/headers.toml`), or sums that no label admits to (`suspicions.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.forces import force_of_label, place_of_label
from pipeline.reading.labels.initials import may_be_a_force
from pipeline.reading.labels.number_bands import make_up
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.messages import own_label
from pipeline.reading.tables.sums import NO_SLACK, CellAt, agrees, exact_count

_WHOLE = re.compile(
    r"^(?:the |our )?(?:whole |entire |all (?:of )?)?(?:force|constabulary|service)(?:[- ]?wide|[- ]area)?$|"
    r"^(?:full |whole )?year$",
    re.I,
)
# The offences themselves before what became of them: `Recorded offences`, `Detected`, `Undetected`.
OFFENCES = re.compile(
    r"(?:(?:number|no\.?|count) of )?(?:all )?(?:recorded |reported )?(?:offences|crimes)(?: recorded| reported)?"
    r"|recorded",
    re.I,
)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")  # `Force (online flag)`
_FEWEST = 3
_NEARLY = 0.8
"""A line of its force's name with that much of what the others add up to is more likely their total, misprinted."""


def mark_named_wholes(table: Table, lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Make a total of the first or last line where it is named after the whole and is the sum of all others.

    Raises Refusal where it is nearly that, and no other line is a total.
    """
    if any(line.total or line.children for line in lines):
        _mark_over_totals(lines, across, at)
        return
    if len(lines) < 3:
        return
    _mark_repeated_wholes(lines, across, at)
    if any(line.total for line in lines):
        return
    for line in (lines[-1], lines[0]):
        others = [other for other in lines if other is not line]
        # One part may bear the name too, as Durham does in County Durham; of several, each is a force.
        spans = make_up((other.name for other in others), line.name)
        if not (spans or _names_the_whole(line)) or sum(map(_names_the_whole, others)) > 1:
            continue
        sums = [
            (exact_count(at(line, other)), [exact_count(at(part, other)) for part in others])
            for other in across
            if at(line, other) is not None
        ]
        sums = [(stated, parts) for stated, parts in sums if stated is not None and None not in parts]
        known = [(stated or 0, sum(part or 0 for part in parts)) for stated, parts in sums]
        if not any(sum(1 for part in others if exact_count(at(part, other))) > 1 for other in across):
            continue
        other = next((pair for pair in known if pair[0] != pair[1]), None)
        if other is None and _agrees_where_withheld(line, others, across, at):
            line.total = True
            line.categories = tuple(one for one in line.categories if one[1] != line.facets[-1].label.text)
            return
        if other is None or any(stated == parts for stated, parts in known) or _are_near(known):
            raise _nearly(table, line, other)


def _mark_over_totals(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Make a total of the last line, named after the whole, where it is the sum of all others that are none in each
    place: the force below its counties, each with a total of its own."""
    line, others = lines[-1], [one for one in lines[:-1] if not (one.total or one.children)]
    if line.total or len(others) < _FEWEST or not _names_the_whole(line) or any(map(_names_the_whole, others)):
        return
    stated = [exact_count(at(line, other)) for other in across]
    sums = [[exact_count(at(part, other)) for part in others] for other in across]
    exact = all(whole is not None and None not in parts for whole, parts in zip(stated, sums, strict=True))
    if (
        exact
        and any(stated)
        and all(whole == sum(part or 0 for part in parts) for whole, parts in zip(stated, sums, strict=True))
    ):
        line.total = True
        line.categories = tuple(one for one in line.categories if one[1] != line.facets[-1].label.text)


def _mark_repeated_wholes(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Make totals of lines under one name of the whole, `Whole force`, a line for each year, where each is the sum of
    the lines of its year under the other names, of which there are several."""
    heads = [next(iter(line.facets), None) for line in lines]
    names = {head.label.text for head in heads if head is not None}
    wholes = {name for name in names if _WHOLE.match(name)}
    if len(wholes) != 1 or None in heads or len(names) <= _FEWEST - 1 or len({id(h.axis) for h in heads if h}) != 1:
        return
    own = {line.index for line, head in zip(lines, heads, strict=True) if head and head.label.text in wholes}
    for whole in (line for line in lines if line.index in own):
        parts = [line for line in lines if line.index not in own and line.periods == whole.periods]
        sums = [(exact_count(at(whole, other)), [exact_count(at(part, other)) for part in parts]) for other in across]
        if len(parts) != len(names) - 1 or any(
            stated is None or None in counts or stated != sum(count or 0 for count in counts) for stated, counts in sums
        ):
            return
    for line in lines:
        if line.index in own:
            line.total = True
            line.categories = tuple(one for one in line.categories if one[1] not in wholes)


def _are_near(sums: list[tuple[int, int]]) -> bool:
    return all(_NEARLY * parts <= stated <= parts / _NEARLY for stated, parts in sums)


def _nearly(table: Table, line: Line, pair: tuple[int, int] | None) -> Refusal:
    """The refusal of a line that may be the total; `pair` is what it states and what the others add up to where these
    are exact and differ."""
    cell = line.facets[-1].token.cell
    differs = f"add up to {pair[1]} where it states {pair[0]}" if pair else "cannot reach it where some are withheld"
    return Refusal(
        table.sheet,
        cell.address,
        cell.text,
        f"{line.name!r} may be the total of the other lines, which {differs}.",
        "Ask the force which is right, and write the cell that is wrong into corrections.toml; or, if "
        f"{own_label(line)!r} is a part like the others, say so in the sidecar: total_labels = [].",
    )


def _agrees_where_withheld(line: Line, others: list[Line], across: list[Line], at: CellAt) -> bool:
    """True where a line may be the sum of the others wherever it, or one of these, is no exact number."""
    withheld = [other for other in across if None in {exact_count(at(one, other)) for one in (line, *others)}]
    return agrees(line, others, withheld, at, NO_SLACK)


def _names_the_whole(line: Line) -> bool:
    own = [facet for facet in line.facets if facet.own and facet.label.text]
    if len(own) != 1 or own[0].axis.role in ("force", "period") or line.periods:
        return False
    text = _IN_BRACKETS.sub("", own[0].label.text).strip(" :.")
    place = place_of_label(text)
    named = force_of_label(text) or may_be_a_force(text)
    whole = _WHOLE.match(text) or OFFENCES.fullmatch(text)
    return bool(whole or named or (place is not None and place.kind == "nation"))
