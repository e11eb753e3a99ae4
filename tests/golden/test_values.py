"""What stands in a value cell: numbers as forces type them, signs for no number, and what is no count at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from .build import Cell, Formula, Grid
from .expect import accepted, observations, read, refused

Write = Callable[..., Path]


def with_value(value: Cell) -> Grid:
    """A plain table with the value under test in B2."""
    return [
        ["Offence", "2018/19", "2019/20"],
        ["Rape", value, 12],
        ["Grooming", 5, 7],
    ]


def reads_as(path: Path, **fields: object) -> None:
    observations(
        path,
        {
            "B2": {"offence": "Rape", "year": "2018/19", **fields},
            "C2": {"count": 12},
            "B3": {"count": 5},
            "C3": {"count": 7},
        },
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1234", 1234),
        ("1,234", 1234),
        ("1,234,567", 1234567),
        ("1\u00a0234", 1234),
        ("1\u202f234", 1234),
        ("  17 ", 17),
        ("17\u00a0", 17),
        (1234.0, 1234),
        (0, 0),
    ],
)
def test_a_number_however_typed_is_that_number(write: Write, text: Cell, count: int) -> None:
    reads_as(write(with_value(text)), count=count, low=count, high=count, status="reported")


@pytest.mark.parametrize("text", ["0", "nil", "Nil", "NIL", "none recorded", "None Recorded", "zero"])
def test_words_for_zero_are_zero(write: Write, text: str) -> None:
    reads_as(write(with_value(text)), count=0, low=0, high=0, status="reported", source_text=text)


@pytest.mark.parametrize(
    "text",
    [
        "12*",
        "12~",
        "12^",
        "12 (r)",
        "12 [r]",
        "12 (p)",
        " 12*",
        "12 †",
        "12¹",
        "12 [note 2]",
    ],
)
def test_a_marker_glued_to_a_number_is_not_part_of_it(write: Write, text: str) -> None:
    reads_as(write(with_value(text)), count=12, status="reported", source_text=text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("<5", 0, 4),
        ("< 5", 0, 4),
        ("less than 5", 0, 4),
        ("Less than five", 0, 4),
        ("fewer than five", 0, 4),
        ("Fewer than 10", 0, 9),
        ("under 5", 0, 4),
        ("≤5", 0, 5),
        ("<=5", 0, 5),
        ("5 or fewer", 0, 5),
        ("1-4", 1, 4),
        ("1 to 4", 1, 4),
        ("1–4", 1, 4),
        ("0-4", 0, 4),
        ("between 1 and 4", 1, 4),
        ("*", 0, None),
        ("[c]", 0, None),
    ],
)
def test_a_withheld_number_is_an_interval(write: Write, text: str, low: int, high: int | None) -> None:
    reads_as(write(with_value(text)), count=None, low=low, high=high, status="suppressed", source_text=text)


@pytest.mark.parametrize("text", ["-", "–", "n/a", "N/A", "NA", "..", ":", "[x]"])
def test_a_sign_for_no_figure_is_not_zero(write: Write, text: str) -> None:
    reads_as(write(with_value(text)), count=None, low=0, high=None, status="not_available", source_text=text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("not held", "not_held"),
        ("No information held", "not_held"),
        ("No information held - the flag was introduced on the crime system in April 2016", "not_held"),
        ("Information not held", "not_held"),
        ("refused", "refused"),
        ("section 12", "refused"),
        ("Section 40(2)", "refused"),
        ("s.12", "refused"),
        ("cost exceeded", "refused"),
        ("[z]", "not_applicable"),
        ("not applicable", "not_applicable"),
    ],
)
def test_words_for_no_number_say_which_kind(write: Write, text: str, status: str) -> None:
    reads_as(write(with_value(text)), count=None, status=status)


def test_an_empty_cell_inside_a_table_is_blank_and_not_zero(write: Write) -> None:
    path = write(with_value(None))
    reads_as(path, count=None, low=0, high=None, status="blank")
    accepted(path, {"2018/19": (5, None), "2019/20": 19})


@pytest.mark.parametrize(
    "value",
    [
        -3,
        "-3",
        "(3)",
        3.5,
        "3.5",
        "1.234",
        12.001,
        "inf",
        True,
        "1,23",
        "1,2345",
        "1_000",
        "1e3",
        "0x10",
        "1 2",
        "12 (1)",
        "12 (5%)",
        "5%",
        "12?",
        "12/15",
        "TBC",
        "see note",
    ],
)
def test_what_is_no_count_is_refused_by_address(write: Write, value: Cell) -> None:
    refused(write(with_value(value)), "Sheet1!B2")


@pytest.mark.parametrize(
    "text",
    [
        "approx 40",
        "c. 40",
        "~40",
        "circa 40",
        "40 (estimate)",
        "around 40",
        "over 40",
        "40+",
    ],
)
def test_an_inexact_number_is_never_an_exact_count(write: Write, text: str) -> None:
    assert all(seen.count != 40 for seen in read(write(with_value(text))).observations)


def test_a_range_that_excel_made_a_date_of_is_refused(write: Write) -> None:
    refused(write(with_value(date(2020, 4, 1)), formats={"B2": "d-mmm"}), "Sheet1!B2", saying="date")


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!"])
def test_an_error_cell_is_refused_by_address(write: Write, error: str) -> None:
    refused(write(with_value(error)), "Sheet1!B2", saying="error")


def test_an_error_cell_in_an_old_workbook_is_refused_by_address(write: Write) -> None:
    refused(write(with_value("#REF!"), "kent-police-foi.xls"), "Sheet1!B2", saying="error")


def test_a_formula_that_was_never_calculated_is_refused_not_blank(write: Write) -> None:
    refused(write(with_value(Formula("C2-1"))), "Sheet1!B2", saying="formula")


def test_a_formula_with_its_result_is_that_number(write: Write) -> None:
    reads_as(write(with_value(Formula("C2-2", 10))), count=10, status="reported")


def test_a_number_shown_as_a_percentage_is_no_count(write: Write) -> None:
    refused(write(with_value(1), formats={"B2": "0%"}), "Sheet1!B2", saying="percent")


def test_a_percentage_in_an_ods_is_no_count(write: Write) -> None:
    refused(
        write(with_value(0.25), "kent-police-foi.ods", formats={"B2": "0%"}), "Sheet1!B2", saying="percent|fraction"
    )


@pytest.mark.parametrize("number_format", [";;;", '"<5"', '[<5]"<5";0'])
def test_a_number_that_its_format_withholds_is_not_published(write: Write, number_format: str) -> None:
    path = write(with_value(3), formats={"B2": number_format})
    assert all(seen.count != 3 and "3" not in seen.source_text for seen in read(path).observations)


def test_thousands_shown_by_the_format_are_the_number(write: Write) -> None:
    reads_as(write(with_value(1234), formats={"B2": "#,##0"}), count=1234)


@pytest.mark.parametrize("number_format", ['0"000"', '0" to 30 June"', "0\\/19"])
def test_a_number_whose_format_shows_other_digits_is_no_count(write: Write, number_format: str) -> None:
    refused(write(with_value(12), formats={"B2": number_format}), "Sheet1!B2", saying="other digits")


def test_figures_to_the_nearest_thousand_are_bounds(write: Write) -> None:
    grid = [["Burglary recorded by Kent Police (to nearest thousand)"], ["Year", "2018/19"], ["Crimes", 9000]]
    observations(write(grid), {"B3": {"count": None, "low": 8500, "high": 9500, "status": "rounded"}})


@pytest.mark.parametrize("title", ["Burglary recorded, share by district", "Burglary recorded by district"])
def test_figures_of_which_each_total_is_a_hundred_are_percentages(write: Write, title: str) -> None:
    shares = [["District", "2018/19", "2019/20"], ["Dover", 74, 71], ["Deal", 22, 26], ["Swale", 4, 3]]
    refused(write([[title], *shares, ["Total", 100, 100]]), "Sheet1!B6", saying="percentages")


def test_rounded_figures_are_bounds(write: Write) -> None:
    observations(
        write(
            [
                ["Offence", "2018/19"],
                ["Rape", 35],
                ["Grooming", 10],
                ["Figures have been rounded to the nearest 5"],
            ]
        ),
        {
            "B2": {"count": None, "low": 33, "high": 37, "status": "rounded"},
            "B3": {"count": None, "low": 8, "high": 12, "status": "rounded"},
        },
    )


def test_a_legend_that_says_what_a_dash_means_is_believed(write: Write) -> None:
    path = write(with_value("-"))
    reads_as(path, count=None, status="not_available")
    with_legend = [*with_value("-"), [None], ["A dash (-) indicates that no offences were recorded."]]
    reads_as(write(with_legend, "kent-police-legend.xlsx"), count=0, status="reported")


def test_a_legend_that_says_what_a_blank_means_is_believed(write: Write) -> None:
    grid = [*with_value(None), [None], ["Blank cells mean that no offences were recorded."]]
    accepted(write(grid), {"2018/19": 5, "2019/20": 19})


def test_flag_columns_beside_the_numbers_are_not_values(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "Flag", "2019/20", "Flag"],
                ["Rape", 3, "[r]", 12, None],
                ["Grooming", 5, None, 7, "[p]"],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_the_raw_text_of_a_value_is_kept(write: Write) -> None:
    grid = [["Offence code", "Offence", "2018/19"], ["00071", "Grooming", "1,234"]]
    observations(write(grid), {"C2": {"count": 1234, "source_text": "1,234", "offence_code": "00071"}})


@pytest.mark.parametrize("number", [1e20, 20190401201903, "20,190,401,201"])
def test_a_number_that_no_force_could_count_is_refused(write: Write, number: object) -> None:
    refused(
        write([["Year", "Offences"], ["2018/19", number], ["2019/20", 5]]),
        "B2",
        saying="larger than any count|fraction",
    )


@pytest.mark.parametrize("legend", ["# represents 1 to 9 offences", "# = 1-9", "# represents a figure between 1 and 9"])
def test_a_sign_for_a_range(write: Write, legend: str) -> None:
    grid = [["Offence", "2018/19"], ["Rape", "#"], ["Grooming", 14], [legend]]
    accepted(write(grid), {"2018/19": (15, 23)})


@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "in the middle", "last"])
@pytest.mark.parametrize("sign", ["<5", "< 5", "<10", "<=5"])
@pytest.mark.parametrize("heading", ["Offence", "District"])
def test_a_line_of_withheld_counts_alone_is_a_line_wherever_it_stands(
    write: Write, heading: str, sign: str, place: int
) -> None:
    """`<5` may be an age band in a heading; under headings of its own it is a count."""
    lines: list[list[Cell]] = [["North", 315, 373], ["South", 216, 394]]
    lines.insert(place, ["East", sign, sign])
    most = 5 if sign == "<=5" else int(sign.strip("< ")) - 1
    observations(
        write([[heading, "2018/19", "2019/20"], *lines]),
        {
            f"{column}{2 + line}": (
                {"count": None, "low": 0, "high": most, "status": "suppressed"}
                if lines[line][0] == "East"
                else {"count": lines[line][1 if column == "B" else 2]}
            )
            for line in range(3)
            for column in "BC"
        },
    )


def test_a_withheld_line_over_zeros_leaves_no_exact_total(write: Write) -> None:
    observations(
        write([["Offence", "2018/19", "2019/20"], ["Stalking s2A", "<5", "<5"], ["Stalking s4A", 0, 0]]),
        {
            "B2": {"count": None, "low": 0, "high": 4},
            "C2": {"count": None, "low": 0, "high": 4},
            "B3": {"count": 0},
            "C3": {"count": 0},
        },
    )
