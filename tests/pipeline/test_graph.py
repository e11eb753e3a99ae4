"""The whole graph on small raw folders: what is published, what is refused, and what is left alone.

What belongs here: behaviour that needs several assets. What does not: faults of machines and processes
(`test_publishing_faults.py`), or what one spreadsheet means (`tests/golden`).

One run serves most tests: each looks at a collection of its own. Tests that need a second run take a copy.
"""

import os
import re
import shutil
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import pandas as pd
import pytest

from pipeline import measures
from tests.conftest import foi
from tests.pipeline.small import Folders, ask, log_requests, refresh, respond

CONFLICT = {"2018/19": 100, "2019/20": 999}


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A raw folder with something wrong in most collections, and the warehouse made of it."""
    folders = Folders.within(tmp_path_factory.mktemp("first-run"))
    raw = folders.raw
    for name in ("plain", "damaged", "strays", "missing-answer", "faulty-log", "conflict", "precedence", "sidecar",
                 "correction"):  # fmt: skip
        respond(raw, name, "kent", {"2018/19": 100, "2019/20": 120})
        respond(raw, name, "gwent", {"2018/19": 50, "2019/20": 40})
    respond(raw, "plain", "kent", {"2017/18": 90, "2018/19": 93}, round_=2019)
    (raw / "damaged/2020/essex-police.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    _put_things_astray(raw)
    log_requests(raw, "missing-answer", "kent,2020-06-01,,2020-06-20,answered,,kent-police-fio.csv")
    log_requests(raw, "faulty-log", "knet,2020-06-01,,,no_response,,")
    respond(raw, "conflict", "kent", CONFLICT, name="kent-police-foi-again.csv")
    respond(raw, "precedence", "kent", CONFLICT, name="kent-police-foi-revised.csv")
    both = "kent-police-foi-revised.csv;kent-police-foi.csv"
    log_requests(raw, "precedence", f"kent,2020-06-01,,2020-06-20,answered,,{both}")
    (raw / "sidecar/2020/kent-police-foi.csv.toml").write_text('forse = "kent"', encoding="utf-8")
    (raw / "correction/corrections.toml").write_text(
        '[[correction]]\nfile = "2020/kent-police.csv"\ncell = "B2"\nexpected = "100"\nvalue = 101\n'
        'reason = "The force wrote again."\ndate = 2020-08-01\nwho = "letter of 1 August"\n',
        encoding="utf-8",
    )
    result = refresh(folders)
    assert result.success
    folders.run_id = result.run_id
    return folders


@pytest.fixture
def copy(first_run: Folders, tmp_path: Path) -> Folders:
    """The same folders to go on with."""
    folders = Folders.within(tmp_path)
    shutil.copytree(first_run.raw, folders.raw, symlinks=True, ignore=_pipes)
    shutil.copytree(first_run.warehouse, folders.warehouse)
    return folders


def _pipes(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder, name).is_fifo()]


def _put_things_astray(raw: Path) -> None:
    round_ = raw / "strays/2020"
    (raw / "loose.xlsx").write_bytes(b"x")
    (raw / "strays/stray.xlsx").write_bytes(b"x")
    (raw / "strays/old").mkdir()
    (raw / "strays/old/kent.xlsx").write_bytes(b"x")
    (round_ / "surrey-police.csv.toml").write_text('force = "surrey"', encoding="utf-8")
    (round_ / "sussex-police.csv").symlink_to("nowhere.csv")
    os.mkfifo(round_ / "dorset-police.csv")
    for name in (".hidden", "~$kent-police-foi.xlsx", "README.md"):
        (round_ / name).write_text("of no interest", encoding="utf-8")


def _quarantined(folders: Folders, collection: str) -> list[tuple[Any, ...]]:
    query = (
        f"SELECT source_file, reason, suggestion FROM core.quarantine WHERE collection = '{collection}' ORDER BY ALL"
    )
    return ask(folders, query)


def _counts(folders: Folders, collection: str, force: str = "kent") -> list[tuple[Any, ...]]:
    where = f"collection = '{collection}' AND force_id = '{force}'"
    return ask(folders, f"SELECT financial_year, count FROM core.force_years WHERE {where} ORDER BY ALL")


def test_rises_and_falls_are_published(first_run: Folders) -> None:
    assert ask(
        first_run,
        "SELECT area_id, previous_count, count, change, change_percent, direction FROM measures.annual_changes WHERE"
        " collection = 'plain' AND financial_year = '2019/20' AND area_id IN ('kent', 'gwent') ORDER BY area_id",
    ) == [("gwent", 50, 40, -10, -20.0, "fall"), ("kent", 100, 120, 20, 20.0, "rise")]


def test_the_same_tables_are_there_as_parquet(first_run: Folders) -> None:
    tables = {name for (name,) in ask(first_run, "SELECT schema_name || '/' || table_name FROM duckdb_tables()")}
    copies = first_run.warehouse / "parquet"
    assert {path.relative_to(copies).with_suffix("").as_posix() for path in copies.rglob("*.parquet")} == tables
    years = pd.read_parquet(copies / "core/force_years.parquet")
    assert sorted(years.loc[(years["collection"] == "plain") & (years["force_id"] == "gwent"), "count"]) == [40, 50]


def test_a_publication_says_what_it_was_made_of(first_run: Folders) -> None:
    ((run, code, hashes),) = ask(first_run, "SELECT run_id, code_version, input_hashes FROM meta.publication")
    assert run == first_run.run_id
    assert "+code." in code
    assert '"plain/2020/kent-police-foi.csv"' in hashes and '"correction/corrections.toml"' in hashes


def test_one_unreadable_response_does_not_keep_the_others_out(first_run: Folders) -> None:
    ((file, reason, suggestion),) = _quarantined(first_run, "damaged")
    assert file == "damaged/2020/essex-police.xlsx"
    assert reason and suggestion
    statuses = "SELECT status, count(*) FROM core.responses WHERE collection = 'damaged' GROUP BY ALL ORDER BY ALL"
    assert ask(first_run, statuses) == [("accepted", 2), ("quarantined", 1)]


def test_nothing_in_the_raw_folder_is_passed_over(first_run: Folders) -> None:
    assert [file for file, _, _ in _quarantined(first_run, "strays")] == [
        "strays/2020/dorset-police.csv",
        "strays/2020/surrey-police.csv.toml",
        "strays/2020/sussex-police.csv",
        "strays/old/kent.xlsx",
        "strays/stray.xlsx",
    ]
    assert ask(first_run, "SELECT count(*) FROM core.quarantine WHERE source_file = 'loose.xlsx'") == [(1,)]


def test_a_log_that_names_a_missing_file_is_told_the_nearest(first_run: Folders) -> None:
    ((file, reason, suggestion),) = _quarantined(first_run, "missing-answer")
    assert file == "missing-answer/2020/requests.csv"
    assert "kent-police-fio.csv" in reason
    assert "kent-police-foi.csv" in suggestion


def test_a_faulty_log_is_set_aside_and_the_responses_are_read(first_run: Folders) -> None:
    ((_, reason, suggestion),) = _quarantined(first_run, "faulty-log")
    assert "line 2" in reason and "kent" in suggestion
    assert _counts(first_run, "faulty-log") == [("2018/19", 100), ("2019/20", 120)]


def test_files_that_contradict_each_other_are_both_set_aside(first_run: Folders) -> None:
    files = [Path(file).name for file, _, _ in _quarantined(first_run, "conflict")]
    assert files == ["kent-police-foi-again.csv", "kent-police-foi.csv"]
    assert _counts(first_run, "conflict") == [("2018/19", 100)]


def test_the_log_says_which_of_two_files_counts(first_run: Folders) -> None:
    assert _quarantined(first_run, "precedence") == []
    assert _counts(first_run, "precedence") == [("2018/19", 100), ("2019/20", 999)]


def test_a_later_round_restates_and_the_older_figure_is_kept(first_run: Folders) -> None:
    restated = "SELECT collection, financial_year, previous_round, previous_count, round, count FROM measures.revisions"
    assert ask(first_run, restated) == [("plain", "2018/19", 2019, 93, 2020, 100)]
    assert ask(
        first_run,
        "SELECT round, count FROM core.statements"
        " WHERE collection = 'plain' AND force_id = 'kent' AND financial_year = '2018/19' ORDER BY ALL",
    ) == [(2019, 93), (2020, 100)]


def test_a_bad_sidecar_is_named_with_its_key(first_run: Folders) -> None:
    ((file, reason, suggestion),) = _quarantined(first_run, "sidecar")
    assert file == "sidecar/2020/kent-police-foi.csv"
    assert "forse" in reason and "'force'" in suggestion


def test_a_correction_of_a_file_that_is_not_there_is_reported(first_run: Folders) -> None:
    ((file, reason, suggestion),) = _quarantined(first_run, "correction")
    assert file == "correction/corrections.toml"
    assert "2020/kent-police.csv" in reason and "2020/kent-police-foi.csv" in suggestion


@pytest.mark.long
def test_the_collections_asked_for_are_read_and_the_others_stay_as_published(copy: Folders) -> None:
    for name in ("plain", "damaged"):
        respond(copy.raw, name, "gwent", {"2018/19": 1, "2019/20": 1})
    assert refresh(copy, ["plain"]).success
    assert _counts(copy, "plain", "gwent") == [("2018/19", 1), ("2019/20", 1)]
    assert _counts(copy, "damaged", "gwent") == [("2018/19", 50), ("2019/20", 40)]
    assert len(_quarantined(copy, "damaged")) == 1


@pytest.mark.long
def test_a_collection_with_bad_settings_keeps_its_figures_and_a_removed_one_goes(copy: Folders) -> None:
    (copy.raw / "plain/collection.toml").write_text('titel = "Knives"', encoding="utf-8")
    respond(copy.raw, "damaged", "gwent", {"2018/19": 1, "2019/20": 1})
    shutil.rmtree(copy.raw / "conflict")
    assert refresh(copy, allow_removal=["conflict/*"]).success
    ((file, reason, _),) = _quarantined(copy, "plain")
    assert file == "plain/collection.toml"
    assert "'title'" in reason
    assert _counts(copy, "plain", "gwent") == [("2018/19", 50), ("2019/20", 40)]
    assert _counts(copy, "damaged", "gwent") == [("2018/19", 1), ("2019/20", 1)]
    assert _counts(copy, "conflict") == []


@pytest.mark.long
def test_a_published_file_that_cannot_be_opened_is_replaced(copy: Folders) -> None:
    copy.database.write_bytes(copy.database.read_bytes()[:1000])
    assert refresh(copy).success
    assert _counts(copy, "plain", "gwent") == [("2018/19", 50), ("2019/20", 40)]


def test_part_of_the_graph_takes_the_rest_from_the_run_before(copy: Folders) -> None:
    key = dg.AssetKey(["measures", "annual_changes"])
    result = refresh(copy, selection=[key])
    assert result.success
    assert [event.asset_key for event in result.get_asset_materialization_events()] == [key]


def test_rows_that_break_a_rule_are_never_written(copy: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours: the asset is not materialised, its check shows the rows, what was published stays."""
    before = copy.database.read_bytes()
    real = measures.force_years

    def negative(statements: pd.DataFrame) -> pd.DataFrame:
        return real(statements).assign(count=lambda frame: -frame["count"])

    monkeypatch.setattr(measures, "force_years", negative)
    result = refresh(copy)
    assert not result.success
    made = {event.asset_key.to_user_string() for event in result.get_asset_materialization_events() if event.asset_key}
    assert "core/statements" in made
    assert not made & {"core/force_years", "measures/annual_changes", "publish/warehouse"}
    (check,) = [one for one in result.get_asset_check_evaluations() if one.check_name == "schema" and not one.passed]
    assert check.asset_key.to_user_string() == "core/force_years"
    table = check.metadata["failures"]
    assert isinstance(table, dg.TableMetadataValue)
    shown = table.records[0].data
    assert shown["file"] and "-" in str(shown["text"]) and shown["rule"]
    assert copy.database.read_bytes() == before


