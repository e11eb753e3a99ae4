"""What does not change the numbers: the order of sheets and of data lines, and the place of a table on its sheet."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.golden.expect import Count, force_years, read

from .layouts import Page, long, sheet_per_offence, sheet_per_year, stacked_years, years_across, years_down
from .quirks import Response, moved, responses
from .truth import Leaf


def numbers(response: Response, order: int | None = None, lines: bool = False) -> dict[tuple[str, str], Count]:
    """The force-years of the response, its sheets (or the data lines of each) shuffled first."""

    def shuffle(pages: dict[str, Page]) -> None:
        if order is None:
            return
        chance = random.Random(order)
        if lines:
            for page in pages.values():
                data = [r for r, row in enumerate(page) if any(isinstance(cell, Leaf) for cell in row)]
                rows = [page[r] for r in data]
                chance.shuffle(rows)
                for r, row in zip(data, rows, strict=True):
                    page[r] = row
        else:
            names = list(pages)
            chance.shuffle(names)
            for name in names:
                pages[name] = pages.pop(name)

    with TemporaryDirectory() as folder:
        return force_years(read(response.write(Path(folder), shuffle)))


@given(responses(layouts=[years_down, sheet_per_year, sheet_per_offence, stacked_years]), st.integers(0, 99))
@settings(max_examples=40)
def test_the_order_of_sheets_changes_nothing(response: Response, order: int) -> None:
    assert numbers(response, order) == numbers(response)


@given(responses(layouts=[long, years_across]).filter(lambda r: r.words.fill), st.integers(0, 99))
@settings(max_examples=40)
def test_the_order_of_data_lines_changes_nothing(response: Response, order: int) -> None:
    assert numbers(response, order, lines=True) == numbers(response)


@given(responses(), st.integers(0, 30), st.integers(0, 12))
@settings(max_examples=40)
def test_the_place_on_the_sheet_changes_nothing(response: Response, down: int, right: int) -> None:
    assert numbers(moved(response, down, right)) == numbers(response)
