"""Fact-checks: each way a printed figure can be right, and each known way it goes wrong."""

import csv
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from pipeline.declared.claims import Claim, load_claims, period_of
from pipeline.declared.errors import DeclarationError
from pipeline.measures.claim_text import check_claim, parse_claim
from pipeline.measures.fact_checks import claims
from pipeline.measures.rounding import percent_change
from pipeline.measures.verdicts import Ours, Printed, judge
from schemas.validate import validate

from .measures_frames import COLLECTION, Measured, Row, measure, said

PUBLISHED = Path(__file__).parents[3] / "shared" / "published" / "published_figures.csv"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Kent up 573% from 63 to 361", "ratio_as_percent"),
        ("Kent up 473% from 63 to 361", "rounded"),
        ("Hertfordshire: 716 per cent, from 6 to 43", "ratio_as_percent"),
        ("up 44% from 3,903 to 5,653", "truncated"),
        ("up 45% from 3,903 to 5,653", "rounded"),
        ("West Midlands: 427 offences in 2019/20, a seven per cent rise from 398 in 2018/19", "rounded"),
        ("Staffordshire saw a six per cent decrease from 346 to 325", "rounded"),
        ("Staffordshire saw a six per cent rise from 346 to 325", "contradicted"),
        ("a 104% rise to 389 from 191", "rounded"),
        ("almost 90 per cent up, from 131 to 247", "holds"),
        ("nearly 80 per cent up, from 131 to 247", "contradicted"),
        ("more than 40% up, from 100 to 141", "holds"),
        ("more than 41% up, from 100 to 141", "contradicted"),
        ("offences doubled, 191 to 389", "holds"),
        ("offences doubled, from 191 to 410", "contradicted"),
        ("down 17 per cent from 2,000 in 2018 to 1,660 in 2019", "holds"),
        ("up 35.8% from 229 to 311", "rounded"),
        ("up 53% from 100 to 135", "digits_swapped"),
        ("up 7%", "not_checkable"),
        ("from 398 to 427", "not_checkable"),
        ("up 12 per cent from 0 to 5", "not_checkable"),
    ],
)
def test_a_sentence_is_checked_by_its_own_numbers(text: str, verdict: str) -> None:
    assert check_claim(text).verdict == verdict


def test_the_explanation_names_our_figure() -> None:
    found = check_claim("Kent up 573% from 63 to 361")
    assert found.our_value == Fraction(100 * (361 - 63), 63)
    assert found.explanation == "Our figure is +473.0 per cent; 573 is 361 as a percentage of 63, not the change."


def test_numbers_of_years_and_forces_are_no_counts() -> None:
    said = parse_claim("In 39 forces it rose 16 per cent in five years, from 8,702 in 2018/19 to 10,129 in 2019/20")
    assert (said.previous, said.count) == (8702, 10129)


@pytest.mark.parametrize(
    ("value", "qualifier", "ours", "verdict"),
    [
        ("10391", "exact", 10391, "holds"),
        ("10331", "exact", 10391, "contradicted"),
        ("119", "exact", 199, "contradicted"),
        ("10139", "exact", 10391, "contradicted"),
        ("10931", "exact", 10391, "digits_swapped"),
        ("37000", "more_than", 37104, "holds"),
        ("37000", "more_than", 37000, "contradicted"),
        ("37000", "less_than", 36104, "holds"),
        ("37000", "rounded", 37104, "rounded"),
        ("37000", "rounded", 37600, "truncated"),
        ("3000", "about", 3100, "holds"),
        ("3000", "about", 3200, "contradicted"),
        ("4000", "nearly", 3936, "holds"),
        ("4000", "nearly", 4010, "contradicted"),
    ],
)
def test_a_count_holds_as_it_is_qualified(value: str, qualifier: str, ours: int, verdict: str) -> None:
    assert judge(Printed("count", Decimal(value), qualifier), Ours(Fraction(ours))).verdict == verdict


