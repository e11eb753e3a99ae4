"""Charts: what they show of a table, that anyone can tell their colours apart, and that they are drawn without a net.

What belongs here: charts as data and as pictures. What does not: the pages they stand on.
"""

import base64
import io
import itertools
import math
from typing import Any

import pandas as pd
import pytest
from PIL import Image

from pipeline.charts import (
    area_totals,
    as_png,
    biggest_changes,
    changes_table,
    coverage_grid,
    coverage_strip,
    totals_table,
)  # fmt: skip
from pipeline.charts.coverage import shown_as
from pipeline.charts.style import FALL, RISE
from schemas.validate import empty_frame
from schemas.vocabulary import COVERAGE_STATUSES

# How full red-, green- and blue-blindness change linear light (Machado, Oliveira and Fernandes, 2009).
_BLINDNESS = {
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}


def _coverage(*rows: tuple[int, str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["round", "force_id", "financial_year", "status"])
    return frame.assign(collection="knives", exemption=None, source_file=None, detail=None)


def _changes(*rows: tuple[str, int | None, int | None]) -> pd.DataFrame:
    found = [
        {
            "area_level": "force", "area": area, "financial_year": "2019/20", "comparable_count": count,
            "comparable_previous_count": before, "is_comparable": count is not None,
            "change": None if count is None or before is None else count - before,
            "change_percent": 100 * (count - before) / before if count is not None and before else None,
            "direction": None if count is None or before is None else "rise" if count > before else "fall",
        }
        for area, before, count in rows
    ]  # fmt: skip
    return pd.DataFrame(found)


def _rows(chart: Any) -> list[dict[str, Any]]:
    """The largest of the data sets that a chart draws."""
    sets: list[list[dict[str, Any]]] = list(chart.to_dict()["datasets"].values())
    return max(sets, key=len)


def test_the_grid_shows_the_newest_round_unless_asked() -> None:
    frame = _coverage((2019, "kent", "2018/19", "refused"), (2020, "kent", "2018/19", "reported"))
    assert [row["status"] for row in _rows(coverage_grid(frame))] == ["reported"]
    assert [row["status"] for row in _rows(coverage_grid(frame, round_=2019))] == ["refused"]


def test_the_grid_counts_exact_numbers_and_signs_the_rest() -> None:
    frame = _coverage((2020, "kent", "2018/19", "reported"), (2020, "gwent", "2018/19", "no_response"))
    chart = coverage_grid(frame, note="Made up.").to_dict()
    assert chart["title"]["subtitle"] == ["Round 2020: an exact number for 1 of 2 forces and years.", "Made up."]
    assert {row["force"]: row["sign"] for row in _rows(coverage_grid(frame))} == {"Kent": "", "Gwent": "?"}


def test_every_status_has_a_group() -> None:
    assert list(shown_as()["status"]) == [one for one in shown_as()["status"] if one in COVERAGE_STATUSES]
    assert set(shown_as()["status"]) == set(COVERAGE_STATUSES)


def test_the_biggest_rises_come_first_and_the_biggest_falls_last() -> None:
    frame = _changes(
        ("Kent", 100, 120), ("Gwent", 50, 10), ("Essex", 10, 100), ("Dorset", 5, 4), ("Surrey", None, None)
    )
    shown = [(row["area"], row["label"]) for row in _rows(biggest_changes(frame, each_way=1))]
    assert shown == [("Essex", "+90 (+900 %)"), ("Gwent", "-40 (-80 %)")]
    assert len(_rows(biggest_changes(frame))) == 4


def test_a_rise_from_none_has_no_percentage() -> None:
    (row,) = _rows(biggest_changes(_changes(("Kent", 0, 12))))
    assert row["label"] == "+12 (from none)"


def test_totals_are_of_the_last_year_of_one_scheme_and_say_which_are_incomplete() -> None:
    frame = pd.DataFrame(
        [
            ("ons", "region", "Wales", "2014/15", "2018/19", 10, True),
            ("ons", "region", "Wales", "2015/16", "2019/20", 1234, True),
            ("ons", "region", "London", "2015/16", "2019/20", 2000, False),
            ("other", "region", "Midlands", "2015/16", "2019/20", 9, True),
            ("all", "force", "Kent", "2015/16", "2019/20", 3, True),
        ],
        columns=["scheme", "area_level", "area", "first_year", "last_year", "total", "is_complete"],
    )
    assert [row["label"] for row in _rows(area_totals(frame))] == ["2,000 (incomplete)", "1,234"]
    assert [row["label"] for row in _rows(area_totals(frame, scheme="other"))] == ["9"]
    assert [row["area"] for row in _rows(area_totals(frame, area_level="force"))] == ["Kent"]


@pytest.mark.parametrize(
    ("chart", "table"),
    [
        (coverage_grid, "measures.coverage"),
        (biggest_changes, "measures.annual_changes"),
        (area_totals, "measures.five_year_totals"),
    ],
)
def test_nothing_to_show_is_said_and_drawn(chart: Any, table: str) -> None:
    (row,) = _rows(chart(empty_frame(table)))
    assert row["text"].startswith("No ")
    assert as_png(chart(empty_frame(table))).startswith(b"\x89PNG")


def test_pictures_are_drawn_in_colour_and_small() -> None:
    frame = _coverage((2020, "kent", "2018/19", "reported"), (2020, "gwent", "2018/19", "no_response"))
    picture = as_png(coverage_grid(frame))
    colours = dict(shown_as().set_index("status")["colour"])
    seen: set[Any] = {colour for _, colour in Image.open(io.BytesIO(picture)).convert("RGB").getcolors(100_000) or []}
    for status in ("reported", "no_response"):
        wanted = _rgb(colours[status])
        assert min(max(abs(a - b) for a, b in zip(wanted, one, strict=True)) for one in seen) < 8, status
    assert len(picture) < 50_000


def test_colours_can_be_told_apart_by_everyone() -> None:
    """In a perceptual space a difference of 2 is just seen; neighbours in a grid want several times as much."""
    groups = sorted(set(shown_as()["colour"]))
    for blindness in _BLINDNESS:
        for one, other in [*itertools.combinations(groups, 2), (RISE, FALL)]:
            assert _apart(one, other, blindness) > 10, (blindness, one, other)


def _apart(one: str, other: str, blindness: str) -> float:
    return math.dist(_lab(one, blindness), _lab(other, blindness))


def _lab(colour: str, blindness: str) -> list[float]:
    """CIE L*a*b* of a colour as somebody sees it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (n / 255 for n in _rgb(colour))]
    seen = [min(max(sum(a * b for a, b in zip(row, linear, strict=True)), 0.0), 1.0) for row in _BLINDNESS[blindness]]
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(a * b for a, b in zip(row, seen, strict=True)) for row in matrix]
    x, y, z = (_root(value / white) for value, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True))
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def _root(value: float) -> float:
    return math.cbrt(value) if value > 0.008856 else 7.787 * value + 16 / 116


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _strip(text: str) -> str:
    """The drawing within the Markdown of the small coverage grid."""
    return base64.b64decode(text.partition("base64,")[2].partition(")")[0]).decode()


def test_the_small_grid_has_a_run_of_colour_for_each_status_and_years_newest_first() -> None:
    years = ("2018/19", "2019/20")
    frame = _coverage(
        *[(2020, "kent", year, "reported") for year in years],
        (2020, "gwent", "2018/19", "refused"), (2020, "gwent", "2019/20", "reported"),
        *[(2019, "kent", year, "refused") for year in years],
    )  # fmt: skip
    text = coverage_strip(frame, 999)
    assert text.endswith("2 forces. exact number (pale blue): 3; refused or not held (dark blue): 1.")
    drawn = _strip(text)
    # Kent, with most exact numbers, stands first; Gwent's refusal is the second column of the lower row.
    assert "stroke='#d5e5f0' d='M0 0h2M0 1h1'" in drawn and "stroke='#004d80' d='M1 1h1'" in drawn
    assert drawn.index("2019/20") < drawn.index("2018/19")


def test_what_is_too_long_for_the_page_is_the_text_alone_or_has_fewer_lines() -> None:
    frame = _coverage(*[(2020, force, "2019/20", "reported") for force in ("kent", "gwent")])
    assert coverage_strip(frame, 200).startswith("Round 2020")
    changes = _changes(*[(f"Force {n}", 100, 100 + n) for n in (-3, -2, -1, 1, 2, 3)])
    lines = changes_table(changes, 160).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| Force 3", "| Force -3"]
    assert lines[2].endswith("██████████\u00a0+3\u00a0(+3\u00a0%) |") and "▒▒▒▒▒▒▒▒▒▒\u00a0-3" in lines[3]
    assert len(changes_table(changes, 999).splitlines()) == 8


def test_small_pictures_of_nothing_say_so() -> None:
    assert "No round is known yet" in coverage_strip(empty_frame("measures.coverage"), 999)
    assert "No force has exact numbers" in changes_table(empty_frame("measures.annual_changes"), 999)
    assert "No area has five consecutive years" in totals_table(empty_frame("measures.five_year_totals"), 999)
