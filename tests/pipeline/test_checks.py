"""Checks in the graph: which stop a refresh, what they show, and that bad data is never written.

What belongs here: real runs with something wrong in them. What does not: the rule of one check
(`tests/unit/test_checks.py`).
"""

from pathlib import Path

import dagster as dg
import pandas as pd
import pytest

from assets_defs.definitions import build_defs
from assets_defs.publish import KEY as WAREHOUSE
from pipeline import measures
from pipeline.checks.declared import checks
from tests.pipeline.small import Folders, ask, refresh, respond

YEARS = ("2015/16", "2016/17", "2017/18", "2018/19", "2019/20")
COUNTS = (111, 222, 333, 444, 555)


def _evaluated(result: dg.ExecuteInProcessResult) -> dict[str, dg.AssetCheckEvaluation]:
    return {one.check_name: one for one in result.get_asset_check_evaluations() if one.check_name != "schema"}


def _failures(check: dg.AssetCheckEvaluation) -> list[dict[str, object]]:
    table = check.metadata["failures"]
    assert isinstance(table, dg.TableMetadataValue)
    return [dict(record.data) for record in table.records]


def _made(result: dg.ExecuteInProcessResult) -> set[str]:
    return {one.asset_key.to_user_string() for one in result.get_asset_materialization_events() if one.asset_key}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Two forces with figures of their own; `knives` is read in every test."""
    made = Folders.within(tmp_path)
    respond(made.raw, "knives", "kent", dict(zip(YEARS, COUNTS, strict=True)))
    respond(made.raw, "knives", "gwent", dict(zip(YEARS, (51, 62, 73, 84, 95), strict=True)))
    (made.raw / "knives/collection.toml").write_text('expected_forces = ["kent", "gwent"]\n', encoding="utf-8")
    return made


def explain(folders: Folders) -> None:
    (folders.raw / "knives/collection.toml").write_text(
        'expected_forces = ["kent", "gwent"]\n[[explained]]\nrule = "identical_forces"\nforces = ["kent", "gwent"]\n'
        'reason = "Both forces confirmed it by letter."\n',
        encoding="utf-8",
    )


def test_all_is_well_and_every_check_says_so(folders: Folders) -> None:
    result = refresh(folders)
    assert result.success
    found = _evaluated(result)
    assert set(found) == set(checks()) - {"schema"}
    assert {name for name, one in found.items() if not one.passed} == {"freshness"}  # 2020 is long ago


@pytest.mark.long
def test_a_copied_force_stops_the_refresh_until_it_is_explained(folders: Folders) -> None:
    assert refresh(folders).success
    before = folders.database.read_bytes()
    respond(folders.raw, "knives", "gwent", dict(zip(YEARS, COUNTS, strict=True)))
    result = refresh(folders)
    assert not result.success
    check = _evaluated(result)["plausibility"]
    assert (check.passed, check.severity) == (False, dg.AssetCheckSeverity.ERROR)
    shown = _failures(check)
    assert [(row["file"], row["cell"], row["text"]) for row in shown] == [
        (f"knives/2020/{force}-police-foi.csv", "B2, B3, B4, B5, B6", "111, 222, 333, 444, 555")
        for force in ("gwent", "kent")
    ]
    assert {row["rule"] for row in shown} == {"identical_forces"}
    assert not _made(result) & {"measures/plausibility", "publish/warehouse"}
    assert folders.database.read_bytes() == before

    explain(folders)
    result = refresh(folders)
    assert result.success
    assert _evaluated(result)["plausibility"].passed
    assert ask(folders, "SELECT count FROM core.force_years WHERE force_id = 'gwent' ORDER BY count") == [
        (count,) for count in COUNTS
    ]


@pytest.mark.long
def test_what_a_check_has_stopped_is_not_published_by_materialising_the_warehouse_alone(folders: Folders) -> None:
    """The tables before the check are those of the red run, and the ones after it are of the run before."""
    assert refresh(folders).success
    before = folders.database.read_bytes()
    respond(folders.raw, "knives", "gwent", dict(zip(YEARS, COUNTS, strict=True)))
    assert not refresh(folders).success
    alone = refresh(folders, selection=[WAREHOUSE])
    assert not alone.success
    (failed,) = [event.step_failure_data for event in alone.all_events if event.is_step_failure]
    said = str(failed.error) + str(failed.user_failure_data)
    assert "was made before" in said and "Materialise all together" in said
    assert folders.database.read_bytes() == before

    # As Dagster's "Re-execute from failure" does, once somebody has explained it.
    explain(folders)
    assert refresh(folders, selection=[dg.AssetKey(["measures", "plausibility"]), WAREHOUSE]).success
    assert ask(folders, "SELECT max(count) FROM core.force_years WHERE force_id = 'gwent'") == [(COUNTS[-1],)]


def test_tables_of_one_run_may_be_published_by_a_later_one(folders: Folders) -> None:
    assert refresh(folders).success
    folders.database.unlink()
    assert refresh(folders, selection=[WAREHOUSE]).success
    assert ask(folders, "SELECT count(*) FROM core.force_years") == [(10,)]


def test_a_bad_collection_fails_the_check_of_settings_and_the_others_are_published(folders: Folders) -> None:
    respond(folders.raw, "bad-one", "kent", {"2018/19": 1})
    (folders.raw / "bad-one/collection.toml").write_text('titel = "Stalking"', encoding="utf-8")
    respond(folders.raw, "Bad*Two", "kent", {"2018/19": 1})
    result = refresh(folders)
    assert result.success
    check = _evaluated(result)["settings"]
    assert (check.passed, check.severity) == (False, dg.AssetCheckSeverity.ERROR)
    shown = {row["collection"]: (row["file"], str(row["rule"])) for row in _failures(check)}
    assert set(shown) == {"bad-one", "Bad*Two"}
    assert shown["bad-one"][0] == "bad-one/collection.toml" and "'title'" in shown["bad-one"][1]
    assert shown["Bad*Two"][0] == "Bad*Two" and "hyphens" in shown["Bad*Two"][1]
    assert ask(folders, "SELECT count(*) FROM core.force_years WHERE collection = 'knives'") == [(10,)]
    assert not _evaluated(result)["quarantine"].passed


def test_what_is_declared_badly_is_told_by_its_place_under_the_raw_folder(folders: Folders) -> None:
    """The same words on every machine, and no name of anybody's home folder in what is published."""
    for name, file, text in (
        ("a", "collection.toml", 'titel = "A"'),
        ("b", "corrections.toml", "[[correction]"),
        ("c", "claims.csv", "nothing,known\n1,2\n"),
        ("d", "2020/requests.csv", "nothing,known\n1,2\n"),
        ("e", "2020/kent-police-foi.csv.toml", 'forse = "kent"'),
    ):
        respond(folders.raw, name, "kent", {"2018/19": 1})
        (folders.raw / name / file).write_text(text, encoding="utf-8")
    assert refresh(folders).success
    told = ask(folders, "SELECT source_file, concat_ws(' ', reason, suggestion) FROM core.quarantine ORDER BY ALL")
    assert {file for file, _ in told} == {
        "a/collection.toml", "b/corrections.toml", "c/claims.csv", "d/2020/requests.csv", "e/2020/kent-police-foi.csv",
    }  # fmt: skip
    assert not [said for _, said in told if str(folders.raw) in said]


