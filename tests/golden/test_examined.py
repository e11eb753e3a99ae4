"""Responses that were once read wrongly, lost or refused without need, each found by somebody who did not know the
reader.

What belongs here: one small grid for each such finding. What does not: why it happened, which the code says.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, read, refused

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
GROOMING, RAPE = "Sexual grooming", "Rape of a child under 13"
BOTH = {"2018/19": 8, "2019/20": 19}


def test_a_row_of_units_leaves_every_year_its_numbers(write: Write) -> None:
    accepted(
        write([["Offence", *YEARS], [None, "No.", "No."], ["Rape", 3, 12], ["Grooming", 5, 7], ["Total", 8, 19]]), BOTH
    )


def test_towns_in_a_forces_own_table_are_not_bodies_beside_it(write: Write) -> None:
    grid: Grid = [
        ["West Midlands Police"],
        ["Year", "Birmingham", "Coventry", "Walsall", "Total"],
        ["2018/19", 3, 4, 1, 8],
    ]
    accepted(write(grid, "reply.xlsx"), {"2018/19": 8}, force="west-midlands")


@pytest.mark.parametrize("words", ["Information not held on current system", "Section 12 exemption applied"])
def test_a_first_year_in_words_is_a_line_and_no_header(write: Write, words: str) -> None:
    accepted(write([["Year", "Offences"], ["2016/17", words], ["2017/18", 14]]), {"2016/17": (0, None), "2017/18": 14})


def test_a_first_line_of_one_range_between_blank_lines(write: Write) -> None:
    path = write([["Force", "2018/19"], [None], ["Kent", "1-4"], [None], ["Essex", 7]], "joint.xlsx")
    accepted(path, {("kent", "2018/19"): (1, 4), ("essex", "2018/19"): 7})


def test_years_joined_by_a_hyphen_are_no_range_of_counts(write: Write) -> None:
    path = write([["Force", "Year", "Offences"], ["Kent", "2018-2019", 3], ["Essex", "2018-2019", 5]], "joint.xlsx")
    accepted(path, {("kent", "2018/19"): 3, ("essex", "2018/19"): 5})


def test_counts_that_look_like_years_are_counts(write: Write) -> None:
    grid: Grid = [["Offence", *YEARS], ["Rape", 2015, 2016], ["Grooming", 2017, 2018], ["Total", 4032, 4034]]
    accepted(write(grid), {"2018/19": 4032, "2019/20": 4034})


@pytest.mark.parametrize("heading", ["Count", "Number of offences", "Offences", "Total"])
def test_a_first_count_that_looks_like_a_year_is_a_count(write: Write, heading: str) -> None:
    rows: Grid = [["Offence", heading], ["Rape", 2024], ["Grooming", 1659]]
    accepted(write({"2018-19": rows}), {"2018/19": 3683})
    accepted(write({"2018-19": [*rows, ["Total", 3683]]}), {"2018/19": 3683})


def test_question_numbers_are_no_quarters(write: Write) -> None:
    grid: Grid = [
        ["Question", "Response"],
        ["Q1. Number of online offences recorded in 2018/19", 8],
        ["Q2. Number of online offences recorded in 2019/20", 19],
    ]
    accepted(write(grid), BOTH)


def test_from_and_to_are_one_period(write: Write) -> None:
    grid: Grid = [["From", "To", "Offences"], ["01/04/2018", "31/03/2019", 8], ["01/04/2019", "31/03/2020", 19]]
    accepted(write(grid), BOTH)


def test_a_summary_beside_a_sheet_per_offence_is_their_sum(write: Write) -> None:
    sheets = {
        "Summary": [["Year", "Total"], ["2018/19", 8]],
        "Rape": [["Year", "Number"], ["2018/19", 3]],
        "Grooming": [["Year", "Number"], ["2018/19", 5]],
    }
    accepted(write(sheets), {"2018/19": 8})


def test_lists_of_contents_and_notes_are_no_tables(write: Write) -> None:
    sheets = {
        "Contents": [["Table", "Title", "Rows"], [1, "Offences by year", 2]],
        "Table 1": [["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5]],
        "Notes": [["Note", "Text"], [1, "Recorded crime"], [2, "Live data"]],
    }
    accepted(write(sheets), {"2018/19": 8})


def test_a_year_among_its_quarters_is_their_total_and_checked(write: Write) -> None:
    quarters: Grid = [["Quarter", "Offences"], *[[f"Q{n} 2018/19", 2] for n in (1, 2, 3, 4)]]
    accepted(write([*quarters, ["2018/19", 8]]), {"2018/19": 8})
    refused(write([*quarters, ["2018/19", 9]]), "Sheet1!B6", saying="9.*8|8.*9")


def test_april_to_march_belongs_to_the_year_behind_it(write: Write) -> None:
    accepted(write([["Offence", "Apr - Mar 2018-19"], [GROOMING, 3], [RAPE, 5]]), {"2018/19": 8})


@pytest.mark.parametrize("header", ["Academic year 2018/19", "Tax year 2018/19", "2018/19 (forecast)"])
def test_other_twelve_months_are_no_financial_year(write: Write, header: str) -> None:
    refused(write([["Offence", header], [GROOMING, 3], [RAPE, 5]]), "Sheet1!B1")


@pytest.mark.parametrize(
    "note",
    [
        "2019/20 is not a full year",
        "The last column is for 10 months",
        "Data for 2019/20 is incomplete",
        "Figures exclude Q4 2019/20",
    ],
)
def test_a_note_in_words_shortens_its_year(write: Write, note: str) -> None:
    reading = read(write([["Offence", *YEARS], [GROOMING, 3, 12], [RAPE, 5, 7], [None], [note]]))
    assert {(o.financial_year, o.status) for o in reading.observations} == {
        ("2018/19", "reported"),
        (None, "partial_year"),
    }


def test_a_note_that_says_calendar_years_is_heeded(write: Write) -> None:
    note = "Please note that figures are for calendar years, January to December."
    refused(write([["Offence", *YEARS], [GROOMING, 3, 12], [None], [note]]), saying="no financial years")


def test_a_text_under_a_year_is_a_figure_that_cannot_be_read(write: Write) -> None:
    refused(write([["Offence", "2017/18", *YEARS], ["Online offences", 109, "TBC", 39]]), "Sheet1!C2")


def test_half_a_column_of_texts_is_no_column_of_labels(write: Write) -> None:
    grid: Grid = [["Year", "Offences", "Offences online"], ["2018/19", 120, "see letter"], ["2019/20", 150, 41]]
    refused(write(grid), "Sheet1!C2")


def test_recorded_beside_detected_are_two_answers(write: Write) -> None:
    grid: Grid = [
        ["Offence", "2018/19", None, "2019/20", None],
        [None, "Recorded", "Detected", "Recorded", "Detected"],
        [GROOMING, 35, 22, 31, 15],
        [RAPE, 29, 25, 35, 28],
    ]
    refused(write(grid, merges=["B1:C1", "D1:E1"]), saying="could both be the answer")


def test_people_beside_offences_are_no_offences(write: Write) -> None:
    accepted(
        write([["Offence", *YEARS], [GROOMING, 3, 12], [RAPE, 5, 7], ["Population aged 0-17", 300000, 301000]]), BOTH
    )


@pytest.mark.parametrize("title", ["Offline offences", "Offences not flagged as online"])
def test_a_title_that_denies_the_flag_is_not_what_was_asked(write: Write, title: str) -> None:
    path = write([[title], ["Offence", *YEARS], [GROOMING, 3, 12], [RAPE, 5, 7]])
    reading = read_response(path, collection="online-child-sexual-offences", round_=2020)
    assert (reading.status, reading.observations) == ("quarantined", [])


def test_arrests_alone_do_not_answer_for_offences(write: Write) -> None:
    path = write([["Year", "Arrests"], ["2018/19", 8], ["2019/20", 9]])
    reading = read_response(path, collection="online-child-sexual-offences", round_=2020)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "arrests" in reading.reason


def test_a_university_is_no_force(write: Write) -> None:
    path = write(
        [["Request from a student at University of Essex"], ["Offence", *YEARS], [GROOMING, 1, 2]], "reply.xlsx"
    )
    assert read(path).observations == []


def test_a_hidden_line_of_a_table_is_missed_though_reviewed(write: Write) -> None:
    from pipeline.declared.sidecar import make_sidecar

    path = write([["Offence", "2018/19"], ["Rape", 340], ["Grooming", 512]], hidden_rows=["2"])
    reviewed = make_sidecar({"hidden_content_reviewed": "J. Smith, 1 September 2020"}, path)
    reading = read_response(path, sidecar=reviewed)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "hidden row" in reading.reason


def test_lines_without_a_single_offence_are_all_words(write: Write) -> None:
    accepted(
        write([["Year", "Offences"], ["2018/19", "None recorded"], ["2019/20", "Nil"]]), {"2018/19": 0, "2019/20": 0}
    )


def test_two_columns_of_code_numbers_before_the_offence(write: Write) -> None:
    grid: Grid = [
        ["HO Code", "HO Subcode", "Offence", "2018/19", "2019/20"],
        [71, 17, "Sexual communication with a child", 26, 30],
        [88, 1, "Sexual grooming", 20, 20],
        ["Total", None, None, 46, 50],
    ]
    accepted(write(grid), {"2018/19": 46, "2019/20": 50})


def test_divisions_named_by_one_letter_down(write: Write) -> None:
    grid: Grid = [["Division", "2018/19", "2019/20"], ["A", 20, 22], ["B", 14, 19], ["C", 30, 34], ["Total", 64, 75]]
    accepted(write(grid), {"2018/19": 64, "2019/20": 75})


def test_divisions_named_by_one_letter_across(write: Write) -> None:
    """`C` alone is the sign for a withheld figure; among `A`, `B` and `D` it is a name."""
    grid: Grid = [
        ["Financial year", "A", "B", "C", "D", "Force total"],
        ["2018/19", 12, 18, 21, 9, 60],
        ["2019/20", 10, 20, 25, 11, 66],
    ]
    accepted(write(grid), {"2018/19": 60, "2019/20": 66})


def test_all_offences_and_those_of_which_were_online_are_two_answers(write: Write) -> None:
    grid: Grid = [
        ["", "2018/19", "2019/20"],
        ["All child sexual offences", 140, 171],
        ["Of which cyber-enabled", 30, 41],
    ]
    refused(write(grid), saying="could both be the answer", suggesting="take")


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("All child sexual offences", "Of which cyber-enabled"),
        ("All offences", "Of which flagged as online"),
        ("All offences", "Of which have an online flag"),
    ],
)
def test_a_flagged_part_of_the_one_whole_is_what_a_flagged_collection_asks_for(
    write: Write, whole: str, part: str
) -> None:
    grid: Grid = [["", "2018/19", "2019/20"], [whole, 140, 171], [part, 30, 41]]
    settings = Collection(name="online-offences", counts="Child sexual offences with an online flag", flag="online")
    reading = read_response(write(grid), settings=settings)
    assert (reading.status, [o.count for o in reading.observations]) == ("accepted", [30, 41])


def test_a_flagged_part_below_one_of_two_lines_says_nothing_of_the_other(write: Write) -> None:
    grid: Grid = [["", "2018/19"], ["Rape", 40], ["Grooming", 30], ["Of which online", 20]]
    reading = read_response(write(grid), settings=Collection(name="online-offences", flag="online"))
    assert (reading.status, reading.observations) == ("quarantined", [])


def with_parts(total: int) -> Grid:
    return [
        ["Offence", *YEARS],
        ["Robbery of personal property", 70, 80],
        ["of which with a knife", 12, 17],
        ["Robbery of business property", 20, 25],
        ["of which with a knife", 3, 4],
        ["Total robbery", 90, total],
    ]


def test_parts_that_the_total_leaves_out_are_not_added_in(write: Write) -> None:
    accepted(write(with_parts(105)), {"2018/19": 90, "2019/20": 105})


def test_parts_beside_a_total_that_does_not_leave_them_out_throughout_are_refused(write: Write) -> None:
    refused(write(with_parts(126)), saying="add up to")


def test_a_part_larger_than_the_line_above_it_is_no_part(write: Write) -> None:
    grid = with_parts(105)
    refused(write([*grid[:2], ["of which with a knife", 71, 17], *grid[3:]]), saying="add up to")


def test_parts_that_the_total_adds_in_are_two_answers(write: Write) -> None:
    grid: Grid = [["Offence", "2018/19"], ["Robbery", 70], ["of which with a knife", 12], ["Total", 82]]
    refused(write(grid), saying="could both be the answer")


def test_the_number_of_a_question_is_no_quarter(write: Write) -> None:
    """`Q1` beside a question made 31 the figure of April to June."""
    grid: Grid = [["Q1", "How many thefts were recorded in 2019/20?", 31], ["Q2", "What was the rate per 1,000?", 7]]
    accepted(write(grid), {"2019/20": 31})


def test_no_heads_how_many_where_a_name_stands_before_it(write: Write) -> None:
    grid: Grid = [
        ["2018/19", None, None, "2019/20", None],
        ["Offence", "No.", None, "Offence", "No."],
        ["Theft", 40, None, "Arson", 1],
        ["Arson", 10, None, "Theft", 30],
        ["Total", 50, None, "Total", 31],
    ]
    accepted(write(grid), {"2018/19": 50, "2019/20": 31})


def test_lines_told_apart_by_a_letter_at_their_end(write: Write) -> None:
    grid: Grid = [["Offence", *YEARS], *[[f"Offence type {letter}", 5 + i, 20 - i] for i, letter in enumerate("ABC")]]
    accepted(write(grid), {"2018/19": 18, "2019/20": 57})


def test_sheets_told_apart_as_flagged_and_not(write: Write) -> None:
    flagged: Grid = [["Year", "Offences"], ["2018/19", 12], ["2019/20", 14]]
    other: Grid = [["Year", "Offences"], ["2018/19", 120], ["2019/20", 140]]
    path = write({"Flagged": flagged, "Not flagged": other})
    reading = read_response(path, settings=Collection(name="online-offences", flag="online"))
    assert (reading.status, [o.count for o in reading.observations]) == ("accepted", [12, 14])
    refused(path, saying="could both be the answer")


DOUBTFUL = ["Rank and file robbery", "Change of address", "Days of action", "Interest rate swaps", "Staff"]


@pytest.mark.parametrize(
    "label", ["Assault on a police officer", "Assaults on prison staff", "Hate crime: changed name"]
)
def test_an_offence_that_names_officers_or_a_change_is_an_offence(write: Write, label: str) -> None:
    """Such a line was left out as a figure about the force, and its offences were lost."""
    accepted(write([["Offence", *YEARS], ["Theft", 40, 30], [label, 10, 1]]), {"2018/19": 50, "2019/20": 31})
    accepted(write([["Year", "Theft", label], ["2018/19", 40, 10], ["2019/20", 30, 1]]), {"2018/19": 50, "2019/20": 31})


@pytest.mark.parametrize("label", DOUBTFUL)
def test_a_name_that_may_be_a_rate_or_change_is_decided_by_the_total(write: Write, label: str) -> None:
    grid: Grid = [["Offence", *YEARS], ["Theft", 40, 30], [label, 10, 1]]
    accepted(write([*grid, ["Total", 50, 31]]), {"2018/19": 50, "2019/20": 31})
    accepted(write([*grid, ["Total", 40, 30]]), {"2018/19": 40, "2019/20": 30})
    refused(write([*grid, ["Total", 40, 31]]), "A3", saying="no total tells")


@pytest.mark.parametrize("label", DOUBTFUL)
def test_a_name_that_may_be_a_rate_or_change_without_a_total_is_refused(write: Write, label: str) -> None:
    refused(write([["Offence", *YEARS], ["Theft", 40, 30], [label, 10, 1]]), "A3", saying="no total tells")


@pytest.mark.parametrize("label", ["Change on previous year", "Average", "% change", "Rank", "Assaults per 1,000"])
def test_a_plain_rate_or_change_below_offences_is_left_out(write: Write, label: str) -> None:
    accepted(write([["Offence", *YEARS], ["Rape", 40, 30], [label, 10, 1]]), {"2018/19": 40, "2019/20": 30})


def test_count_of_a_reference_in_the_corner_of_a_pivot_table_is_what_it_counts(write: Write) -> None:
    rows: Grid = [["Count of Crime Ref", "Column Labels"], ["Row Labels", "2018/19", "2019/20", "Grand Total"]]
    rows = [*rows, ["8/65 Stalking", 3, 5, 8], ["8/66 Stalking", 2, 1, 3], ["Grand Total", 5, 6, 11]]
    accepted(write(rows), {"2018/19": 5, "2019/20": 6})


def test_a_column_headed_victim_age_holds_ages_and_no_counts(write: Write) -> None:
    rows: Grid = [["Offence", "Victim Age", "Year", "Count of Crime Number"], ["Grooming", "Under 13", "2018/19", 40]]
    rows = [*rows, [None, None, "2019/20", 44], [None, "13 - 15", "2018/19", 63], [None, None, "2019/20", 67]]
    accepted(write([*rows, ["Grand Total", None, None, 214]]), {"2018/19": 103, "2019/20": 111})


def test_tables_titled_by_the_sex_of_the_victim_add_up(write: Write) -> None:
    table: Grid = [["Age", "2018/19"], ["Under 13", 31], ["13-17", 88], ["Total", 119]]
    other: Grid = [["Age", "2018/19"], ["Under 13", 9], ["13-17", 22], ["Total", 31]]
    accepted(write([["Victim sex: Female"], *table, [], ["Victim sex: Male"], *other]), {"2018/19": 150})


@pytest.mark.parametrize("heading", ["Notes", "Notes:", "Explanatory notes", "Caveats"])
def test_numbered_notes_below_a_table_are_notes(write: Write, heading: str) -> None:
    rows: Grid = [["Financial Year", "Count of offences"], ["2018-19", 701], ["2019-20", 755], [], [heading]]
    accepted(
        write([*rows, [1, "Data extracted on 11/05/2021"], [2, "Counted by date recorded"]]),
        {"2018/19": 701, "2019/20": 755},
    )


@pytest.mark.parametrize("heading", ["Classification", "Reference", "Version", "Request"])
def test_a_heading_of_letters_over_two_years_is_a_header(write: Write, heading: str) -> None:
    """Equal counts were read as one year, and the other was lost."""
    grid = [["Kent Police"], [], [heading, "2018/19", "2019/20"], ["Indecent images offences", 301, 301]]
    accepted(write(grid), {"2018/19": 301, "2019/20": 301})


def test_a_title_whose_last_day_bears_a_mark_cuts_the_year_short(write: Write) -> None:
    title = ["Offences recorded 01 April 2017 to *24 February 2019"]
    reading = read_response(write([title, ["Year", "Total"], ["2017/18", 77], ["2018/19*", 72]]))
    assert [(o.count, o.status, o.period_end) for o in reading.observations] == [
        (77, "reported", date(2018, 3, 31)), (72, "partial_year", date(2019, 2, 24)),
    ]  # fmt: skip


@pytest.mark.parametrize("title", [["Kent Police", "Dog theft"], ["FOI/23/1001", "Kent Police", "Dog theft"]])
def test_a_title_in_several_cells_is_a_title(write: Write, title: list[str]) -> None:
    grid = [title, ["2017/18", "2018/19", "2019/20"], [0, 2, 1]]
    accepted(write(grid, "foi.csv"), {"2017/18": 0, "2018/19": 2, "2019/20": 1})


def test_compass_districts_and_the_name_of_the_force_are_parts_and_total(write: Write) -> None:
    rows: Grid = [["Area", "2018/19"], ["North", 110], ["Central", 61], ["South", 201], ["Kent", 372]]
    accepted(write(rows), {"2018/19": 372})


@pytest.mark.parametrize("heading", ["Age at time of offence", "Vic Age", "Oed / Age", "Victim's age"])
def test_a_column_of_ages_in_a_long_table(write: Write, heading: str) -> None:
    rows: Grid = [["Year", heading, "Sex", "Offences"], ["2018/19", "Under 13", "Female", 21],
                  [None, "0 to 9", "Male", 4], ["2019/20", "16-17", "Female", 9]]  # fmt: skip
    accepted(write(rows), {"2018/19": 25, "2019/20": 9})


def test_a_total_below_the_last_section_may_be_over_all_of_them(write: Write) -> None:
    rows: Grid = [
        [None, "2018/19"],
        ["Female"],
        ["Under 13", 31],
        ["13-15", 88],
        ["Male"],
        ["Under 13", 9],
        ["13-15", 22],
    ]
    accepted(write([*rows, ["Total", 150]]), {"2018/19": 150})
    refused(write([*rows, ["Total", 151]]), "Sheet1!B8", saying="add up to")


def test_numbers_of_questions_are_no_counts(write: Write) -> None:
    rows: Grid = [["Q", "Question", "2018/19", "2019/20"], [1, "Number of stalking offences recorded", 1303, 1277]]
    accepted(write(rows), {"2018/19": 1303, "2019/20": 1277})
