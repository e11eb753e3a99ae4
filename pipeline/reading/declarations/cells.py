"""What a sidecar and the collection's corrections say about single cells, applied before anything is read.

What belongs here: corrected values, and cells left out with a reason; each must match something, or the file is
refused. What does not: declared tables (`tables.py`) and chosen answers (`answer/sidecar/take.py`). The file itself is
never changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.declared.corrections import Correction
from pipeline.declared.sidecar import Ignore
from pipeline.reading.declarations.governed import keep_labels, places_under
from pipeline.reading.formats.workbook import Sheet, Workbook, make_cell
from pipeline.reading.refusal import Refusal

_ADDRESS = re.compile(r"^([A-Z]+)(\d+)$")


def place_of(address: str) -> tuple[int, int]:
    """Zero-based row and column of an address: `B7` is (6, 1)."""
    match = _ADDRESS.match(address)
    assert match is not None, address
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1


def corners(cells: str) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column of `A5:F20`, zero-based."""
    first, _, last = cells.partition(":")
    top, left = place_of(first)
    bottom, right = place_of(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def apply_corrections(workbook: Workbook, corrections: Sequence[Correction]) -> dict[tuple[str, str], str]:
    """Put corrected values in place of the raw ones, which stay beside them for provenance. Returns what each
    corrected cell now says, by sheet and address.

    Raises Refusal where a correction no longer matches what the file says.
    """
    corrected: dict[tuple[str, str], str] = {}
    for correction in corrections:
        sheet = _sheet(workbook, correction.sheet, f"The correction of {correction.cell}")
        place = place_of(correction.cell)
        cell = sheet.cells.get(place)
        found = cell.text if cell is not None else ""
        if found.strip() != correction.expected.strip():
            raise Refusal(
                sheet.name,
                correction.cell,
                found,
                f"A correction expects {correction.expected!r} in this cell, but the file says {found!r}.",
                "The force may have sent a new file: check the figure, then mend or remove the entry in "
                "corrections.toml.",
            )
        new = make_cell(*place, correction.value)
        assert new is not None, "a correction states a value"
        new.sent = found
        sheet.cells[place] = new
        sheet.formulas.pop(place, None)  # the number is what a person says now
        corrected[sheet.name, correction.cell] = new.text
    return corrected


def _sheet(workbook: Workbook, name: str | None, who: str) -> Sheet:
    named = [sheet for sheet in workbook.sheets if name is None or sheet.name == name]
    if len(named) == 1:
        return named[0]
    have = ", ".join(repr(sheet.name) for sheet in workbook.sheets)
    why = (
        f"names the sheet {name!r}, which the file does not have"
        if name
        else "names no sheet, and the file has several"
    )
    raise Refusal(name or "", "", "", f"{who} {why}.", f"The file's sheets are {have}.")


def take_out(workbook: Workbook, rules: Sequence[Ignore]) -> dict[tuple[str, str], str]:
    """Remove the cells that the sidecar says to leave out; returns each with the reason given.

    Raises Refusal where a rule matches nothing, or would leave figures under a wrong label.
    """
    gone: dict[tuple[str, str], str] = {}
    for rule in rules:
        before = len(gone)
        for sheet in workbook.sheets:
            if rule.sheet in (None, sheet.name) and (places := _places(sheet, rule)):
                for place in keep_labels(sheet, places):
                    gone[sheet.name, sheet.cells.pop(place).address] = rule.reason
        if len(gone) == before:
            what = rule.label or rule.cells or rule.sheet
            raise Refusal(
                rule.sheet or "",
                "",
                str(what),
                f"The sidecar says to ignore {what!r}, but the file has no such cell.",
                "The force may have sent a new file: look again, then mend or remove the entry.",
            )
    return gone


def _places(sheet: Sheet, rule: Ignore) -> set[tuple[int, int]]:
    if rule.cells:
        top, left, bottom, right = corners(rule.cells)
        return {(r, c) for r, c in sheet.cells if top <= r <= bottom and left <= c <= right}
    return places_under(sheet, rule.label) if rule.label else set(sheet.cells)
