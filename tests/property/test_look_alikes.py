"""Counts and ranges that look like something else: 1,990 and 2,019 may be years, 1-4 a label, and are neither."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .laws import obeys
from .layouts import LAYOUTS, Layout
from .quirks import Response, responses


def check(response: Response) -> None:
    with TemporaryDirectory() as folder:
        obeys(response, response.write(Path(folder)))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_count_that_looks_like_a_year_is_right_or_refused(layout: Layout) -> None:
    @given(responses(plain=True, layouts=[layout]), st.integers(1990, 2021), st.integers(1, 3))
    @settings(max_examples=30)
    def law(response: Response, like: int, every: int) -> None:
        truth = response.truth
        counts = {key: like if place % every == 0 else count for place, (key, count) in enumerate(truth.counts.items())}
        check(replace(response, truth=replace(truth, counts=counts), places={}))

    law()


@pytest.mark.parametrize("sign", ["1-4", "fewer than 5"])
def test_a_range_that_looks_like_a_label_is_right_or_refused(sign: str) -> None:
    @given(responses(withheld=False), st.integers(1, 3))
    def law(response: Response, every: int) -> None:
        truth = response.truth
        hidden = [key for place, key in enumerate(truth.counts) if place % every == 0]
        changed = replace(truth, counts={**truth.counts, **dict.fromkeys(hidden, 3)}, signs=dict.fromkeys(hidden, sign))
        check(replace(response, truth=changed, places={}))

    law()


@given(responses(withheld=False))
@settings(max_examples=50)
def test_a_response_that_withholds_everything_loses_nothing(response: Response) -> None:
    truth = response.truth
    changed = replace(truth, counts=dict.fromkeys(truth.counts, 2), signs=dict.fromkeys(truth.counts, "*"))
    check(replace(response, truth=changed, places={}))
