"""The gazetteer, the areas and the populations: names that mean one thing each, and regions that never overlap."""

import csv
import re

import pytest

from pipeline.reference.areas import UnknownScheme, areas, region_schemes
from pipeline.reference.forces import (
    FOLDER,
    UnknownForce,
    expand,
    force,
    force_aliases,
    force_name,
    forces,
    places,
    police_forces,
)
from pipeline.reference.populations import mid_year_of, population_source, populations
from schemas.vocabulary import AREA_LEVELS

EXPECTED_46 = expand(["england-and-wales", "northern-ireland", "channel-islands"])


def spelt(name: str) -> str:
    """A name as a matcher compares it: case, punctuation and the words all forces share set aside."""
    words = re.findall(r"[a-z0-9]+", name.lower().replace("&", " and "))
    return " ".join(word for word in words if word not in {"the", "police", "constabulary", "force", "service"})


def test_the_gazetteer_has_the_43_territorial_forces_and_the_others_that_answer() -> None:
    codes = [one.ons_code for one in forces().values() if one.nation in ("England", "Wales")]
    assert len(set(codes)) == 43
    assert None not in codes
    assert {"northern-ireland", "scotland", "jersey", "guernsey", "isle-of-man", "btp", "mdp", "cnc"} < set(forces())


def test_every_territorial_force_has_districts_and_none_twice() -> None:
    rows = list(csv.DictReader((FOLDER / "districts.csv").read_text(encoding="utf-8").splitlines()))
    pairs = [(row["force_id"], row["district"]) for row in rows]
    assert len(pairs) == len(set(pairs))
    assert set(forces()) - {force_id for force_id, _ in pairs} == {"city-of-london", "btp", "mdp", "cnc"}
    assert {force_id for force_id, _ in pairs} <= set(forces())


def test_a_force_with_parts_of_a_kind_has_several_and_none_twice() -> None:
    rows = list(csv.DictReader((FOLDER / "parts.csv").read_text(encoding="utf-8").splitlines()))
    kinds = [(row["force_id"], row["kind"]) for row in rows]
    names = [
        (*kind, n) for kind, row in zip(kinds, rows, strict=True) for n in [row["part"], *row["also"].split(";")] if n
    ]
    assert len(names) == len(set(names))
    assert {force_id for force_id, _ in kinds} <= set(forces())
    assert min(map(kinds.count, kinds)) > 1
    assert {kind for _, kind in kinds} == {"county", "authority", "district"}


def test_no_name_means_two_forces() -> None:
    owners: dict[str, set[str]] = {}
    for alias in force_aliases():
        owners.setdefault(spelt(alias.alias), set()).add(alias.force_id)
    assert {name: found for name, found in owners.items() if len(found) > 1 or not name} == {}


def test_no_alias_is_listed_twice_and_each_belongs_to_a_force() -> None:
    listed = [(alias.force_id, spelt(alias.alias)) for alias in force_aliases() if alias.kind not in ("name", "short")]
    assert len(listed) == len(set(listed))
    assert {alias.force_id for alias in force_aliases()} == set(forces())


def test_no_place_is_also_a_force_and_suggestions_are_forces() -> None:
    names = {spelt(alias.alias) for alias in force_aliases()}
    assert [place.name for place in places() if spelt(place.name) in names] == []
    assert {force_id for place in places() for force_id in place.suggests} <= set(forces())


@pytest.mark.parametrize(
    "label",
    ["Northumberland", "Merseyside Region", "Yorkshire", "West Midlands Region", "London", "WMP", "Strathclyde"],
)
def test_labels_that_look_like_a_force_are_known_not_to_be_one(label: str) -> None:
    assert label in {place.name for place in places()}
    assert label not in {alias.alias for alias in force_aliases()}


@pytest.mark.parametrize(
    ("alias", "force_id"),
    [
        ("London, City of", "city-of-london"),
        ("The Met", "metropolitan"),
        ("Heddlu De Cymru", "south-wales"),
        ("PSNI", "northern-ireland"),
        ("Hampshire", "hampshire"),
        ("Bailiwick of Guernsey", "guernsey"),
    ],
)
def test_aliases_lead_to_their_force(alias: str, force_id: str) -> None:
    assert {one.force_id for one in force_aliases() if spelt(one.alias) == spelt(alias)} == {force_id}


def test_an_unknown_force_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownForce, match="did you mean west-midlands"):
        force("west-midland")
    assert force_name("west-mercia") == "West Mercia Police"


def test_police_forces_is_the_whole_gazetteer() -> None:
    frame = police_forces()
    assert list(frame["force_id"]) == list(forces())
    assert frame.set_index("force_id").loc["btp", ["ons_code", "nation"]].isna().all()


def test_the_expected_46_forces_make_every_area() -> None:
    frame = areas("calls", "All the calls", EXPECTED_46)
    assert len(EXPECTED_46) == 46
    assert set(frame["area_level"]) == set(AREA_LEVELS)
    sizes = frame.groupby(["scheme", "area_level", "area_id"])["force_id"].nunique()
    assert sizes["all", "collection", "calls"] == 46
    assert sizes["all", "nation", "england"] == 39
    assert sizes["all", "nation", "wales"] == 4
    assert sizes["charity", "region", "midlands"] == 8
    assert sizes["ons", "region", "west-midlands-region"] == 4
    assert sizes.loc[["ons"]].sum() == 39


def test_areas_of_one_scheme_and_level_never_overlap_and_never_carry_a_forces_id() -> None:
    frame = areas("calls", "All the calls", tuple(forces()))
    assert not frame.duplicated(["scheme", "area_level", "force_id"]).any()
    others = frame[frame["area_level"] != "force"]
    assert set(others["area_id"]) & set(forces()) == set()
    assert frame.groupby(["scheme", "area_id"])["area"].nunique().eq(1).all()


def test_only_expected_forces_are_members() -> None:
    frame = areas("calls", "All the calls", ["west-midlands", "northern-ireland", "btp"])
    assert set(frame["force_id"]) == {"west-midlands", "northern-ireland", "btp"}
    assert list(frame.loc[frame["area_level"] == "nation", "area_id"]) == ["england", "northern-ireland-nation"]
    assert set(frame.loc[frame["scheme"] == "charity", "area"]) == {"Midlands"}


def test_region_schemes_can_be_chosen_and_unknown_ones_are_named() -> None:
    assert region_schemes() == ("charity", "ons")
    assert set(areas("calls", "All", ["kent"], ["ons"])["scheme"]) == {"all", "ons"}
    assert set(areas("calls", "All", ["kent"], [])["scheme"]) == {"all"}
    with pytest.raises(UnknownScheme, match=r"'police-uk'.*charity, ons"):
        areas("calls", "All", ["kent"], ["police-uk"])


def test_a_force_expected_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="kent more than once"):
        areas("calls", "All", ["kent", "essex", "kent"])


def test_each_force_of_england_and_wales_has_a_population_for_each_mid_year() -> None:
    frame = populations()
    assert not frame.duplicated(["force_id", "mid_year"]).any()
    assert set(frame["force_id"]) == set(expand(["england-and-wales"]))
    assert frame.groupby("force_id")["mid_year"].agg(["min", "max", "size"]).drop_duplicates().values.tolist() == [
        [2011, 2023, 13]
    ]
    people = frame.set_index(["force_id", "mid_year"])["population"]
    assert people["metropolitan", 2011] == 8_196_995
    assert people["city-of-london", 2023] == 13_462
    assert mid_year_of("2019/20") == 2019
    assert "Open Government Licence" in population_source()["licence"]
