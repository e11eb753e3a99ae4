"""Whatever the layout and the dress: exactly what the file states, or a refusal; and the plain ones are read."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from .laws import obeys
from .layouts import LAYOUTS, Layout
from .quirks import Response, responses


def check(response: Response) -> str:
    with TemporaryDirectory() as folder:
        return obeys(response, response.write(Path(folder))).status


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_dressed_table_is_right_or_refused(layout: Layout) -> None:
    @given(responses(layouts=[layout]))
    def law(response: Response) -> None:
        check(response)

    law()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_plain_table_is_read(layout: Layout) -> None:
    @given(responses(plain=True, layouts=[layout]))
    @settings(max_examples=25)
    def law(response: Response) -> None:
        assert check(response) == "accepted"

    law()


@pytest.mark.fuzz
@given(responses())
@settings(max_examples=2 * 60 * len(LAYOUTS))
def test_twice_as_many_of_any_layout(response: Response) -> None:
    check(response)
