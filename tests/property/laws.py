"""The law: a reading is the truth, exactly, or says which part of it is refused.

What belongs here: comparing a reading with the response it was made from. What does not: drawing responses.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.reading.model import Reading
from tests.golden.expect import force_years, read
from tests.golden.ledger import ledger_complete

from .quirks import Response, shown
from .truth import Leaf, Sum


def obeys(response: Response, path: Path) -> Reading:
    """The reading of the file, which is right or a refusal, and accounts for every cell."""
    reading = read(path)
    ledger_complete(reading, path)
    stated = force_years(reading)
    truth = response.truth
    wanted = {(force, f"{year}/{(year + 1) % 100:02}"): (force, year) for force in truth.forces for year in truth.years}
    assert set(stated) <= set(wanted), "a year that nobody stated"
    for key, count in stated.items():
        figure, (low, high) = truth.figure(*wanted[key]), truth.bounds(*wanted[key])
        if isinstance(count, int):
            assert count == figure, (key, count, figure)
            assert low == high or _is_printed(response, *wanted[key]), f"{key} was withheld and never printed"
        else:
            assert low != high, f"{key} was stated exactly"
            assert count == (low, high), key
    if reading.status == "quarantined":
        assert not reading.observations
        assert reading.quarantine
    elif reading.status == "accepted":
        assert set(stated) == set(wanted), "a year was lost while the file is accepted"
        assert not reading.quarantine
    else:
        assert reading.quarantine
    _cells_are_right(response, path, reading)
    return reading


def _is_printed(response: Response, force: str, year: int) -> bool:
    """True where totals of this year alone state it all: one total, or one for each offence (of a single year)."""
    all_of_it = {(force, year, offence) for offence in response.truth.offences}
    sums = [cell for cell in response.places.values() if isinstance(cell, Sum) and cell.keys <= all_of_it]
    return all_of_it == set().union(*(cell.keys for cell in sums))


def _cells_are_right(response: Response, path: Path, reading: Reading) -> None:
    """Every number stands in the cell that it is said to stand in, and belongs to its force and year."""
    by_sheet = path.suffix != ".csv"
    places = response.places if by_sheet else {("", cell): what for (_, cell), what in response.places.items()}
    used = set()
    for seen in reading.observations:
        place = (seen.source_sheet if by_sheet else "", seen.source_cell)
        cell = places.get(place)
        assert cell is not None, f"{seen.source_cell} states no count"
        assert place not in used, f"{seen.source_cell} gave two numbers"
        used.add(place)
        assert "".join(str(shown(cell, response.dress)).split()) == "".join(seen.source_text.split())
        if isinstance(cell, Leaf):
            force, year, _ = cell.key
            assert (seen.force_id, seen.period_start.year) == (force, year), seen
            assert seen.count in (None, cell.count)
    if reading.status == "accepted":
        summed = {key for place in used if isinstance(cell := places[place], Sum) for key in cell.keys}
        leaves = {place: cell.key for place, cell in places.items() if isinstance(cell, Leaf)}
        lost = {place for place, key in leaves.items() if place not in used and key not in summed}
        assert not lost or len(response.truth.offences) == 1, lost
