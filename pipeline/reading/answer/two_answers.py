"""Two numbers that could both be the answer, as a refusal that shows both and how to take either.

What belongs here: its sentences. What does not: finding two such numbers (`one_answer.py`, `statements.py`).
"""

from __future__ import annotations

from pipeline.reading.entries.entry import Entry, bounds
from pipeline.reading.labels.words import says
from pipeline.reading.model import cell_address
from pipeline.reading.refusal import SAY_PARTS, Refusal

_MOST = 8
"""Labels that a suggestion spells out; more are a page of them."""


def two_answers(first: list[Entry], second: list[Entry], which: str = "two figures") -> Refusal:
    """The refusal that shows both, and how to take either: the likelier one first."""
    one, other = (first or second)[0], (second or first)[0]
    period = one.period.financial_year or one.period.text
    if (one.sheet, one.address) == (other.sheet, other.address):
        said = _shown(first or second)
    else:
        said = f"{_shown(first)} or {_shown(second)}"
    sides = [_labels_of(second or first, first or second), _labels_of(first or second, second or first)]
    if _is_of_else(other) and not _is_of_else(one):
        sides.reverse()
    shown = [", ".join(f'"{label}"' for label in side) for side in sides]
    takes = " or ".join(f"take = [{labels}]" for labels in dict.fromkeys(shown) if labels)
    line = (
        f"Ask the force which of them is right; or ignore the other in the sidecar with a reason{_line_of(other, one)}"
    )
    say = f"Say which one was asked for in the sidecar: {takes}" if takes else line
    parts = f"; or, {SAY_PARTS}" if one.table != other.table and not (one.of_records or other.of_records) else ""
    return Refusal(
        other.sheet,
        other.address,
        other.token.cell.text if other.token else "",
        f"For {one.force}, {period}, {which} could both be the answer: {said}.",
        f"{say}{parts}.",
    )


def _line_of(entry: Entry, beside: Entry) -> str:
    """The cells to ignore so that a figure goes with all its line, or its table: what stays of a line counts as left
    blank."""
    if entry.row is None or entry.column is None:
        return ""
    across = {token.cell.column for facet in entry.column.facets for token in facet.axis.tokens} | {entry.column.index}
    labels = {facet.token.cell.column for facet in entry.row.facets if facet.own}
    down = {token.cell.row for facet in entry.row.facets for token in facet.axis.tokens} | {entry.row.index}
    heads = {facet.token.cell.row for facet in entry.column.facets}
    same_table = entry.table == beside.table and beside.row is not None
    if same_table and beside.row is not None and entry.row.index != beside.row.index:
        rows, columns = {entry.row.index}, across | labels
    elif same_table:
        rows, columns = down | heads, {entry.column.index}
    else:
        rows, columns = down | heads, across | labels
    first, last = cell_address(min(rows), min(columns)), cell_address(max(rows), max(columns))
    return f': cells = "{first}:{last}"' if first != last else ""


def _shown(entries: list[Entry]) -> str:
    """A figure as it stands in its cell, and what it and the others of its kind add up to."""
    label = " / ".join(entries[0].labels) or "(no label)"
    low, high = bounds(entries)
    more = f", with {len(entries) - 1} more cells {_number(low, high)}" if len(entries) > 1 else ""
    return f"{_number(*bounds(entries[:1]))} ({label}, {entries[0].sheet}!{entries[0].address}{more})"


def _number(low: int, high: int | None) -> str:
    return str(low) if low == high else f"{low} or more" if high is None else f"{low} to {high}"


def _labels_of(side: list[Entry], beside: list[Entry]) -> list[str]:
    """The labels by which all figures of one side are taken: one that they share, or those of every one of them. One
    part of a breakdown is never the answer. Empty where nothing tells the sides apart."""
    others = beside[0].labels
    shared = [text for text in side[0].labels if text and all(text in entry.labels for entry in side)]
    if own := next((text for text in shared if text not in others), ""):
        return [own]
    each = dict.fromkeys(next((t for t in entry.labels if t and t not in others), "") for entry in side)
    if len(side) > 1 and all(each) and len(each) <= _MOST:
        return list(each)
    sheets = {entry.sheet for entry in side}
    return list(sheets) if len(sheets) == 1 and not sheets & {entry.sheet for entry in beside} else []


def _is_of_else(entry: Entry) -> bool:
    """True for a figure that is hardly what was asked for: arrests, victims, those without a flag, a part of others."""
    return (
        entry.flag == "no"
        or (entry.subject or "offences") != "offences"
        or any(says("subset", "words", label) for label in entry.labels)
    )
