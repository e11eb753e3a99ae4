"""A collection of flagged offences: whatever names its figures says the flag, and its opposite is never added to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
ABUSE = Collection(
    name="domestic-abuse",
    title="Domestic abuse",
    counts="Offences recorded by the force with a domestic abuse flag",
    flag="domestic abuse",
)
KNIVES = Collection(
    name="knife-robbery",
    title="Robbery with a knife",
    counts="Offences of robbery in which a knife was used or threatened, recorded by the force",
    flag="knife",
)
HATE = Collection(name="hate-crime", title="Hate crime", counts="Hate crimes recorded by the force", flag="hate crime")
ONLINE = Collection(
    name="online-child-sexual-offences",
    title="Online child sexual offences",
    counts="Sexual offences against children (under 18) recorded by the force with an online crime flag",
    flag="online",
)
YEARS = ["2018/19", "2019/20"]
FLAGGED = {("kent", "2018/19"): 34, ("kent", "2019/20"): 41}
ALL_CHILDREN = "Sexual offences against children under 18"


def answer(path: Path, settings: Collection) -> Reading:
    return read_response(path, collection=settings.name, round_=2023, settings=settings)


def lines(title: str, *labels: str) -> list[list[object]]:
    """The flagged figures behind the first label, others behind the second, and what both add up to behind a third."""
    numbers = ([34, 41], [86, 109], [120, 150])
    rows: list[list[object]] = [[label, *row] for label, row in zip(labels, numbers, strict=False)]
    return [[title], [None, *YEARS], *rows]


def alone(title: str, label: str = "Offences", *notes: str) -> list[list[object]]:
    below: list[list[object]] = [[note] for note in notes]
    return [[title], [None, *YEARS], [label, 34, 41], [], *below]


@pytest.mark.parametrize(
    ("settings", "title", "labels"),
    [
        (ABUSE, "All recorded crime by marker", ("Domestic abuse: Yes", "Domestic abuse: No", "All crime")),
        (ABUSE, "Recorded crime", ("Domestic abuse", "Not domestic abuse", "Total")),
        (ABUSE, "Recorded crime", ("Domestic", "Non-domestic")),
        (ABUSE, "Recorded crime with a domestic abuse flag", ("Yes", "No", "Total")),
        (KNIVES, "Robbery", ("Knife", "Non-knife")),
        (KNIVES, "Robbery", ("Knife enabled", "Not knife enabled", "Total")),
        (KNIVES, "Robbery", ("Robbery (knife)", "Robbery (not knife)")),
        (KNIVES, "Robbery", ("Robbery with a knife", "Robbery without knives")),
        (KNIVES, "Robbery", ("Robbery with knife", "Robbery")),
        (KNIVES, "Robbery", ("Knife used", "Knife not used")),
        (KNIVES, "Robbery - knife used", ("Yes", "No")),
        (HATE, "Recorded crime", ("Hate crime", "Not hate crime")),
        (HATE, "Crimes by hate crime flag", ("Y", "N")),
        (ONLINE, "Child sexual offences: was it online?", ("Yes", "No")),
        (ONLINE, "Child sexual offences", ("Online flag", "Child sexual exploitation flag")),
    ],
)
def test_the_other_side_of_a_flag_is_set_aside(
    write: Write, settings: Collection, title: str, labels: tuple[str, ...]
) -> None:
    reading = answer(write(lines(title, *labels)), settings)
    assert (reading.status, force_years(reading)) == ("accepted", FLAGGED), reading.quarantine


def test_initials_are_the_flag_only_where_the_collection_says_so(write: Write) -> None:
    path = write(lines("Recorded crime", "DA", "Non DA"))
    assert answer(path, ABUSE).status == "quarantined"
    said = ABUSE.model_copy(update={"counts": "Offences recorded with a domestic abuse (DA) flag"})
    assert force_years(answer(path, said)) == FLAGGED


@pytest.mark.parametrize(
    ("settings", "title", "label"),
    [
        (ONLINE, "Child sexual offences, online flag = N", "Offences"),
        (ONLINE, "Child sexual offences excluding online", "Offences"),
        (ONLINE, "Child sexual offences other than those flagged as online", "Offences"),
        (ONLINE, "Online child sexual offences: flag removed", "Offences"),
        (ONLINE, "Child sexual offences with and without the online flag", "Offences"),
        (ONLINE, "Child sexual offences including online", "Offences"),
        (ONLINE, "Child sexual offences, some of which were online", "Offences"),
        (ONLINE, "Child sexual offences (not only online)", "Offences"),
        (ONLINE, "Child sexual offences with a CSE flag", "Offences"),
        (ONLINE, "Child sexual offences", "Not flagged"),
        (ONLINE, "Child sexual offences", "Flag: No"),
        (ONLINE, "Child sexual offences", "Online = FALSE"),
        (ONLINE, "Child sexual offences", "Online (Y/N) N"),
        (ONLINE, "Child sexual offences", "Non cyber"),
        (KNIVES, "Robbery - no knife", "Offences"),
        (ABUSE, "Offences flagged as non-domestic", "Offences"),
    ],
)
def test_the_opposite_of_the_flag_is_not_the_flag(write: Write, settings: Collection, title: str, label: str) -> None:
    reading = answer(write(alone(title, label)), settings)
    assert (reading.status, reading.observations) == ("quarantined", [])


@pytest.mark.parametrize(
    "note",
    [
        "Online offences are excluded as they are handled by a specialist unit.",
        "These are contact offences; online offences are shown in the next table.",
        "Online offences cannot be separated.",
        "This response is available online.",
        "Further data is published online at data.police.uk.",
        "Source: Online crime team",
        "The online flag was introduced in April 2015 but its use is not mandatory.",
        "Request: child sexual offences with an online flag. The flag is not searchable. Below are all offences.",
    ],
)
def test_a_word_of_the_flag_somewhere_in_the_file_vouches_for_nothing(write: Write, note: str) -> None:
    reading = answer(write(alone(ALL_CHILDREN, "Offences", note)), ONLINE)
    assert (reading.status, reading.observations) == ("quarantined", [])


@pytest.mark.parametrize("beside", [[], [None, None], ["12%", "14%"]], ids=["nothing", "blank", "shares"])
def test_a_line_of_the_flag_without_counts_vouches_for_no_other(write: Write, beside: list[object]) -> None:
    grid = [*alone(ALL_CHILDREN)[:3], ["% online" if beside and beside[0] else "Online", *beside]]
    reading = answer(write(grid), ONLINE)
    assert all(not observation.count for observation in reading.observations)


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("Sexual offences where victim is under 18 and an online flag has been added", ""),
        ("Child sexual offences (victim U18) with online marker, by month the crime was recorded", ""),
        (ALL_CHILDREN, "Online flag applied"),
        (ALL_CHILDREN, "Only offences with an online flag are shown."),
        (ALL_CHILDREN, "Request: how many sexual offences against children had an online flag?"),
        ("Child sexual offences with an online flag", "Online reporting is available on our website."),
        ("Number of online child sexual offences", "No. of online offences may be an undercount."),
    ],
)
def test_titles_notes_and_requests_that_are_of_the_flag(write: Write, title: str, note: str) -> None:
    assert force_years(answer(write(alone(title, "Offences", note)), ONLINE)) == FLAGGED


@pytest.mark.parametrize(("chosen", "accepted"), [("Y", True), ("N", False), ("(All)", False)])
def test_the_filter_of_a_pivot_table_says_the_flag(write: Write, chosen: str, accepted: bool) -> None:
    grid: list[list[object]] = [
        ["Online Flag", chosen],
        ["Count of Crime Ref", "Column Labels"],
        ["Row Labels", *YEARS, "Grand Total"],
        ["Sexual grooming", 30, 40, 70],
        ["Sexual activity involving a child", 4, 1, 5],
        ["Grand Total", 34, 41, 75],
    ]
    reading = answer(write(grid), ONLINE)
    assert force_years(reading) == (FLAGGED if accepted else {})


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        (ONLINE, "Online fraud"),
        (ONLINE, "Online sexual offences (all ages)"),
        (ONLINE, "Online sexual offences - adult victims"),
        (ONLINE, "Sexual offences, victims aged 18 and over, online flag"),
        (KNIVES, "Knife crime"),
        (KNIVES, "Knife possession"),
        (KNIVES, "Assault with injury with a knife"),
    ],
)
def test_the_flag_stands_for_no_other_word_of_the_question(write: Write, settings: Collection, title: str) -> None:
    reading = answer(write(alone(title)), settings)
    assert (reading.status, reading.observations) == ("quarantined", [])


@pytest.mark.parametrize(
    "title", ["Online flagged offences", "Online CSA offences", "Offences against under 18s, online"]
)
def test_a_flag_alone_may_be_all_that_a_title_says(write: Write, title: str) -> None:
    assert force_years(answer(write(alone(title)), ONLINE)) == FLAGGED


@pytest.mark.parametrize("labels", [("Children", "Adults"), ("Under 18", "18 and over")])
def test_adults_are_not_added_to_children(write: Write, labels: tuple[str, ...]) -> None:
    reading = answer(write(lines("Online sexual offences", *labels)), ONLINE)
    assert (reading.status, reading.observations) == ("quarantined", [])


@pytest.mark.parametrize(
    "title",
    [
        "Sexual offences with an online flag",
        "Rape of a child with an online flag",
        "Online grooming offences against children",
    ],
)
def test_flagged_offences_of_more_or_fewer_than_were_asked_for(write: Write, title: str) -> None:
    assert not answer(write(alone(title)), ONLINE).observations


def test_one_flag_by_two_names_is_not_added_to_itself(write: Write) -> None:
    assert not answer(write(lines("Online child sexual offences", "Online flag", "Cyber flag")), ONLINE).observations


def test_lines_beside_the_bare_flag_are_of_its_other_side(write: Write) -> None:
    grid: list[list[object]] = [
        ["Online child sexual offences"],
        ["Offence", "Method", "Year", "Count"],
        ["Rape", "Internet", "2018/19", 5],
        ["Rape", "Physical", "2018/19", 50],
        ["Grooming", "Internet", "2018/19", 9],
    ]
    assert force_years(answer(write(grid), ONLINE)) in ({}, {("kent", "2018/19"): 14})


def test_ages_of_adults_among_those_of_children(write: Write) -> None:
    grid: list[list[object]] = [["Online child sexual offences by age of victim"], ["Age", "2018/19"]]
    ages: list[list[object]] = [["0-9", 1], ["10-17", 5], ["18-25", 9]]
    assert not answer(write([*grid, *ages]), ONLINE).observations
    assert force_years(answer(write([*grid, *ages[:2]]), ONLINE)) == {("kent", "2018/19"): 6}


@pytest.mark.parametrize(
    "note", ["Includes robberies without a knife", "Figures include offences in which no knife was used."]
)
def test_a_note_that_those_without_the_flag_are_included(write: Write, note: str) -> None:
    assert not answer(write(alone("Knife robbery", "Offences", note)), KNIVES).observations


def test_initials_of_a_flag_and_their_opposite_are_no_two_parts(write: Write) -> None:
    assert not answer(write(lines("Recorded crime with domestic abuse", "DA", "Non DA")), ABUSE).observations


STRANDS = ("Race", "Religion", "Disability", "Sexual orientation", "Transgender")


@pytest.mark.parametrize("heading", [None, "Strand"])
def test_strands_without_a_total_are_no_number_of_offences(write: Write, heading: str | None) -> None:
    rows: list[list[object]] = [[strand, 34, 41] for strand in STRANDS]
    reading = answer(write([["Hate crimes recorded"], [heading, *YEARS], *rows]), HATE)
    assert not reading.observations
    assert "one offence may have several" in reading.quarantine[0].reason
    assert "counts = " in reading.quarantine[0].suggestion


@pytest.mark.parametrize("title", [["Hate crimes recorded"], ["FOI response"]])
def test_strands_with_their_total_are_hate_crimes(write: Write, title: list[object]) -> None:
    grid: list[list[object]] = [title, ["Financial year", *STRANDS, "Total"], ["2018/19", 1, 2, 3, 4, 5, 15]]
    assert force_years(answer(write(grid), HATE)) == {("kent", "2018/19"): 15}


def test_motivations_of_which_each_offence_has_one(write: Write) -> None:
    rows: list[list[object]] = [["Racial", 30, 40], ["Religious", 4, 1]]
    assert force_years(answer(write([["Hate crimes"], ["Motivation", *YEARS], *rows]), HATE)) == FLAGGED
