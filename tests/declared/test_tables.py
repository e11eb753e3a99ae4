"""Declared tables: read from exactly the cells that are named, and checked as strictly as tables that were found."""

from collections.abc import Callable
from pathlib import Path

from tests.declared.reading import needed, read, refused, right
from tests.golden.expect import force_years

Write = Callable[..., Path]
BARE = [["Rape", 3, 4], ["Grooming", 5, 6]]
STACKED = [["Offence", "2017/18", "2018/19"], ["Rape", 3, 4], ["Grooming", 5, 6], ["Image offences"],
           ["Offence", "Number"], ["Taking", 7], ["Sharing", 8]]  # fmt: skip
SECOND = '[[table]]\nrange = "A1:C3"\n[[table]]\nrange = "A5:B7"\n'


def test_a_table_with_neither_header_nor_year(write: Write) -> None:
    toml = """
        [[table]]
        range = "A1:B2"
        header_rows = 0
        period = "2019/20"
        [[ignore]]
        cells = "C1:C2"
        reason = "another question's answer"
    """
    needed(write(BARE), toml, {"2019/20": 8}, "year|heading")


def test_each_table_with_its_own_force_and_period(write: Write) -> None:
    header = ["Offence", "Number"]
    path = write([header, ["Rape", 3], ["Grooming", 5], [], header, ["Rape", 30], ["Grooming", 50]], "foi.xlsx")
    toml = """
        [[table]]
        range = "A1:B3"
        force = "kent"
        period = "2018/19"
        [[table]]
        range = "A5:B7"
        force = "essex"
        period = "2019/20"
    """
    needed(path, toml, {"2018/19": 8, ("essex", "2019/20"): 80}, "Nothing says")


def test_headers_and_labels_of_more_than_one(write: Write) -> None:
    path = write([[None, None, "2018/19"], ["Group", "Offence", "Male", "Female"], ["Contact", "Rape", 3, 4],
                  [None, "Assault", 5, 6]])  # fmt: skip
    toml = '[[table]]\nrange = "A2:D4"\nlabel_columns = 2'
    reading = right(path, toml, {"2018/19": 18})
    assert [o.offence for o in reading.observations][:2] == ["Contact - Rape", "Contact - Rape"]
    right(path, '[[table]]\nrange = "A1:D4"\nheader_rows = 2\nlabel_columns = 2', {"2018/19": 18})


def test_no_labels_at_all(write: Write) -> None:
    right(
        write([["2018/19", "2019/20"], [3, 4]]),
        '[[table]]\nrange = "A1:B2"\nlabel_columns = 0',
        {"2018/19": 3, "2019/20": 4},
    )


def test_a_sheet_among_several(write: Write) -> None:
    path = write({"A": [["Year", "Offences"], ["2018/19", 3]], "B": [["Year", "Offences"], ["2018/19", 4]]})
    toml = '[[table]]\nsheet = "B"\nrange = "A1:B2"\n[[ignore]]\nsheet = "A"\nreason = "an older copy"'
    needed(path, toml, {"2018/19": 4}, "could both be the answer")


def test_the_headers_of_the_table_above_date_nothing_below(write: Write) -> None:
    refused(write(STACKED), SECOND, "Nothing says which year", cell="B5")


def test_a_declared_period_dates_the_table_below(write: Write) -> None:
    right(write(STACKED), SECOND + 'period = "2019/20"', {"2017/18": 8, "2018/19": 10, "2019/20": 15})


def test_the_forces_of_the_table_above_own_nothing_below(write: Write) -> None:
    path = write(
        [["Force", "2018/19"], ["Essex", 3], [], ["Offence", "2017/18"], ["Rape", 3], ["Grooming", 4]], "foi.xlsx"
    )
    toml = '[[table]]\nrange = "A1:B2"\n[[table]]\nrange = "A4:B6"\n'
    reading = read(path, toml)
    assert force_years(reading) == {("essex", "2018/19"): 3}
    assert [entry.cell for entry in reading.quarantine] == ["B5"]
    assert "Nothing says whose figures" in reading.quarantine[0].reason
    right(path, toml + 'force = "kent"', {("essex", "2018/19"): 3, ("kent", "2017/18"): 7})


def test_a_title_above_still_speaks(write: Write) -> None:
    path = write([["Kent Police: offences in 2018/19"], ["Offence", "Number"], ["Rape", 3]], "foi.xlsx")
    right(path, '[[table]]\nrange = "A2:B3"', {"2018/19": 3})


