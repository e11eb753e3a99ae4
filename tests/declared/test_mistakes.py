"""A sidecar with a mistake in it is never half understood: the error names the key, and what was probably meant."""

import tomllib
from pathlib import Path

import pytest

from pipeline.declared.errors import DeclarationError
from pipeline.declared.sidecar import Sidecar, load_sidecar, make_sidecar

PLACE = Path("kent.xlsx.toml")
LAYOUTS = {
    "vendor": {"years": "ending"},
    "broken": {"yeers": "ending"},
    "bold": {"hidden_content_reviewed": "A. N. Other"},
}


def sidecar(toml: str) -> Sidecar:
    return make_sidecar(tomllib.loads(toml), PLACE, LAYOUTS)


@pytest.mark.parametrize(
    ("toml", "key", "suggestion"),
    [
        ('forc = "kent"', "forc", "'force'"),
        ('tak = "Online"', "tak", "'take'"),
        ('[orign]\nlicence = "OGL"', "orign", "'origin'"),
        ('[origin]\nfoi_ref = "1"', "origin.foi_ref", "'foi_reference'"),
        ('[[table]]\nrang = "A1:B2"', "table 1.rang", "'range'"),
        (
            '[[table]]\nrange = "A1:B2"\n[[table]]\nrange = "A5:B6"\nheader_row = 2',
            "table 2.header_row",
            "'header_rows'",
        ),
        ('[[ignore]]\nlabel = "x"\nreson = "internal"', "ignore 1.reson", "'reason'"),
        ('[totals]\ntolerence = 2\nreason = "joint incidents"', "totals.tolerence", "'tolerance'"),
    ],
)
def test_an_unknown_key_names_the_nearest(toml: str, key: str, suggestion: str) -> None:
    with pytest.raises(DeclarationError) as error:
        sidecar(toml)
    assert (error.value.key, error.value.message) == (key, "There is no such key.")
    assert suggestion in error.value.suggestion
    assert str(error.value).startswith(f"{PLACE}, {key}: ")


@pytest.mark.parametrize(
    ("toml", "suggestion"),
    [
        ('foi_reference = "1"', r"\[origin\]"),
        ('range = "A1:B2"', r"\[\[table\]\]"),
        ("tolerance = 3", r"\[totals\]"),
        ('[origin]\nlicence = "OGL"\nforce = "kent"', "top of the file"),
        ('[[table]]\nrange = "A1:B2"\ntake = "Online"', "top of the file"),
    ],
)
def test_a_key_in_the_wrong_place_is_told_its_place(toml: str, suggestion: str) -> None:
    with pytest.raises(DeclarationError, match=suggestion):
        sidecar(toml)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('force = "kant"', "kant.*Did you mean 'kent'"),
        ('[names]\n"K. Constabulary" = "kant"', "kant.*Did you mean 'kent'"),
        ('[[table]]\nrange = "A1:B2"\nforce = "Kent Police"', "Kent Police.*'kent'"),
        ('layout = "vendr"', "vendr.*Did you mean 'vendor'"),
        ('years = "end"', "ending.*starting.*calendar"),
        ('period = "last year"', "'last year' is no period.*2019/20"),
        ('period = "2019"', "'2019' is no period.*2019/20"),
        ('period = "2019/21"', "'2019/21' is no period"),
        ('period = "2020-03-31 to 2019-04-01"', "ends before it starts"),
        ('period = "2019-02-30 to 2019-04-01"', "is no period"),
        ('covers = "all of it"', "'all of it' is no period"),
        ('[[table]]\nrange = "A1:B2"\nperiod = "2019"', "'2019' is no period"),
        ("rounded_to = 1", "greater than or equal to 2"),
        ('rounded_to = "5"', "valid integer.*'5'"),
        ("take = 5", "valid"),
        ("[totals]\ntolerance = 1", "totals.reason: This key is needed"),
        ('[totals]\ntolerance = -1\nreason = "joint incidents"', "greater than or equal to 0"),
        ('[[ignore]]\nlabel = "x"', "ignore 1.reason: This key is needed"),
        ('[[ignore]]\nlabel = "x"\nreason = "xx"', "at least 5"),
        ('[[ignore]]\nreason = "no figures of ours"', "what to ignore"),
        ('[[ignore]]\nlabel = "x"\ncells = "B7"\nreason = "no figures of ours"', "cells or label"),
        ('[[table]]\nrange = "a1:b2"', "a1:b2.*A7:F9"),
        ('hidden_content_reviewed = "yes"', "at least 5"),
        ('[origin]\nreceived = "1 September 2020"', "valid date"),
        ('[origin]\nsha256 = "abc"', "64"),
    ],
)
def test_a_value_that_cannot_be_is_refused(toml: str, message: str) -> None:
    with pytest.raises(DeclarationError, match=f"(?s){message}"):
        sidecar(toml)


@pytest.mark.parametrize(
    "toml",
    [
        'force = "<force id>"',
        'hidden_content_reviewed = "<name, date>"',
        'take = ["<label>"]',
        'totals = { tolerance = 5, reason = "<why they differ>" }',
        '[names]\n"Kant" = "<force id>"',
    ],
)
def test_a_draft_that_nobody_finished_declares_nothing(toml: str) -> None:
    with pytest.raises(DeclarationError, match="still to be filled in"):
        sidecar(toml)


def test_a_shared_layout_with_a_mistake_says_that_it_is_the_layout() -> None:
    with pytest.raises(DeclarationError, match=r"layouts\.broken.*yeers.*'years'"):
        sidecar('layout = "broken"')


def test_that_hidden_content_was_looked_at_is_said_of_one_file_alone() -> None:
    with pytest.raises(DeclarationError, match=r"layouts\.bold.*own sidecar"):
        sidecar('layout = "bold"')


def test_a_file_that_is_no_toml_says_so(tmp_path: Path) -> None:
    (tmp_path / "kent.xlsx.toml").write_text("force = kent", encoding="utf-8")
    with pytest.raises(DeclarationError, match=r"not valid TOML.*quotes"):
        load_sidecar(tmp_path / "kent.xlsx")


@pytest.mark.parametrize("toml", [
    'period = "2018-01-01 to 2018-12-31"', 'covers = "2018-04-01 to 2020-03-31"', 'covers = "2019/20"',
    'take = "Online"', 'take = ["Online", "Incidents > Total"]', '[[ignore]]\nsheet = "Notes"\nreason = "notes only"',
])  # fmt: skip
def test_what_is_meant_is_accepted(toml: str) -> None:
    sidecar(toml)


def test_a_file_without_a_sidecar_has_none(tmp_path: Path) -> None:
    assert load_sidecar(tmp_path / "kent.xlsx") is None


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    (tmp_path / "kent.xlsx.toml").write_text('force = "kent"', encoding="utf-8-sig")
    declared = load_sidecar(tmp_path / "kent.xlsx")
    assert declared is not None
    assert declared.force == "kent"