@pytest.mark.long
def test_published_figures_go_only_when_that_is_allowed_by_name(copy: Folders) -> None:
    before = copy.database.read_bytes()
    respond(copy.raw, "plain", "gwent", {"2018/19": 50})
    refused = refresh(copy)
    (failure,) = [event.step_failure_data for event in refused.all_events if event.is_step_failure]
    assert failure.user_failure_data is not None
    assert "would be gone: plain/gwent/2019/20." in str(failure.user_failure_data.description)
    assert copy.database.read_bytes() == before

    allowed = refresh(copy, allow_removal=["plain/gwent/2019/20"])
    assert allowed.success
    assert _counts(copy, "plain", "gwent") == [("2018/19", 50)]
    (made,) = allowed.asset_materializations_for_node("publish__warehouse")
    assert made.metadata["compared_with_before"].value == "1 figure removed"
    assert made.metadata["figures_removed"].value == 1
    assert "removed | plain | gwent | 2019/20 | 40 | nothing" in str(made.metadata["differences"].value)


@pytest.mark.long
@pytest.mark.slow
def test_a_removal_that_is_allowed_and_does_not_happen_is_told(copy: Folders) -> None:
    said = foi("refresh", "--raw", copy.raw, "--warehouse", copy.warehouse, "--allow-removal", "plain/gwnet/*")
    assert said.returncode == 0
    told = "--allow-removal had no effect: 'plain/gwnet/*' is the name of no figure that went."
    assert told in " ".join(said.stderr.split())
    respond(copy.raw, "plain", "gwent", {"2018/19": 50})
    said = foi("refresh", "--raw", copy.raw, "--warehouse", copy.warehouse, "--allow-removal", "plain/gwnet/*")
    assert said.returncode == 1
    assert "Did you mean 'plain/gwent/2019/20'?" in " ".join(said.stderr.split())