def test_the_text_beside_is_no_title_of_the_table_below(write: Write) -> None:
    path = write(
        [["Offence", "2018/19", None, "Essex Police"], ["Rape", 3, None, None], [], ["Offence", "2019/20"], ["Rape", 4]]
    )
    right(path, '[[table]]\nrange = "A1:B2"\n[[table]]\nrange = "A4:B5"', {"2018/19": 3, "2019/20": 4})


def test_wrong_totals_are_refused(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", 9]])
    refused(path, '[[table]]\nrange = "A1:B4"', "Total.*states 9.*add up to 8", cell="B4")


def test_numbers_left_outside_are_told(write: Write) -> None:
    reading = read(write(STACKED), '[[table]]\nrange = "A1:C3"')
    assert reading.status == "partly_accepted"
    assert force_years(reading) == {("kent", "2017/18"): 8, ("kent", "2018/19"): 10}
    assert [(entry.cell, "outside every table" in entry.reason) for entry in reading.quarantine] == [
        ("B6", True),
        ("B7", True),
    ]


def test_counts_taken_for_headers_are_refused(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 340], ["Grooming", 512], ["Everything", 852]])
    refused(path, '[[table]]\nrange = "A1:B4"\nheader_rows = 2', "340.*header", cell="B2", suggesting="header_rows")


def test_years_as_numbers_are_headers(write: Write) -> None:
    right(write([["Offence", 2019], ["Rape", 3]]), 'years = "ending"\n[[table]]\nrange = "A1:B2"', {"2018/19": 3})


def test_counts_taken_for_labels_are_refused(write: Write) -> None:
    path = write([["Offence", "2018/19", "2019/20"], ["Rape", 340, 401], ["Grooming", 512, 603]])
    refused(path, '[[table]]\nrange = "A1:C3"\nlabel_columns = 2', "340.*label", cell="B2", suggesting="label_columns")


def test_codes_are_labels(write: Write) -> None:
    path = write([["Code", "Offence", "2018/19"], [71, "Grooming", 3], [88, "Abduction", 4]])
    right(path, '[[table]]\nrange = "A1:C3"\nlabel_columns = 2', {"2018/19": 7})


def test_a_range_without_values_is_refused(write: Write) -> None:
    refused(write(STACKED), '[[table]]\nrange = "H1:K4"', "H1:K4 holds no values", suggesting="range")


def test_a_sheet_that_is_not_there_is_refused(write: Write) -> None:
    refused(write(STACKED), '[[table]]\nsheet = "Data"\nrange = "A1:B3"', "'Data'", suggesting="'Sheet1'")


def test_a_sheet_must_be_named_among_several(write: Write) -> None:
    path = write({"A": [["Year", "Offences"], ["2018/19", 3]], "B": [["Year", "Offences"], ["2018/19", 4]]})
    refused(path, '[[table]]\nrange = "A1:B2"', "names no sheet", suggesting="'A', 'B'")


def test_a_total_left_out_of_the_range_is_checked(write: Write) -> None:
    rows = [["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5]]
    assert read(write([*rows, ["Total", 8]]), '[[table]]\nrange = "A1:B3"').observations
    refused(write([*rows, ["Total", 9]]), '[[table]]\nrange = "A1:B3"', "ends before B4", cell="B4")


RANGE = '[[table]]\nrange = "{}"\n'
LEFT_OUT = '[[ignore]]\ncells = "{}"\nreason = "another question\'s answer"'


def test_a_range_that_cuts_a_table_in_two(write: Write) -> None:
    rows = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 4], ["Grooming", 5, 6], ["Images", 7, 8]]
    path = write(rows)
    refused(path, RANGE.format("A1:C3"), "ends before B4", suggesting="Widen the range")
    refused(path, RANGE.format("A1:B4"), "ends before C2", suggesting="Widen the range")
    right(path, RANGE.format("A1:C4"), {"2018/19": 15, "2019/20": 18})
    right(path, RANGE.format("A1:C3") + LEFT_OUT.format("A4:C4"), {"2018/19": 8, "2019/20": 10})


def test_what_may_stand_beside_a_declared_table(write: Write) -> None:
    rows = [["Offence", "2018/19", "%"], ["Rape", 3, 0.3], ["Grooming", 7, 0.7], ["Source: Niche", None, None]]
    assert read(write(rows), RANGE.format("A1:B3")).observations
    stacked = [["Offence", "2018/19"], ["Rape", 3], ["Offence", "2018/19"], ["Grooming", 4]]
    parts = "".join(RANGE.format(cells) + f'offence = "{cells}"\n' for cells in ("A1:B2", "A3:B4"))
    right(write(stacked), parts, {"2018/19": 7})
