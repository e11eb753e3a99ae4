"""The shipped responses, each edited so that its figures are something else: none may be read as it was before.

What belongs here: the law. What does not: the edits (`edits.py`), or a rule's own cases (`tests/golden`).

Rules are written against small tables of a few layouts; here each meets every layout that is shipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.intake.one_file import read_one
from pipeline.reading.model import Reading
from tests.property.edits import EDITS, Opened

RAW = Path(__file__).parents[2] / "data" / "raw"
# Every sixth: all layouts are among them, some more than once.
FILES = sorted(RAW.rglob("*.xlsx"))[::6]


def _read(path: Path, raw: Path) -> Reading:
    return read_one(path, raw)[1]


def _same_figures(before: Reading, after: Reading) -> bool:
    """True where the sums of all whole years are what they were: the edit was not heard."""

    def sums(reading: Reading) -> dict[tuple[str, str], tuple[int, int]]:
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for o in reading.observations:
            if o.financial_year:
                low, high = found.get((o.force_id, o.financial_year), (0, 0))
                found[o.force_id, o.financial_year] = low + (o.count_low or 0), high + (o.count_high or 0)
        return found

    return sums(before) == sums(after)


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITS)
def test_figures_that_became_something_else_are_not_read_as_before(name: str, tmp_path: Path) -> None:
    unheard, edited = [], 0
    for original in FILES:
        path = tmp_path / original.relative_to(RAW)
        path.parent.mkdir(parents=True, exist_ok=True)
        settings = path.parents[1] / "collection.toml"
        settings.write_bytes((RAW / path.relative_to(tmp_path).parts[0] / "collection.toml").read_bytes())
        before = _read(original, RAW)
        book = load_workbook(original)
        sheet = before.observations[0].source_sheet
        places = [o.source_cell for o in before.observations if o.source_sheet == sheet]
        if not EDITS[name](Opened(book, book[sheet], places)):
            continue
        edited += 1
        book.save(path)
        after = _read(path, tmp_path)
        if after.status == "accepted" and _same_figures(before, after):
            unheard.append(original.name)
    assert edited >= 5, f"only {edited} of {len(FILES)} responses have anything to edit so"
    assert unheard == []
