"""Figures, geometry and colours of the report, one at a time.

What belongs here: what is written or drawn for a value. What does not: whole pages (`tests/pipeline/test_report.py`),
or what a browser makes of them (`tests/ui/test_report.py`).
"""

import csv
import io

import pytest

from pipeline.reference.forces import forces
from pipeline.reporting.bars import diverging, from_zero
from pipeline.reporting.columns import columns
from pipeline.reporting.coverage import statuses
from pipeline.reporting.drawn import year_chart, years_drawn
from pipeline.reporting.figures import figure, number, percent, sentence, signed
from pipeline.reporting.force_csv import force_csv
from pipeline.reporting.records import Cell, Change, ForceYear, Total, Year
from pipeline.reporting.tiles import places, tiles
from schemas.vocabulary import COVERAGE_STATUSES


def _year(
    count: int | None,
    low: int | None = None,
    high: int | None = None,
    *,
    year: str = "2019/20",
    status: str = "reported",
) -> ForceYear:
    bounds = (count, count) if count is not None else (low, high)
    return ForceYear(
        force_id="kent", name="Kent Police", short_name="Kent", nation="England", financial_year=year, count=count,
        low=bounds[0], high=bounds[1], status=status, exemption=None, detail=None, round=2020,
        source_file="c/2020/kent.csv", previous_count=None, change=None, change_percent=None, is_comparable=None,
        caveat=None,
    )  # fmt: skip


def _change(force_id: str, count: int | None, previous: int | None) -> Change:
    change = None if count is None or previous is None else count - previous
    share = None if change is None or not previous else 100 * change / previous
    way = None if change is None else "rise" if change > 0 else "fall" if change < 0 else "no change"
    return Change(force_id, force_id, force_id, count, previous, change, share, way, change is not None, None)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (7.286, "+7%"), (103.66, "+104%"), (-6.07, "−6%"), (6.5, "+7%"), (-6.5, "−7%"), (0.0, "0%"), (0.44, "+0.4%"),
        (-0.2, "−0.2%"), (0.5, "+1%"), (1234.5, "+1,235%"), (None, "–"),
    ],
)  # fmt: skip
def test_percentages_are_whole_and_rounded_half_up(value: float | None, written: str) -> None:
    assert percent(value) == written


def test_numbers_have_thousands_and_missing_is_never_zero() -> None:
    assert [number(10391), number(0), number(None)] == ["10,391", "0", "–"]
    assert [signed(1427), signed(-21), signed(0), signed(None)] == ["+1,427", "−21", "0", "–"]
    assert [figure(7, 7, 7), figure(None, 0, 4), figure(None, 1200, None)] == ["7", "0 to 4", "1,200 or more"]
    assert [figure(None, 0, None), figure(None, None, None), figure(0, 0, 0)] == ["–", "–", "0"]
    assert [sentence("not held."), sentence("not held")] == ["Not held.", "Not held."]


def test_bars_begin_at_zero_and_a_withheld_number_is_drawn_from_its_least_to_its_most() -> None:
    drawn = columns([_year(50), _year(None, 10, 30), _year(100)], 300, 104, top=2, bottom=2)
    assert (drawn.most, drawn.base) == (100, 102)
    (bounded,) = drawn.bounded
    # 30 of 100 is 30 units above the axis, and the box is 20 high: from 30 down to 10.
    assert (bounded.y, bounded.height) == (72, 20)
    # Two bars: the number, and what is certain of the withheld one.
    assert drawn.exact.count("M") == 2
    assert "v50h" in drawn.exact and "v10h" in drawn.exact
    assert "v100h" in drawn.newest


def test_what_has_no_upper_bound_is_open_and_what_has_no_figure_is_no_bar() -> None:
    drawn = columns([_year(None, 40, None), _year(None), _year(None, 0, None), _year(80)], 400, 84)
    (opened,) = drawn.unbounded
    assert (opened.y, opened.height) == (2, 40)
    assert drawn.missing == (150, 250)
    assert drawn.bounded == ()
    assert [label.text for label in drawn.values] == ["80"]


def test_a_force_without_any_figure_has_a_chart_without_bars() -> None:
    drawn = columns([_year(None), _year(None)], 100, 50)
    assert (drawn.exact, drawn.newest, drawn.most, len(drawn.missing)) == ("", "", 1, 2)


def test_beyond_ten_years_every_other_is_named_and_the_newest_always() -> None:
    years = [_year(1, year=f"{2000 + place}/{1 + place:02d}") for place in range(15)]
    named = [label.text for label in columns(years, 300, 100).years]
    assert named[-1] == "14/15" and len(named) == 8


def test_rises_and_falls_are_on_one_scale_from_zero() -> None:
    drawn = diverging([_change("a", 130, 100), _change("b", 40, 50), _change("c", None, 5), _change("d", 5, 5)])
    assert drawn.zero == 25
    assert (drawn.bars["a"].start, drawn.bars["a"].length) == (25, 75)
    assert (drawn.bars["b"].start, drawn.bars["b"].length) == (0, 25)
    assert drawn.bars["d"].length == 0
    assert "c" not in drawn.bars


