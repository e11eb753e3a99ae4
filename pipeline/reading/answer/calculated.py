"""Numbers that a sheet calculates, held to what a count is: no average, share or rounded number, nor made of other
figures of the answer, which would be counted twice.

What belongs here: what a formula makes of a number. What does not: its text and the cells in it
(`formats/calculated.py`), or whether the stored numbers add up (`tables/proof.py`).
"""

from __future__ import annotations

from pipeline.reading.entries.entry import Entry
from pipeline.reading.formats.calculated import places_in, without_texts
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.model import cell_address
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.table_context import TableContext

Place = tuple[int, int]


def counted_not_calculated(leaves: list[Entry], contexts: list[TableContext]) -> None:
    """Refuse a figure whose formula makes another number of counts, or makes it of other figures of the answer."""
    grids = {c.number: c.table.band.grid for c in contexts if c.table.band.grid.sheet.formulas}
    if not grids:
        return
    figures = {(leaf.sheet, leaf.token.cell.row, leaf.token.cell.column) for leaf in leaves if leaf.token}
    for leaf in leaves:
        if leaf.token is None or leaf.table not in grids:
            continue
        place = leaf.token.cell.row, leaf.token.cell.column
        formula = grids[leaf.table].sheet.formulas.get(place)
        if formula is None or leaf.token.value is None or leaf.token.value.count is None:
            continue
        if why := _makes_another(formula):
            raise _calculated(leaf, formula, f"{why}, which is no count")
        made_of = next((p for p in places_in(formula) if p != place and (leaf.sheet, *p) in figures), None)
        if made_of is not None and not says("formula", "subtracts", without_texts(formula)):
            raise _calculated(leaf, formula, f"made of {cell_address(*made_of)}, which would be counted twice")


def _makes_another(formula: str) -> str:
    said = without_texts(formula)
    if (function := patterns("formula")["functions"].search(said)) is not None:
        return f"the work of {function.group().rstrip('( ').upper()}"
    scaled = says("formula", "scales", said) and not says("formula", "conditions", said)
    return "multiplied or divided" if scaled else ""


def _calculated(leaf: Entry, formula: str, what: str) -> Refusal:
    return Refusal(
        leaf.sheet,
        leaf.address,
        leaf.token.cell.text if leaf.token else "",
        f"The figure is calculated, by {'=' + formula[:80]!r}: it is {what}.",
        "Ask the force for the number of offences recorded; or, if the number is that all the same, write it into "
        "corrections.toml, which makes it a number of its own.",
    )
