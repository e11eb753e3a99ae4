"""What the figures count, said in a sidecar: in place of the file's words, and held to the question all the same."""

import tomllib
from collections.abc import Callable
from pathlib import Path

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import make_sidecar, sidecar_path
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response
from tests.golden.expect import Count, force_years
from tests.golden.ledger import ledger_complete

Write = Callable[..., Path]
STALKING = Collection(name="stalking", title="Stalking offences", counts="Offences of stalking recorded by the force")
ONLINE = Collection(name="online", title="Online offences", counts="Offences with an online flag", flag="online")
YEARS = [None, "2018/19", "2019/20"]
BY_DISTRICT = [["Kent Police"], ["North"], YEARS[1:], [81, 90], ["South"], YEARS[1:], [211, 205],
               ["East"], YEARS[1:], [260, 244]]  # fmt: skip
EACH_DISTRICT = "".join(
    f'[[table]]\nrange = "A{row}:B{row + 1}"\nlabel_columns = 0\nbreakdown = "{name}"\n'
    for row, name in ((3, "North"), (6, "South"), (9, "East"))
)


def read(path: Path, toml: str, asked: Collection = STALKING) -> Reading:
    sidecar = make_sidecar(tomllib.loads(toml), sidecar_path(path)) if toml else None
    reading = read_response(path, round_=2020, settings=asked, collection=asked.name, sidecar=sidecar)
    ledger_complete(reading, path)
    return reading


def settled(path: Path, toml: str, counts: dict[str, Count], asked: Collection = STALKING) -> Reading:
    """Refused without the sidecar, and read with it."""
    assert read(path, "", asked).status == "quarantined"
    reading = read(path, toml, asked)
    assert (reading.status, reading.reason, reading.layout) == ("accepted", "", "declared")
    assert {year: count for (_, year), count in force_years(reading).items()} == counts
    return reading


def still_refused(path: Path, toml: str, saying: str, asked: Collection = STALKING) -> None:
    reading = read(path, toml, asked)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert saying in reading.reason, reading.reason


def test_a_title_that_seems_to_say_something_else(write: Write) -> None:
    path = write([["Stalking (victims)"], YEARS, ["Total", 31, 40]])
    settled(path, 'counts = "Stalking offences, one for each victim"', {"2018/19": 31, "2019/20": 40})


def test_the_title_of_a_table_may_be_taken(write: Write) -> None:
    path = write([["Stalking (victims)"], YEARS, ["Total", 31, 40], [], ["Arrests"], YEARS, ["Total", 7, 8]])
    settled(path, 'take = "Stalking (victims)"', {"2018/19": 31, "2019/20": 40})


def test_what_is_said_is_held_to_the_question(write: Write) -> None:
    path = write([["Stalking (victims)"], YEARS, ["Total", 31, 40]])
    still_refused(path, 'counts = "Arrests for stalking"', "'Arrests for stalking'")
    still_refused(path, 'counts = "Offences of harassment"', "'Offences of harassment'")


def test_a_heading_of_no_known_kind(write: Write) -> None:
    path = write([YEARS, ["Widgets", 31, 40]])
    settled(path, 'counts = "Stalking offences"', {"2018/19": 31, "2019/20": 40})


def test_codes_alone_may_be_taken(write: Write) -> None:
    asked = Collection(name="stalking", title="Stalking", counts="Offences of stalking (codes 8/65 and 195/12)")
    path = write([["HO code", "2018/19"], ["8/65", 31], ["195/12", 5], ["8/67", 700]])
    reading = read(path, "", asked)
    assert 'take = ["8/65", "195/12"]' in reading.sidecar_draft
    settled(path, 'take = ["8/65", "195/12"]', {"2018/19": 36}, asked)


def test_a_note_that_says_what_the_figures_are(write: Write) -> None:
    path = write([YEARS, ["Stalking", 31, 40], [], ["These figures are taken from a random sample of 50% of records."]])
    settled(path, 'counts = "All stalking offences: the note is of the survey"', {"2018/19": 31, "2019/20": 40})


def test_a_title_of_a_part_of_the_force(write: Write) -> None:
    path = write([["Stalking offences in Dover"], YEARS, ["Total", 31, 40]])
    settled(path, 'counts = "Stalking offences of the whole force"', {"2018/19": 31, "2019/20": 40})


def test_offences_with_a_flag_that_no_word_tells(write: Write) -> None:
    path = write([YEARS, ["Rape", 31, 40], ["Grooming", 5, 6]])
    settled(path, 'counts = "Offences with an online flag"', {"2018/19": 36, "2019/20": 46}, ONLINE)


def test_it_does_not_choose_between_figures(write: Write) -> None:
    path = write([["Year", "Stalking offences", "of which stalking"], ["2018/19", 40, 31], ["2019/20", 41, 33]])
    still_refused(path, 'counts = "Stalking offences"', "could both be the answer")


def test_it_makes_no_count_of_a_rate(write: Write) -> None:
    path = write([["Stalking per 1,000 people"], YEARS, ["Total", 3.1, 4.2]])
    still_refused(path, 'counts = "Stalking offences"', "fraction")