def test_totals_say_how_far_they_may_go() -> None:
    rows = [
        Total("all", "force", area, area, "2015/16", "2019/20", total, low, high, 5, 1, 1, False, None)
        for area, total, low, high in (
            ("a", 100, 100, 100),
            ("b", 50, 60, 80),
            ("c", 20, 20, None),
            ("d", None, 0, None),
        )
    ]
    bars = from_zero(rows)
    assert [(bars[one].length, bars[one].extent) for one in "abcd"] == [(100, 100), (60, 80), (20, None), (0, None)]


def test_every_force_has_a_tile_and_no_two_share_one() -> None:
    assert set(places()) == set(forces())
    where = [(place.column, place.row) for place in places().values()]
    assert len(set(where)) == len(where)
    assert len({place.code for place in places().values()}) == len(where)


def test_a_tile_has_the_colour_of_the_percentage_printed_on_it() -> None:
    found = {
        tile.change.force_id: (tile.colour, tile.text)
        for tile in tiles([
            _change("kent", 1096, 1000), _change("essex", 1094, 1000), _change("gwent", 250, 1000),
            _change("durham", 3000, 1000), _change("surrey", 1004, 1000), _change("cheshire", 70, 70),
            _change("sussex", 60, 49), _change("jersey", 8, 0), _change("dorset", 5, None),
        ])
    }  # fmt: skip
    assert found == {
        # 9.6 is printed as 10, and coloured so.
        "kent": ("rise-2", "+10%"), "essex": ("rise-1", "+9%"),
        "gwent": ("fall-4", "−75%"), "durham": ("rise-4", "+200%"),
        "surrey": ("same", "+0.4%"), "cheshire": ("same", "0%"),
        # Few before: a number, and no colour that looks like much.
        "sussex": ("few", "+11"), "jersey": ("few", "+8"), "dorset": ("none", "–"),
    }  # fmt: skip


def test_every_status_has_its_own_sign() -> None:
    assert set(statuses()) == set(COVERAGE_STATUSES)
    assert len({one.symbol for one in statuses().values()}) == len(statuses())


def _cell(text: str, **more: str) -> Cell:
    about = {"offence": "Grooming", "source_file": "c/2020/kent.csv", "sheet": "", "cell": "B2"} | more
    return Cell(
        force_id="kent", financial_year="2019/20", offence_code=None, breakdown=None, count=5, low=5, high=5,
        status="reported", text=text, source_sha256="0" * 64, is_total=False, period_start=None, period_end=None,
        **about,
    )  # fmt: skip


def test_nothing_in_the_csv_of_a_force_runs_in_a_spreadsheet() -> None:
    hostile = ["=1+1", "@SUM(A1)", "\t=2", "-", "＝3", "'=4"]
    cells = [_cell(text, offence=text, sheet=text, source_file=text) for text in hostile]
    rows = list(csv.DictReader(io.StringIO(force_csv([_year(5)], cells, note="=note"))))
    assert [row["source_text"] for row in rows] == [f"'{text}" for text in hostile]
    for row in rows:
        assert row["source_text"] == row["offence"] == row["source_sheet"] == row["source_file"]
        assert (row["figure"], row["note"]) == ("5", "'=note")


def test_the_csv_of_a_force_has_a_row_for_a_year_without_cells() -> None:
    missing = _year(None, year="2018/19", status="no_response")
    rows = list(csv.DictReader(io.StringIO(force_csv([missing, _year(5)], [_cell("5")], None))))
    assert [(row["financial_year"], row["figure"], row["status"], row["source_cell"]) for row in rows] == [
        ("2018/19", "", "no_response", ""), ("2019/20", "5", "reported", "B2"),
    ]  # fmt: skip


def _total(year: str, count: int, high: int | None, forces: int) -> Year:
    return Year(year, count, count, high, forces, 46, None, None, None, None, 0, None)


YEARS = [_total("2017/18", 600, None, 40), _total("2018/19", 800, 850, 45), _total("2019/20", 1000, 1000, 46)]


def test_the_chart_of_years_begins_at_zero_and_draws_what_is_not_known() -> None:
    drawn = year_chart(YEARS, 640)
    words = [one.text for one in (*drawn.values, *drawn.years, *drawn.forces)]
    assert words == [
        "600", "800", "1,000", "2017/18", "2018/19", "2019/20", "40 of 46", "45 of 46", "46 of 46",
    ]  # fmt: skip
    heights = [bar.height for bar in drawn.bars]
    assert all(bar.y + bar.height == pytest.approx(drawn.base) for bar in drawn.bars)
    assert heights[0] / heights[2] == pytest.approx(0.6, rel=0.01)
    assert heights[1] / heights[2] == pytest.approx(0.8, rel=0.01)
    (withheld,), (opened,) = drawn.bounded, drawn.unbounded
    assert withheld.height == pytest.approx(heights[2] * 0.05, abs=0.2)
    assert withheld.y + withheld.height == pytest.approx(drawn.bars[1].y), (
        "on the bar of the year with withheld numbers"
    )
    assert opened.y + opened.height == pytest.approx(drawn.bars[0].y), "the year that nothing bounds"


def test_the_chart_for_a_phone_has_the_newest_years_that_have_room() -> None:
    years = [_total(f"{year}/{(year + 1) % 100:02d}", 100, 100, 46) for year in range(2010, 2020)]
    drawn = years_drawn(years)
    assert len(drawn["wide"].bars) == 10
    assert [one.text for one in drawn["narrow"].years] == [one.financial_year for one in years[-6:]]