def test_when_no_collection_can_be_read_the_check_still_says_which(folders: Folders) -> None:
    (folders.raw / "knives/collection.toml").write_text('titel = "Knives"', encoding="utf-8")
    result = refresh(folders)
    assert not result.success
    (shown,) = _failures(_evaluated(result)["settings"])
    assert shown["file"] == "knives/collection.toml"


def test_the_graph_is_the_same_whatever_lies_in_the_raw_folder(folders: Folders, tmp_path: Path) -> None:
    """A folder that comes or goes while Dagster's page is open must not give a run another graph than the page has."""
    empty = build_defs(tmp_path / "nowhere", tmp_path / "none").resolve_asset_graph()
    full = build_defs(folders.raw, folders.warehouse).resolve_asset_graph()
    assert set(full.asset_check_keys) == set(empty.asset_check_keys)
    assert full.get_all_asset_keys() == empty.get_all_asset_keys()


def test_a_sum_that_is_not_the_printed_one_is_never_written(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours between reading and counting: the asset is not made, nor anything after it."""
    (folders.raw / "knives/2020/essex-police.csv").write_text(
        "Offence,2018/19,2019/20\nRobbery with a knife,10,20\nAssault with a knife,5,7\nTotal,15,27\n", encoding="utf-8"
    )
    assert refresh(folders).success
    before = folders.database.read_bytes()
    real = measures.statements

    def one_lost(observations: Path, stated_totals: pd.DataFrame) -> pd.DataFrame:
        return real(pd.read_parquet(observations).query("source_cell != 'B2'"), stated_totals)

    monkeypatch.setattr(measures, "statements", one_lost)
    result = refresh(folders)
    assert not result.success
    check = _evaluated(result)["totals_proved"]
    (shown,) = [row for row in _failures(check) if row["year"] == "2018/19"]
    assert (shown["file"], shown["cell"], shown["text"]) == ("knives/2020/essex-police.csv", "B4", "15")
    assert "core/statements" not in _made(result)
    assert folders.database.read_bytes() == before


def test_a_force_and_year_that_coverage_lost_stops_the_refresh(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = measures.coverage
    monkeypatch.setattr(measures, "coverage", lambda *given: real(*given).iloc[1:])
    result = refresh(folders)
    assert not result.success
    (shown,) = _failures(_evaluated(result)["expected_set"])
    assert (shown["force"], shown["year"]) == ("gwent", "2015/16") and "missing" in str(shown["rule"])
    assert not _made(result) & {"measures/coverage", "publish/warehouse"}


@pytest.mark.long
def test_a_figure_that_would_go_fails_the_check_of_the_release(folders: Folders) -> None:
    assert refresh(folders).success
    before = folders.database.read_bytes()
    (folders.raw / "knives/2020/gwent-police-foi.csv").unlink()
    result = refresh(folders)
    assert not result.success
    check = _evaluated(result)["release_diff"]
    assert not check.passed and {str(row["figure"]).split("/")[1] for row in _failures(check)} == {"gwent"}
    assert "publish/warehouse" not in _made(result)
    assert folders.database.read_bytes() == before


def test_every_check_says_whether_it_stops_the_refresh_why_and_what_to_do(folders: Folders) -> None:
    graph = build_defs(folders.raw, folders.warehouse).resolve_asset_graph()
    for key in graph.asset_check_keys:
        node = graph.get(key)
        declared = checks()[key.name]
        assert node.blocking == declared.stops, key
        assert node.description == declared.description, key
        assert ("Stops the refresh" in node.description) == declared.stops