def test_lines_of_a_list_that_nothing_shows_to_be_one_offence_each(write: Write) -> None:
    lines = [["Stalking", "2018/19" if n < 5 else "2019/20", f"Ward {n}"] for n in range(1, 8)]
    path = write([["Offence", "Financial year", "Place"], *lines])
    settled(path, 'counts = "Stalking offences, one to a line"', {"2018/19": 4, "2019/20": 3})


def test_a_table_for_each_district(write: Write) -> None:
    reading = settled(write(BY_DISTRICT, "foi.xlsx"), EACH_DISTRICT, {"2018/19": 552, "2019/20": 539})
    assert {o.breakdown for o in reading.observations} == {"North", "South", "East"}


def test_a_table_for_each_sex_of_the_victim(write: Write) -> None:
    ages = ["Age", "2018/19", "2019/20"]
    path = write([["Kent Police - online flag"], ["Female victims"], ages, ["0-12", 31, 40],
                  ["13-17", 88, 91], ["Male victims"], ages, ["0-12", 9, 12], ["13-17", 22, 28]])  # fmt: skip
    toml = 'counts = "Offences with an online flag"\n' + "".join(
        f'[[table]]\nrange = "A{row}:C{row + 2}"\nbreakdown = "{sex}"\n' for row, sex in ((3, "Female"), (7, "Male"))
    )
    reading = settled(path, toml, {"2018/19": 150, "2019/20": 171}, ONLINE)
    assert {o.breakdown for o in reading.observations} == {
        f"{sex} / {age}" for sex in ("Female", "Male") for age in ("0-12", "13-17")
    }


def test_a_table_for_each_offence(write: Write) -> None:
    path = write([["Table 1"], ["Year", "Number"], ["2018/19", 31], ["2019/20", 40], ["Table 2"], ["Year", "Number"],
                  ["2018/19", 7], ["2019/20", 9]])  # fmt: skip
    toml = '[[table]]\nrange = "A2:B4"\noffence = "Stalking involving fear of violence"\n'
    toml += '[[table]]\nrange = "A6:B8"\noffence = "Stalking involving serious alarm"\n'
    reading = settled(path, toml, {"2018/19": 38, "2019/20": 49})
    assert {o.offence for o in reading.observations} == {
        "Stalking involving fear of violence",
        "Stalking involving serious alarm",
    }


def test_an_offence_that_is_declared_is_held_to_the_question(write: Write) -> None:
    path = write([["Table 1"], ["Year", "Number"], ["2018/19", 31], ["2019/20", 40]])
    still_refused(path, '[[table]]\nrange = "A2:B4"\noffence = "Harassment"', "'Harassment' is another offence")


def test_all_offences_and_those_with_a_flag_are_no_parts(write: Write) -> None:
    table = [["Year", "Number"], ["2018/19", 31], ["2019/20", 40]]
    path = write([["Table 1"], *table, ["Table 2"], table[0], ["2018/19", 7], ["2019/20", 9]])
    toml = '[[table]]\nrange = "A2:B4"\noffence = "Stalking"\n'
    still_refused(path, f'{toml}[[table]]\nrange = "A6:B8"\noffence = "Stalking online"\n', "could both be the answer")


def test_two_tables_of_the_same_part_say_one_thing_twice(write: Write) -> None:
    still_refused(write(BY_DISTRICT, "foi.xlsx"), EACH_DISTRICT.replace("East", "South"), "could both be the answer")


def test_a_part_that_is_the_sum_of_the_others_is_no_part(write: Write) -> None:
    path = write([*BY_DISTRICT[:7], ["Force"], YEARS[1:], [292, 295]], "foi.xlsx")
    toml = EACH_DISTRICT.replace("East", "Force")
    still_refused(path, toml, "'Force' is the sum of the other")
    reading = read(path, toml[: toml.rindex("[[table]]")] + '[[ignore]]\ncells = "A9:B10"\nreason = "their total"')
    assert force_years(reading) == {("kent", "2018/19"): 292, ("kent", "2019/20"): 295}


def test_one_part_alone_is_not_the_whole(write: Write) -> None:
    path = write([["Stalking offences in Dover"], YEARS, ["Total", 31, 40]])
    part = '[[table]]\nrange = "A2:C3"\nbreakdown = "Dover"\n'
    still_refused(path, part, "'Dover' is the only part")
    settled(path, f'{part}counts = "Stalking offences: the force covers no more"', {"2018/19": 31, "2019/20": 40})


def test_a_table_that_says_no_part_beside_those_that_do(write: Write) -> None:
    toml = EACH_DISTRICT.replace('breakdown = "East"\n', "")
    still_refused(write(BY_DISTRICT, "foi.xlsx"), toml, "could both be the answer")


def test_a_heading_taken_for_a_rate_is_a_count_if_a_person_takes_it(write: Write) -> None:
    path = write([YEARS, ["Rank of stalking", 31, 40]])
    reading = read(path, "")
    assert "figures of another kind" in reading.reason
    assert 'take = ["Rank of stalking"]' in reading.sidecar_draft
    settled(path, 'take = "Rank of stalking"', {"2018/19": 31, "2019/20": 40})


def test_a_rate_that_is_one_stays_no_count_though_it_is_taken(write: Write) -> None:
    path = write([YEARS, ["Stalking per 1,000 people", 31, 42]])
    still_refused(path, 'take = "Stalking per 1,000 people"', "figures of another kind (rate)")
