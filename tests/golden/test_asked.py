"""Figures that are not what the collection asks for: other things counted, other offences, no known kind at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
STALKING = Collection(
    name="stalking", title="Stalking offences", counts="Stalking offences recorded by the force", first_year="2018/19"
)
YEARS = ["2018/19", "2019/20"]


def answer(path: Path, take: tuple[str, ...] = (), settings: Collection = STALKING) -> Reading:
    sidecar = Sidecar(take=take) if take else None
    return read_response(path, collection=settings.name, round_=2023, settings=settings, sidecar=sidecar)


def under(heading: str, *titles: str) -> list[list[object]]:
    above: list[list[object]] = [[title] for title in titles]
    return [*above, ["Financial year", heading], ["2018/19", 30], ["2019/20", 41]]


@pytest.mark.parametrize("heading", ["Arrests", "Victims", "Number of suspects", "Charges", "Offences"])
def test_where_the_question_names_nothing_offences_were_asked_for(write: Write, heading: str) -> None:
    neutral = Collection(name="held-out", title="Held out")
    assert bool(answer(write(under(heading)), settings=neutral).observations) == (heading == "Offences")


@pytest.mark.parametrize(
    ("title", "offences"),
    [
        ("Kent Police - arrests for stalking", False),
        ("Kent Police: number of victims of stalking, by financial year", False),
        ("Number of incidents logged - stalking, Kent Police", False),
        ("Incident logs opened as suspected stalking, crimed or not", False),
        ("Kent Police - stalking offences", True),
    ],
)
def test_a_title_of_something_else_behind_the_name_of_the_force(write: Write, title: str, offences: bool) -> None:
    assert bool(answer(write([[title], YEARS, [30, 41]])).observations) == offences


@pytest.mark.parametrize(
    ("heading", "counted"),
    [
        ("Incidents", "incidents"),
        ("Number of incidents", "incidents"),
        ("Stalking incidents", "incidents"),
        ("Incidents of stalking", "incidents"),
        ("Crimes and incidents", "incidents"),
        ("Number of stalking incidents logged (not crimes)", "incidents"),
        ("Calls received", "incidents"),
        ("Calls", "incidents"),
        ("Contacts", "incidents"),
        ("Logs", "incidents"),
        ("Reports", "reports"),
        ("Reports of stalking", "reports"),
        ("Allegations", "reports"),
        ("Referrals", "investigations"),
        ("Intelligence", "investigations"),
        ("Suspects", "suspects"),
        ("Investigations", "investigations"),
        ("Seizures", "devices"),
    ],
)
def test_a_heading_that_counts_something_else(write: Write, heading: str, counted: str) -> None:
    path = write(under(heading))
    reading = answer(path)
    assert (reading.status, reading.quarantine[0].cell) == ("quarantined", "B2")
    assert f"count {counted}, and" in reading.reason
    assert 'counts = "<what the figures count>"' in reading.quarantine[0].suggestion
    assert force_years(answer(path, (heading,))) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


@pytest.mark.parametrize(
    "heading",
    [
        "Offences",
        "Crimes",
        "Crimed incidents",
        "Incidents recorded as crimes",
        "Crime reports",
        "Occurrences",
        "Volume",
        "Number",
        "Count",
        "Cases",
        "Frequency",
        "Our answer",
        "Stalking",
        "s.2A PHA 1997",
        "Burglary with stalking",
    ],
)
def test_a_heading_that_counts_offences_or_nothing_in_particular(write: Write, heading: str) -> None:
    assert answer(write(under(heading))).status == "accepted"


def test_incidents_under_a_title_that_says_offences(write: Write) -> None:
    assert answer(write(under("Incidents", "Recorded offences of stalking"))).status == "accepted"
    assert answer(write(under("Number", "Stalking incidents by year"))).status == "quarantined"


@pytest.mark.parametrize(
    "heading",
    ["Widgets", "Items", "Licences", "Vulnerable", "Stalking DASH assessments", "Stalkers arrested",
     "Referrals to IDVA for stalking", "Hospital admissions", "Repeat stalkers seen"],
)  # fmt: skip
def test_a_heading_of_no_known_kind(write: Write, heading: str) -> None:
    path = write(under(heading))
    reason = answer(path).reason
    assert f"Nothing says that {heading!r} are offences" in reason or "and the collection asks for offences" in reason
    assert answer(path, (heading,)).status == "accepted"
    # A title vouches for a number, not for things of another name.
    assert answer(write(under(heading, "Stalking offences recorded"))).status == "quarantined"


@pytest.mark.parametrize("heading", ["Number", "Count", "Freq", "Total", "Stalking", "Stalking crime", "Vol"])
def test_a_heading_that_says_no_more_than_the_title(write: Write, heading: str) -> None:
    assert answer(write(under(heading, "Stalking offences recorded"))).status == "accepted"


@pytest.mark.parametrize("total", [True, False])
def test_another_offence_beside_the_one_asked_for(write: Write, total: bool) -> None:
    lines = [["Offence", *YEARS], ["Stalking", 30, 41], ["Harassment", 300, 410]]
    path = write([*lines, *([["Total", 330, 451]] if total else [])])
    assert force_years(answer(path)) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}
    other = answer(write([*lines[:1], ["Stalking of children", 30, 41], lines[2]]))
    assert "asks for stalking, and 'Harassment' is another offence" in other.reason
    assert 'take = ["Stalking of children"]' in other.sidecar_draft
    assert force_years(answer(path, ("Harassment",))) == {("kent", "2018/19"): 300, ("kent", "2019/20"): 410}


def test_another_offence_in_place_of_the_one_asked_for(write: Write) -> None:
    assert "'Malicious communications' is another" in answer(write(under("Malicious communications"))).reason


def test_offences_that_are_kinds_of_the_one_asked_for(write: Write) -> None:
    grid = [
        ["Offence", *YEARS],
        ["Stalking involving fear of violence", 30, 41],
        ["Pursue course of conduct s.2A", 3, 4],
    ]
    assert force_years(answer(write(grid))) == {("kent", "2018/19"): 33, ("kent", "2019/20"): 45}


IMAGES = Collection(
    name="images", title="Indecent images", counts="Offences of images (codes 86/02 and 86/10) recorded"
)
CODED = [
    ["HO code", "Offence", *YEARS],
    ["86/2", "Take images of children", 30, 41],
    ["086/10", "Possess images", 3, 4],
]


def test_codes_that_the_question_names(write: Write) -> None:
    assert force_years(answer(write(CODED), settings=IMAGES)) == {("kent", "2018/19"): 33, ("kent", "2019/20"): 45}
    path = write([*CODED, ["86/11", "Possess extreme images", 6, 7], ["Total", None, 39, 52]])
    assert (
        "asks for Home Office code 86/10 and 86/2, and '86/11 Possess extreme" in answer(path, settings=IMAGES).reason
    )


def test_the_class_and_the_subclass_of_a_code_in_columns_of_their_own(write: Write) -> None:
    rows = [[86, 2, "Take images of children", 30, 41], [86, 10, "Possess images", 3, 4], ["Total", None, None, 33, 45]]
    reading = answer(write([["HO Class", "HO Sub", "Offence", *YEARS], *rows]), settings=IMAGES)
    assert force_years(reading) == {("kent", "2018/19"): 33, ("kent", "2019/20"): 45}
    assert {seen.offence_code for seen in reading.observations} == {"86/2", "86/10"}


def test_the_asked_offence_beside_one_that_holds_more(write: Write) -> None:
    grid = [["Year", "Stalking", "Stalking & Harassment (combined)"], ["2018/19", 30, 300], ["2019/20", 41, 410]]
    assert "'Stalking & Harassment (combined)' is another offence, or more" in answer(write(grid)).reason
    grid = [["Group", "Offence", *YEARS], ["Stalking and harassment", "Stalking with fear of violence", 30, 41]]
    assert answer(write(grid)).status == "accepted"


def test_a_sheet_for_each_offence_of_which_one_is_asked_for(write: Write) -> None:
    sheets = {name: under("Offences") for name in ("Stalking", "Harassment", "Coercive control")}
    for take in ((), ("Stalking",)):
        assert force_years(answer(write(sheets), take)) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}
    sheets = {name: under("Offences") for name in ("Stalking and harassment", "Harassment", "Coercive control")}
    assert answer(write(sheets)).status == "quarantined"


def test_a_title_that_names_another_offence(write: Write) -> None:
    assert "'Harassment'" in answer(write(under("Offences", "Harassment offences"))).reason.replace(" offences'", "'")
    assert answer(write(under("Offences", "Stalking: Protection from Harassment Act 1997"))).status == "accepted"


@pytest.mark.parametrize(
    "title",
    [
        "Stalking offences in Maidstone",
        "Stalking offences for Dover and Deal only",
        "Stalking offences in selected wards",
    ],
)
def test_a_part_of_the_force(write: Write, title: str) -> None:
    reading = answer(write(under("Offences", title)))
    assert (reading.quarantine[0].cell, "part of the force" in reading.reason) == ("A1", True)


@pytest.mark.parametrize(
    "title",
    [
        "Stalking offences in Kent",
        "Stalking offences recorded in April 2018 to March 2020",
        "Stalking offences in England",
    ],
)
def test_the_whole_force(write: Write, title: str) -> None:
    assert answer(write(under("Offences", title))).status == "accepted"


def test_a_sample(write: Write) -> None:
    label = "Stalking offences with a keyword search for the letters of an ex-partner's name (dip sample of 10%)"
    assert "part of the force, or of a choice" in answer(write([["Offence", *YEARS], [label, 30, 41]])).reason


def test_what_was_done_with_dogs_beside_offences(write: Write) -> None:
    heads = ["Financial year", "Offences recorded", "Dogs seized", "Dogs destroyed"]
    grid = [["Theft of dogs"], heads, ["2018/19", 30, 5, 2], ["2019/20", 41, 6, 3]]
    assert force_years(answer(write(grid), (), DOGS)) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}
    alone = [["Theft of dogs"], ["Financial year", "Dogs seized"], ["2018/19", 5], ["2019/20", 6]]
    assert answer(write(alone), (), DOGS).status == "quarantined"


def test_something_beside_offences_that_is_not_called_so(write: Write) -> None:
    head = [["Borough", "Offences", None, "TDs", None], [None, *YEARS, *YEARS]]
    rows = [["North", 10, 11, 3, 4], ["South", 20, 30, 5, 6], ["Total", 30, 41, 8, 10]]
    path = write([*head, *rows], merges=["B1:C1", "D1:E1"])
    assert "could both be the answer" in answer(path).reason
    assert force_years(answer(path, ("Offences",))) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


@pytest.mark.parametrize("other", ["Charged", "Of which charged", "Victims", "Arrests", "SDs", "Suspects identified"])
def test_offences_recorded_beside_what_was_not_asked_for(write: Write, other: str) -> None:
    rows = [["Year", "Offences recorded", other], ["2018/19", 30, 8], ["2019/20", 41, 10]]
    assert force_years(answer(write(rows))) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


def test_a_note_that_the_flag_cannot_be_told(write: Write) -> None:
    online = Collection(name="online", title="Online sexual offences", flag="online")
    table = [["Offence (online)", *YEARS], ["Sexual grooming", 30, 41]]
    note = ["Please note: we are unable to identify whether the offence took place online."]
    assert answer(write(table), settings=online).status == "accepted"
    assert "cannot tell them" in answer(write([*table, [], note]), settings=online).reason


DOGS = Collection(name="dog-theft", title="Dog theft", counts="Offences of theft of a dog recorded by the force")
KNIVES = Collection(name="knives", title="Possession of knives", counts="Offences of possession of a blade or point")


def test_a_neighbour_without_the_words_of_the_question(write: Write) -> None:
    grid = [["Animal", *YEARS], ["Cat", 5, 6], ["Dogs", 30, 41], ["Total", 35, 47]]
    reading = answer(write(grid), settings=DOGS)
    assert "'Cat' is not what the collection asks for, and 'Dogs' beside it is" in reading.reason
    assert force_years(answer(write(grid), ("Dogs",), DOGS)) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}
    breeds = [["Breed", *YEARS], ["Spaniel", 20, 30], ["Terrier", 10, 11]]
    assert answer(write(breeds), settings=DOGS).status == "accepted"


def test_the_only_offence_named_is_another(write: Write) -> None:
    assert "'Cat theft', and the collection asks" in answer(write(under("Offences", "Cat theft")), settings=DOGS).reason
    assert answer(write(under("Offences", "Thefts of dogs")), settings=DOGS).status == "accepted"
    kinds = [["Offence", *YEARS], ["Assault", 20, 30], ["Threats", 10, 11]]
    crime = Collection(name="knives", title="Knife crime", counts="Offences recorded with a knife")
    assert answer(write(kinds), settings=crime).status == "quarantined"  # and nothing says that they are with knives
    assert answer(write([["Knife crime recorded"], *kinds]), settings=crime).status == "accepted"
    assert answer(write([["Knife crime recorded"], *kinds]), settings=KNIVES).status == "quarantined"  # no possession


@pytest.mark.parametrize(
    ("heading", "settings", "status"),
    [
        ("Knives surrendered", KNIVES, "quarantined"),
        ("Dogs stolen", DOGS, "quarantined"),
        ("Knives", KNIVES, "accepted"),
        ("Possession of a blade", KNIVES, "accepted"),
        ("Dog thefts", DOGS, "accepted"),
    ],
)
def test_a_word_of_the_question_is_not_enough(write: Write, heading: str, settings: Collection, status: str) -> None:
    assert answer(write(under(heading)), settings=settings).status == status


@pytest.mark.parametrize(
    "title",
    [
        "Maidstone Local Policing Area",
        "Stalking offences - Dover town centre",
        "Stalking offences recorded in Thanet",
        "Stalking - sanction detections",
        "Estimated number of stalking offences",
    ],
)
def test_titles_of_a_part_or_of_something_else(write: Write, title: str) -> None:
    assert answer(write(under("Number", title))).status == "quarantined"


def test_an_estimate_over_the_labels(write: Write) -> None:
    path = write([["Estimated number of stalking offences*", *YEARS], [None, 30, 41]])
    assert "'Estimated number of stalking offences*'" in answer(path).reason


@pytest.mark.parametrize("heading", ["Classification", "Reference", "Request", "Crime class", "Offence"])
def test_a_heading_that_a_letterhead_has_too(write: Write, heading: str) -> None:
    path = write([["Kent Police"], [], [heading, *YEARS], ["Stalking", 30, 30]])
    assert force_years(answer(path)) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 30}
    assert {seen.offence for seen in answer(path).observations} == {"Stalking"}


def test_a_year_of_which_a_note_says_that_some_is_missing(write: Write) -> None:
    path = write([["Figures for 2019/20 are missing Thanet"], [None, *YEARS], ["Stalking", 30, 41]])
    assert force_years(answer(path)) == {("kent", "2018/19"): 30}


def test_a_title_whose_period_ends_within_a_year(write: Write) -> None:
    path = write(under("Number", "Stalking offences 01 April 2018 to *24 February 2020"))
    assert force_years(answer(path)) == {("kent", "2018/19"): 30}


@pytest.mark.parametrize("heading", ["Blades deposited", "Stop searches", "Hospital admissions", "Repeat offenders"])
def test_a_title_vouches_for_no_things_or_people(write: Write, heading: str) -> None:
    assert answer(write(under(heading, "Stalking offences"))).status == "quarantined"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Stalking crimes and incidents", "Stalking non-crime incidents"),
        ("Stalking by letter", "Stalking by letter - arrests"),
    ],
)
def test_two_measures_side_by_side(write: Write, first: str, second: str) -> None:
    grid = [[None, *YEARS], [first, 30, 41], [second, 3, 4]]
    assert answer(write(grid)).status == "quarantined"
    assert force_years(answer(write(grid), (first,))) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


@pytest.mark.parametrize(
    "note",
    [
        "The figures above represent approximately 90% of the offences.",
        "The above relates to the number of arrests made.",
        "Figures are a count of victims rather than offences.",
        "Combined figures for Kent and Essex.",
        "These are taken from a random sample of 50% of records.",
        "Figures are for the 12 months to 30 June.",
    ],
)
def test_a_note_by_which_the_figures_are_something_else(write: Write, note: str) -> None:
    assert answer(write([[None, *YEARS], ["Stalking", 30, 41], [], [note]])).status == "quarantined"


@pytest.mark.parametrize(
    "note", ["Data for 2019/20 excludes North Division.", "2019/20 covers the east; West not available."]
)
def test_a_note_that_a_year_leaves_a_part_out(write: Write, note: str) -> None:
    path = write([[None, *YEARS], ["Stalking", 30, 41], [], [note]])
    assert force_years(answer(path)) == {("kent", "2018/19"): 30}


def test_what_a_title_leaves_out_and_the_name_of_an_act(write: Write) -> None:
    for title in (
        "Stalking (harassment is not included)",
        "Stalking under the Crime (Disorderly Conduct and Harassment) Law 2008",
        "Crimes with a stalking keyword, excluding harassment",
    ):
        assert answer(write(under("Offences", title))).status == "accepted", title


def test_offences_of_any_name_under_a_title_that_gathers_them(write: Write) -> None:
    grid = [["Crimes with a stalking keyword"], ["Offence", *YEARS], ["Burglary", 10, 11], ["Stalking", 20, 30]]
    assert force_years(answer(write(grid))) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


@pytest.mark.parametrize(
    "title", ["Stalking - Thornbury only", "Stalking, Great North Road", "Stalking on school premises"]
)
def test_a_name_that_is_no_force(write: Write, title: str) -> None:
    assert "part of the force" in answer(write(under("Offences", title))).reason


@pytest.mark.parametrize(
    "title", ["Stalking - Annex A", "Kent Police - Stalking offences", "Stalking: Breakdown by year"]
)
def test_what_a_title_goes_on_with_that_is_no_place(write: Write, title: str) -> None:
    assert answer(write(under("Offences", title))).status == "accepted"


def test_a_letterhead_of_two_forces(write: Write) -> None:
    table = under("Offences", "Kent Police and Essex Police", "Stalking")
    assert "more than one force, Kent and Essex" in answer(write(table, "kent.xlsx")).reason
    assert answer(write({"Kent": table}, "kent.xlsx")).status == "accepted"


def test_an_office_that_two_forces_share(write: Write) -> None:
    table = under("Offences", "Kent Police", "Joint data office (with Essex Police)", "Stalking")
    assert force_years(answer(write(table, "reply.xlsx"))) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


def test_a_year_beside_its_quarters(write: Write) -> None:
    head = ["Stalking", "Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar", "Year"]
    assert force_years(answer(write([head, ["2018/19", 7, 8, 9, 6, 30]]))) == {("kent", "2018/19"): 30}
    assert "a year and parts of it" in answer(write([head, ["2018/19", 7, 8, 9, 6, 31]])).reason


def test_a_sign_in_the_first_line_of_a_table_without_headings(write: Write) -> None:
    path = write([["Stalking offences"], ["2018/19", "Fewer than 10"], ["2019/20", 12]])
    assert force_years(answer(path)) == {("kent", "2018/19"): (0, 9), ("kent", "2019/20"): 12}


def test_the_number_of_things_beside_offences(write: Write) -> None:
    for beside in ("Dogs and puppies", "Number of dogs and cats"):
        grid = [["Year", "Dog theft offences", beside], ["2018/19", 30, 55], ["2019/20", 41, 60]]
        assert "offences and something beside them" in answer(write(grid), settings=DOGS).reason


def test_a_file_without_a_word_of_the_flag(write: Write) -> None:
    online = Collection(name="online", title="Online sexual offences", flag="online")
    table = [["Offence", *YEARS], ["Sexual grooming", 30, 41]]
    assert "no word of the file says so of these" in answer(write(table), settings=online).reason
    assert answer(write([["Sexual offences with an online flag"], *table]), settings=online).status == "accepted"
    assert answer(write(table, "kent-online-offences.xlsx"), settings=online).status == "accepted"
    assert answer(write(table), ("Sexual grooming",), online).status == "accepted"


@pytest.mark.parametrize(
    ("settings", "asked", "other"),
    [
        (DOGS, "Dog theft", "Dog attacks"),
        (KNIVES, "Possession of a knife", "Knife-enabled robbery"),
        (STALKING, "Stalking", "Cyberstalking (included above)"),
    ],
)
def test_lines_with_half_of_what_is_asked(write: Write, settings: Collection, asked: str, other: str) -> None:
    path = write([[None, *YEARS], [asked, 30, 41], [other, 3, 4]])
    reading = answer(path, settings=settings)
    assert (reading.status, f'take = ["{asked}"]' in reading.sidecar_draft) == ("quarantined", True)
    assert force_years(answer(path, (asked,), settings)) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


@pytest.mark.parametrize("heading", ["Stalking occurrences", "Stalking volume"])
def test_a_heading_of_how_many(write: Write, heading: str) -> None:
    assert answer(write(under(heading))).status == "accepted"


def test_a_total_along_the_lines_adds_no_two_columns(write: Write) -> None:
    head = [["Offence", "Offences", None, "Cleared", None], [None, *YEARS, *YEARS]]
    rows = [["Stalking with fear", 10, 11, 3, 4], ["Stalking with alarm", 20, 30, 5, 6], ["Total", 30, 41, 8, 10]]
    path = write([*head, *rows], merges=["B1:C1", "D1:E1"])
    assert "could both be the answer" in answer(path).reason
    assert force_years(answer(path, ("Offences",))) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


def test_what_action_fraud_records_is_no_crime_of_the_force(write: Write) -> None:
    online = Collection(name="cyber", title="Cyber crime", counts="Offences with a cyber flag", flag="cyber")
    grid = [["Year", "Cyber flagged crimes", "Online fraud reported to Action Fraud"], ["2018/19", 12, 30]]
    reading = answer(write(grid), settings=online)
    assert "'Online fraud reported to Action Fraud' are no offences" in reading.reason
    assert 'take = ["Cyber flagged crimes"]' in reading.sidecar_draft


@pytest.mark.parametrize("said", ["Hate crimes by strand", "Hate crimes", "Flagged offences"])
def test_a_flag_is_said_by_its_own_words_too(write: Write, said: str) -> None:
    hate = Collection(
        name="hate", title="Hate crime by strand", counts="Offences recorded as hate crime", flag="hate crime"
    )
    grid = [["Strand", "2018/19"], ["Race", 12], ["Disability", 3], ["Total", 15]]
    assert answer(write([[said], *grid]), settings=hate).status == "accepted"
    assert "no word of the file" in answer(write(grid), settings=hate).reason
    named = write(grid, "kent-police-hate-crime.xlsx")
    assert answer(named, settings=hate).status == "accepted"


@pytest.mark.parametrize(
    "title",
    ["Stalking investigations", "Open stalking cases as at 31 March", "Stalking referrals", "Stalking (solved)",
     "Stalking and harassment-related matters (cannot be separated)", "Stalking and other offences"],
)  # fmt: skip
def test_a_title_of_something_else_over_a_bare_total(write: Write, title: str) -> None:
    for heading in ("Total", "Number"):
        assert answer(write(under(heading, title))).status == "quarantined"
    assert answer(write(under("Total", title)), (title,)).status == "accepted"


def test_a_title_of_what_was_no_crime_denies_its_table(write: Write) -> None:
    grid = [["Non-crime stalking incidents"], ["Type", "2018/19"], ["By a partner", 12], ["By a stranger", 3]]
    assert "counts something else than offences" in answer(write(grid)).reason


def test_a_verb_in_brackets_is_no_place(write: Write) -> None:
    title = "Crimes where HO class = 86 (Take, make, distribute, possess indecent images)"
    assert answer(write(under("Number", title)), settings=IMAGES).status == "accepted"


def test_another_offence_beside_the_year_itself(write: Write) -> None:
    path = write([["Stalking"], [None, "2018/19 stalking", "2019/20 robbery"], ["Offences", 30, 41]])
    assert "robbery" in answer(path).reason
