"""What a collection may declare, and what a person is told who mistypes it."""

from pathlib import Path

import pytest

from pipeline.declared.collection import Collection, load_collection
from pipeline.declared.errors import DeclarationError

NAME = "online-child-sexual-offences"


def load(tmp_path: Path, text: str) -> Collection:
    folder = tmp_path / NAME
    folder.mkdir()
    (folder / "collection.toml").write_text(text, encoding="utf-8")
    return load_collection(tmp_path, NAME)


def fault(tmp_path: Path, text: str) -> DeclarationError:
    with pytest.raises(DeclarationError) as caught:
        load(tmp_path, text)
    return caught.value


def test_a_folder_alone_is_a_collection_of_the_46_forces(tmp_path: Path) -> None:
    found = load_collection(tmp_path, "knife-crime")
    assert (found.name, found.title, found.cumulative_years) == ("knife-crime", "Knife crime", (5,))
    assert len(found.expected_forces) == 46
    assert {"northern-ireland", "jersey", "guernsey"} < set(found.expected_forces)
    assert "btp" not in found.expected_forces
    assert found.region_schemes == ("charity", "ons")


def test_groups_and_forces_are_spelt_out_once(tmp_path: Path) -> None:
    found = load(tmp_path, 'expected_forces = ["england-and-wales", "kent", "scotland"]')
    assert len(found.expected_forces) == 44


def test_one_window_or_several(tmp_path: Path) -> None:
    assert load(tmp_path, "cumulative_years = 3").cumulative_years == (3,)
    (tmp_path / NAME / "collection.toml").write_text("cumulative_years = [3, 5, 3]")
    assert load_collection(tmp_path, NAME).cumulative_years == (3, 5)


def test_layouts_are_kept_as_they_are_written(tmp_path: Path) -> None:
    found = load(tmp_path, '[layouts.by_offence]\nsheets = ["Table 1"]\n')
    assert found.layouts == {"by_offence": {"sheets": ["Table 1"]}}


def test_an_unknown_key_names_the_nearest_and_the_file(tmp_path: Path) -> None:
    error = fault(tmp_path, 'expected_force = ["kent"]')
    assert error.key == "expected_force"
    assert error.suggestion == "Did you mean 'expected_forces'?"
    assert str(tmp_path / NAME / "collection.toml") in str(error)


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('expected_forces = ["west-midland"]', "expected_forces", "'west-midlands'"),
        ('expected_forces = ["england-and-wale"]', "expected_forces", "'england-and-wales'"),
        ("expected_forces = []", "expected_forces", "No force is expected"),
        ('first_year = "2015-16"', "first_year", "2019/20"),
        ('first_year = "2015/17"', "first_year", "not a financial year"),
        ("cumulative_years = 1", "cumulative_years", "2 or more"),
        ('cumulative_years = "5"', "cumulative_years", "integer"),
        ('region_schemes = ["charities"]', "region_schemes", "'charity'"),
        ("title = 5", "title", "string"),
        ('name = "x"', "name", "folder"),
        ("title = unquoted", "", "quotes"),
    ],
)
def test_a_wrong_value_says_which_and_what_to_write(tmp_path: Path, text: str, key: str, says: str) -> None:
    error = fault(tmp_path, text)
    assert error.key.split(".")[0] == key
    assert says in str(error)


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    found = load(tmp_path, 'title = "T"')
    with pytest.raises(ValueError, match="frozen"):
        found.title = "another"  # type: ignore[misc]