@pytest.mark.slow
def test_where_no_folder_has_the_name_of_a_collection_that_is_all_that_is_told(tmp_path: Path) -> None:
    folders = Folders.within(tmp_path)
    respond(folders.raw, "knife*crime", "gwent", {"2018/19": 50})
    said = foi("refresh", "--raw", folders.raw, "--warehouse", folders.warehouse)
    told = " ".join(said.stderr.split())
    assert said.returncode == 1
    assert "knife*crime: This is no name of a collection. Name its folder in letters and digits, with hyphens" in told
    assert "fault of the pipeline" not in told


@pytest.mark.slow
def test_the_folder_of_a_collection_may_be_named_as_people_name_folders(tmp_path: Path) -> None:
    folders = Folders.within(tmp_path)
    names = ["knife_crime", "Knife crime (2)", "Knife Crime", "robbery-2.0"]
    for name in names:
        respond(folders.raw, name, "gwent", {"2018/19": 50})
    assert foi("refresh", "--raw", folders.raw, "--warehouse", folders.warehouse).returncode == 0
    with duckdb.connect(folders.database, read_only=True) as made:
        found = made.sql("SELECT collection, count FROM core.force_years ORDER BY collection").fetchall()
    assert found == [(name, 50) for name in sorted(names) if name != "Knife crime (2)"]
    page = (folders.warehouse / "report" / "index.html").read_text(encoding="utf-8")
    assert all((folders.warehouse / "report" / name).exists() for name in re.findall(r'href="([\w-]+\.html)"', page))


def test_figures_are_not_replaced_by_none(copy: Folders) -> None:
    before = copy.database.read_bytes()
    for path in copy.raw.glob("*/*/*.csv"):
        path.write_text("An apology.", encoding="utf-8")
    result = refresh(copy)
    (failure,) = [event.step_failure_data for event in result.all_events if event.is_step_failure]
    assert failure.user_failure_data is not None
    assert "no figure was accepted" in str(failure.user_failure_data.description)
    assert copy.database.read_bytes() == before
