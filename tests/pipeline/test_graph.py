"""The whole graph on small raw folders: what is published, what is refused, and what is left alone.

What belongs here: behaviour that needs several assets. What does not: faults of machines and processes
(`test_publishing_faults.py`), or what one spreadsheet means (`tests/golden`).
"""

import os
from pathlib import Path

import dagster as dg
import pandas as pd
import pytest

from pipeline import measures
from tests.pipeline.small import COLLECTION, ask, refresh, respond, two_forces

QUARANTINE = "SELECT source_file, reason, suggestion FROM core.quarantine ORDER BY source_file"


def test_rises_and_falls_are_published(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    assert refresh(raw, warehouse).success
    assert ask(
        warehouse,
        "SELECT area_id, previous_count, count, change, change_percent, direction FROM measures.annual_changes"
        " WHERE financial_year = '2019/20' AND area_id IN ('kent', 'gwent') AND area_level = 'force' ORDER BY area_id",
    ) == [("gwent", 50, 40, -10, -20.0, "fall"), ("kent", 100, 120, 20, 20.0, "rise")]


def test_the_same_tables_are_there_as_parquet(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    refresh(raw, warehouse)
    tables = {name for (name,) in ask(warehouse, "SELECT schema_name || '/' || table_name FROM duckdb_tables()")}
    files = {
        path.relative_to(warehouse / "parquet").with_suffix("").as_posix() for path in warehouse.rglob("parquet/*/*")
    }
    assert files == tables
    years = pd.read_parquet(warehouse / "parquet/core/force_years.parquet")
    assert sorted(years["count"]) == [40, 50, 100, 120]


def test_a_publication_says_what_it_was_made_of(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    result = refresh(raw, warehouse)
    ((run, code, hashes),) = ask(warehouse, "SELECT run_id, code_version, input_hashes FROM meta.publication")
    assert run == result.run_id
    assert "+code." in code
    assert f"{COLLECTION}/2020/kent-police-foi.csv" in hashes


def test_one_unreadable_response_does_not_keep_the_others_out(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    (raw / COLLECTION / "2020" / "essex-police.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    assert refresh(raw, warehouse).success
    ((file, reason, suggestion),) = ask(warehouse, QUARANTINE)
    assert file == f"{COLLECTION}/2020/essex-police.xlsx"
    assert reason and suggestion
    assert ask(warehouse, "SELECT status, count(*) FROM core.responses GROUP BY ALL ORDER BY ALL") == [
        ("accepted", 2), ("quarantined", 1),
    ]  # fmt: skip


def test_nothing_in_the_raw_folder_is_passed_over(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    rounds = raw / COLLECTION / "2020"
    (raw / "loose.xlsx").write_bytes(b"x")
    (raw / COLLECTION / "stray.xlsx").write_bytes(b"x")
    (raw / COLLECTION / "old").mkdir()
    (raw / COLLECTION / "old" / "kent.xlsx").write_bytes(b"x")
    (rounds / "surrey-police.csv.toml").write_text('force = "surrey"', encoding="utf-8")
    (rounds / "sussex-police.csv").symlink_to("nowhere.csv")
    os.mkfifo(rounds / "dorset-police.csv")
    for name in (".hidden", "~$kent-police-foi.xlsx", "README.md"):
        (rounds / name).write_text("of no interest", encoding="utf-8")
    assert refresh(raw, warehouse).success
    assert [Path(file).name for file, _, _ in ask(warehouse, QUARANTINE)] == [
        "dorset-police.csv", "surrey-police.csv.toml", "sussex-police.csv", "kent.xlsx", "stray.xlsx", "loose.xlsx",
    ]  # fmt: skip


def test_a_log_that_names_a_missing_file_is_told_the_nearest(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    _log(raw, "kent,2020-06-01,,2020-06-20,answered,,kent-police-fio.csv")
    assert refresh(raw, warehouse).success
    ((file, reason, suggestion),) = ask(warehouse, QUARANTINE)
    assert file.endswith("requests.csv")
    assert "kent-police-fio.csv" in reason
    assert "kent-police-foi.csv" in suggestion


def test_a_faulty_log_is_set_aside_and_the_responses_are_read(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    _log(raw, "knet,2020-06-01,,,no_response,,")
    assert refresh(raw, warehouse).success
    ((_, reason, suggestion),) = ask(warehouse, QUARANTINE)
    assert "line 2" in reason and "kent" in suggestion
    assert ask(warehouse, "SELECT count(*) FROM core.force_years") == [(4,)]


def test_files_that_contradict_each_other_are_both_set_aside(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    respond(raw, "kent", {"2019/20": 999}, name="kent-police-foi-again.csv")
    assert refresh(raw, warehouse).success
    assert len(ask(warehouse, QUARANTINE)) == 2
    assert (
        ask(warehouse, "SELECT count FROM core.force_years WHERE force_id = 'kent' AND financial_year = '2019/20'")
        == []
    )


def test_the_log_says_which_of_two_files_counts(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    respond(raw, "kent", {"2018/19": 100, "2019/20": 121}, name="kent-police-foi-revised.csv")
    _log(raw, "kent,2020-06-01,,2020-06-20,answered,,kent-police-foi-revised.csv;kent-police-foi.csv")
    assert refresh(raw, warehouse).success
    assert ask(
        warehouse, "SELECT count FROM core.force_years WHERE force_id = 'kent' AND financial_year = '2019/20'"
    ) == [(121,)]


def test_a_later_round_restates_and_the_older_figure_is_kept(raw: Path, warehouse: Path) -> None:
    respond(raw, "kent", {"2017/18": 90, "2018/19": 100}, round_=2019)
    two_forces(raw)
    respond(raw, "kent", {"2018/19": 107, "2019/20": 120})
    assert refresh(raw, warehouse).success
    assert ask(
        warehouse, "SELECT financial_year, previous_round, previous_count, round, count FROM measures.revisions"
    ) == [("2018/19", 2019, 100, 2020, 107)]
    older_too = "SELECT count FROM core.statements WHERE force_id = 'kent' AND financial_year = '2018/19'"
    assert ask(warehouse, older_too) == [(100,), (107,)]


def test_a_bad_sidecar_is_named_with_its_key(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    (raw / COLLECTION / "2020" / "kent-police-foi.csv.toml").write_text('forse = "kent"', encoding="utf-8")
    assert refresh(raw, warehouse).success
    ((file, reason, suggestion),) = ask(warehouse, QUARANTINE)
    assert file.endswith("kent-police-foi.csv")
    assert "forse" in reason and "'force'" in suggestion


def test_a_correction_of_a_file_that_is_not_there_is_reported(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    (raw / COLLECTION / "corrections.toml").write_text(
        '[[correction]]\nfile = "2020/kent-police.csv"\ncell = "B2"\nexpected = "100"\nvalue = 101\n'
        'reason = "The force wrote again."\ndate = 2020-08-01\nwho = "letter of 1 August"\n',
        encoding="utf-8",
    )
    assert refresh(raw, warehouse).success
    ((file, reason, suggestion),) = ask(warehouse, QUARANTINE)
    assert file.endswith("corrections.toml")
    assert "2020/kent-police.csv" in reason and "2020/kent-police-foi.csv" in suggestion


def test_one_collection_is_read_and_the_others_stay_as_published(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    respond(raw, "kent", {"2019/20": 7}, collection="arson")
    assert refresh(raw, warehouse).success
    respond(raw, "kent", {"2019/20": 8}, collection="arson")
    respond(raw, "kent", {"2018/19": 1, "2019/20": 1})
    assert refresh(raw, warehouse, ["arson"]).success
    both = "SELECT collection, count FROM core.force_years WHERE financial_year = '2019/20' ORDER BY ALL"
    assert ask(warehouse, both) == [("arson", 8), (COLLECTION, 40), (COLLECTION, 120)]


def test_a_collection_with_bad_settings_keeps_its_published_figures(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    respond(raw, "kent", {"2019/20": 7}, collection="arson")
    assert refresh(raw, warehouse).success
    (raw / COLLECTION / "collection.toml").write_text('titel = "Knives"', encoding="utf-8")
    respond(raw, "kent", {"2019/20": 8}, collection="arson")
    assert refresh(raw, warehouse).success
    ((file, reason, _),) = ask(warehouse, QUARANTINE)
    assert file == f"{COLLECTION}/collection.toml"
    assert "'title'" in reason
    assert ask(warehouse, "SELECT collection, sum(count) FROM core.force_years GROUP BY ALL ORDER BY ALL") == [
        ("arson", 8), (COLLECTION, 310),
    ]  # fmt: skip


def test_a_removed_collection_is_gone(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    extra = respond(raw, "kent", {"2019/20": 7}, collection="arson")
    refresh(raw, warehouse)
    extra.unlink()
    extra.parent.rmdir()
    extra.parent.parent.rmdir()
    assert refresh(raw, warehouse).success
    assert ask(warehouse, "SELECT DISTINCT collection FROM core.force_years") == [(COLLECTION,)]


def test_part_of_the_graph_takes_the_rest_from_the_run_before(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    refresh(raw, warehouse)
    key = dg.AssetKey(["measures", "annual_changes"])
    result = refresh(raw, warehouse, selection=[key])
    assert result.success
    assert [event.asset_key for event in result.get_asset_materialization_events()] == [key]


def test_rows_that_break_a_rule_are_never_written(raw: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours: the asset is not materialised, its check shows the rows, what was published stays."""
    two_forces(raw)
    assert refresh(raw, warehouse).success
    before = (warehouse / "foi.duckdb").read_bytes()
    real = measures.force_years

    def negative(statements: pd.DataFrame) -> pd.DataFrame:
        return real(statements).assign(count=lambda frame: -frame["count"])

    monkeypatch.setattr(measures, "force_years", negative)
    result = refresh(raw, warehouse)
    assert not result.success
    made = {event.asset_key.to_user_string() for event in result.get_asset_materialization_events() if event.asset_key}
    assert "core/statements" in made
    assert not made & {"core/force_years", "measures/annual_changes", "publish/warehouse"}
    (check,) = [one for one in result.get_asset_check_evaluations() if not one.passed]
    assert check.asset_key.to_user_string() == "core/force_years"
    table = check.metadata["failures"]
    assert isinstance(table, dg.TableMetadataValue)
    first = table.records[0].data
    assert first["file"] and "-" in str(first["text"]) and first["rule"]
    assert (warehouse / "foi.duckdb").read_bytes() == before


def test_figures_are_not_replaced_by_none(raw: Path, warehouse: Path) -> None:
    two_forces(raw)
    refresh(raw, warehouse)
    for path in (raw / COLLECTION / "2020").iterdir():
        path.write_text("An apology.", encoding="utf-8")
    assert not refresh(raw, warehouse).success
    assert ask(warehouse, "SELECT sum(count) FROM core.force_years") == [(310,)]


def _log(raw: Path, *rows: str) -> None:
    lines = ["force,sent,due,answered,outcome,exemption,file", *rows]
    (raw / COLLECTION / "2020" / "requests.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
