"""How a disagreement of totals is told: the cell, both numbers, and what to do.

What belongs here: wording of refusals about totals. What does not: finding them.
"""

from __future__ import annotations

from pipeline.reading.model import cell_address
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.sums import NO_SLACK, CellAt, is_a_sum, sum_of


def disagreement(table: Table, total: Line, parts: list[Line], across: list[Line], at: CellAt, kind: str) -> Refusal:
    """The first stated total that its parts cannot reach, with both numbers and the cells of the parts."""
    for other in across:
        token = at(total, other)
        if token is None or token.value is None or token.value.count is None:
            continue
        found = sum_of(at(part, other) for part in parts)
        if not found.admits(token.value.count):
            summed = (
                str(found.low) if found.high == found.low else f"between {found.low} and {found.high or 'any number'}"
            )
            first, last = (cell_address(*place_of(parts[i], other, kind)) for i in (0, -1))
            names = parts[0].name if len(parts) == 1 else f"{parts[0].name} to {parts[-1].name}"
            kind_of_line = "region" if total.place else "heading" if total.children else "total"
            named = total.place is not None and not total.total
            cell = next((f.token.cell for f in total.facets if f.label.place), token.cell) if named else token.cell
            return Refusal(
                table.sheet,
                cell.address,
                cell.text,
                f"The {kind_of_line} {total.name!r} states {token.value.count}, but its parts ({names}, {first} to "
                f"{last}) add up to {summed}.",
                _advice(total, parts, across, at),
            )
    place = cell_address(*place_of(total, across[0], kind)) if across else ""
    return Refusal(
        table.sheet,
        place,
        total.name,
        f"The total {total.name!r} states no number that can be checked against its parts.",
        "Ask the force for the exact total, or leave the row out in the sidecar with a reason.",
    )


def _advice(total: Line, parts: list[Line], across: list[Line], at: CellAt) -> str:
    """A total that is the sum of its parts elsewhere has a wrong figure in it or in them; one that never is may be
    another count than theirs, and taken for itself."""
    explained = 'if rounding or joint incidents explain it: totals = { tolerance = 5, reason = "why they differ" }.'
    if len(parts) > 1 and is_a_sum(total, parts, across, at, NO_SLACK):
        return "Ask the force which is right, and write the cell that is wrong into corrections.toml; or, " + explained
    return (
        "Ask the force which is right; or say in the sidecar which of them is the answer: take = "
        f'["{own_label(parts[0] if len(parts) == 1 else total)}"]; or, ' + explained
    )


def own_label(line: Line) -> str:
    return next((f.label.text for f in reversed(line.facets) if f.label.text), "")


def place_of(line: Line, other: Line, kind: str) -> tuple[int, int]:
    return (line.index, other.index) if kind == "row" else (other.index, line.index)
