"""One count typed over: the total that was printed for it no longer agrees, and the reader says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.golden.expect import force_years, read

from .layouts import Page, offences_under_years, outline, stacked_years, years_across, years_down
from .quirks import Response, responses
from .truth import Leaf, Sum

PROVED = [years_across, years_down, offences_under_years, stacked_years, outline]


@given(responses(layouts=PROVED, withheld=False), st.integers(0, 10_000), st.integers(1, 40))
def test_a_count_that_its_total_denies_is_never_published(response: Response, which: int, more: int) -> None:
    pages, _ = response.pages()
    summed = {cell.covers for page in pages.values() for row in page for cell in row if isinstance(cell, Sum)}
    leaves = [
        cell
        for page in pages.values()
        for row in page
        for cell in row
        if isinstance(cell, Leaf) and cell.key[:2] in summed
    ]
    assume(leaves)
    victim = leaves[which % len(leaves)]

    def type_over(pages: dict[str, Page]) -> None:
        for page in pages.values():
            page[:] = [
                [
                    replace(cell, shown=cell.count + more) if cell is not None and cell == victim else cell
                    for cell in row
                ]
                for row in page
            ]

    with TemporaryDirectory() as folder:
        reading = read(response.write(Path(folder), type_over))
    force, year, _ = victim.key
    assert reading.status != "accepted"
    assert reading.quarantine
    assert (force, f"{year}/{(year + 1) % 100:02}") not in force_years(reading)