@pytest.mark.parametrize(
    ("value", "qualifier", "verdict"),
    [
        ("90", "exact", "contradicted"),  # less than what is there
        ("100", "exact", "holds"),  # what others had added up to as well
        ("110", "exact", "not_checkable"),
        ("90", "more_than", "holds"),
        ("110", "more_than", "not_checkable"),
        ("110", "less_than", "not_checkable"),
        ("90", "less_than", "contradicted"),
    ],
)
def test_a_sum_without_every_force_proves_only_what_it_can(value: str, qualifier: str, verdict: str) -> None:
    ours = Ours(Fraction(100), low=100, high=None)
    assert judge(Printed("count", Decimal(value), qualifier), ours).verdict == verdict


def six_years() -> Measured:
    rows: list[Row] = []
    for n, year in enumerate(("2014/15", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20")):
        rows += [
            said("kent", year, 100 + n, cell=f"{chr(66 + n)}2"),
            said("essex", year, 50 - n, cell=f"{chr(66 + n)}2"),
        ]
    rows += [said("surrey", "2019/20", 40), said("west-midlands", "2019/20", 9), said("west-mercia", "2019/20", 1)]
    return measure(rows, schemes=["ons"])


def claim(area: str, period: str, kind: str, value: str, qualifier: str = "exact", **rest: str) -> Claim:
    return Claim(1, "a paper", area, period, period_of(period, kind), kind, Decimal(value), qualifier, **rest)


@pytest.mark.parametrize(
    ("printed", "verdict", "ours"),
    [
        (claim("Kent Police", "2019/20", "count", "105"), "holds", 105),
        (claim("Kent", "2019/20", "change_percent", "1", "rounded"), "rounded", 100 / 104),
        (claim("kent", "2018/19 to 2019/20", "change_percent", "0", "rounded"), "truncated", 100 / 104),
        (claim("Kent", "2014/15 to 2019/20", "change_percent", "5"), "holds", 5),
        (claim("Kent", "2015/16 to 2019/20", "cumulative", "515"), "holds", 515),
        (claim("Kent", "2015/16 to 2019/20", "cumulative", "615"), "wrong_window", 515),
        (claim("Kent", "2015/16 to 2019/20", "cumulative", "500", "more_than"), "holds", 515),
        (claim("A collection", "2019/20", "change_percent", "33", "rounded"), "wrong_base", 0),
        (claim("West Midlands", "2019/20", "count", "9"), "not_checkable", None),
        (claim("West Midlands", "2019/20", "count", "9", area_level="force"), "holds", 9),
        (claim("West Midlands", "2019/20", "count", "10", area_level="region", scheme="ons"), "holds", 10),
        (claim("Narnia", "2019/20", "count", "9"), "not_checkable", None),
        (claim("Kent", "2020/21", "count", "9"), "not_checkable", None),
    ],
)
def test_printed_figures_against_what_we_hold(printed: Claim, verdict: str, ours: float | None) -> None:
    found = six_years()
    row = validate(
        "measures.claims", claims({COLLECTION: [printed]}, found.force_years, found.areas, found.revisions)
    ).iloc[0]
    assert row["verdict"] == verdict
    assert (None if row.isna()["our_value"] else row["our_value"]) == (None if ours is None else pytest.approx(ours))


def test_an_ambiguous_area_is_told_what_it_may_be() -> None:
    found = six_years()
    table = claims({COLLECTION: [claim("West Midlands", "2019/20", "count", "9")]}, found.force_years, found.areas)
    assert "the force west-midlands (all) or the region west-midlands-region (ons)" in table["explanation"].iloc[0]


def test_a_figure_that_was_right_when_printed_is_told_from_one_that_never_was() -> None:
    rows = [said("northumbria", "2015/16", 170, round_=2016), said("northumbria", "2015/16", 98, round_=2017)]
    rows += [said("durham", "2015/16", 13, round_=2016), said("durham", "2015/16", None, status="blank", round_=2018)]
    rows += [said("durham", "2015/16", None, status="not_available", round_=2017)]
    found = measure(rows)
    printed = [claim(area, "2015/16", "count", value) for area, value in [("Northumbria", "170"), ("Durham", "13")]]
    printed += [claim("Northumbria", "2015/16", "count", "171")]
    table = claims({COLLECTION: printed}, found.force_years, found.areas, found.revisions)
    assert table["explanation"].tolist() == [
        "Our figure is 98. It was the printed one until round 2017 restated it.",
        "We hold no exact figure for this area and period. It was the printed one until round 2017 restated it.",
        "Our figure is 98.",
    ]


HEADER = "source,area,period,measure,value,qualifier\n"


def write(tmp_path: Path, text: str) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "claims.csv").write_text(text, encoding="utf-8-sig")


def test_claims_are_read_from_their_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        HEADER
        + 'The Post,Kent,2019/20,count,"1,735",exact\nThe Post,Kent,2018/19 to 2019/20,change_percent,-6,about\n',
    )
    first, second = load_claims(tmp_path, "c")
    assert [str(first.value), str(second.value), second.row] == ["1735", "-6", 2]
    assert [first.years, second.years] == [("2019/20", "2019/20"), ("2018/19", "2019/20")]
    assert load_claims(tmp_path, "another") == ()


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("source,area\n", "line 1", "'period'"),
        (HEADER.replace("area", "place,area"), "place", "no such column"),
        (HEADER + "P,Kent,2019,count,1,exact\n", "line 2, period", "2018/19 to 2019/20"),
        (HEADER + "P,Kent,2019/21,count,1,exact\n", "line 2, period", "not a period"),
        (HEADER + "P,Kent,2019/20 to 2018/19,cumulative,1,exact\n", "line 2, period", "ends before"),
        (HEADER + "P,Kent,2019/20,counts,1,exact\n", "line 2, measure", "'count'"),
        (HEADER + "P,Kent,2019/20,count,1,exactly\n", "line 2, qualifier", "'exact'"),
        (HEADER + "P,Kent,2019/20,count,many,exact\n", "line 2, value", "'many'"),
        (HEADER + ",Kent,2019/20,count,1,exact\n", "line 2, source", "empty"),
        (HEADER + "P,Kent,2019/20,count,1,735,exact\n", "line 2", "quotes"),
    ],
)
def test_a_faulty_claim_names_its_line(tmp_path: Path, text: str, key: str, says: str) -> None:
    write(tmp_path, text)
    with pytest.raises(DeclarationError) as caught:
        load_claims(tmp_path, "c")
    assert caught.value.key == key
    assert says in str(caught.value)


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the collection of published figures is not beside the repository")
def test_published_percentages_against_the_counts_published_with_them() -> None:
    """Percentages whose two counts were printed in one release for one area: the slips are found, and no others."""
    with PUBLISHED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    counts = {
        (row["series"], row["release"], row["area_name"], row["period"]): int(row["value"])
        for row in rows
        if row["measure"] == "count" and row["qualifier"] == "exact"
    }
    verdicts: dict[tuple[str, str, str], str] = {}
    for row in rows:
        before, arrow, after = row["period"].partition("->")
        pair = [counts.get((row["series"], row["release"], row["area_name"], year)) for year in (before, after)]
        if row["measure"] != "change_pct" or not arrow or pair[0] is None or pair[1] is None:
            continue
        percent = percent_change(pair[1], pair[0])
        assert percent is not None
        printed = Printed("change_percent", Decimal(row["value"]), row["qualifier"])
        found = judge(printed, Ours(percent, count=pair[1], previous=pair[0]))
        verdicts[row["area_name"], row["period"], row["value"]] = found.verdict
    found_slips = {key for key, verdict in verdicts.items() if verdict == "ratio_as_percent"}
    assert found_slips == {("Kent", "2015/16->2016/17", "573"), ("Hertfordshire", "2017/18->2018/19", "716")}
    assert verdicts["England & Wales", "2015/16->2016/17", "44"] == "truncated"
    assert verdicts["West Midlands", "2018/19->2019/20", "7"] == "rounded"
    assert Counter(verdicts.values()) == {
        "rounded": 62, "truncated": 13, "holds": 8, "ratio_as_percent": 2, "contradicted": 5,
    }  # fmt: skip
