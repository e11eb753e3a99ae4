"""The declarations themselves: everything is described, named once, and what is made of them is current."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from schemas import describe, described, vocabulary
from schemas.registry import TABLES, Table, UnknownTable, table

DICTIONARY = Path(__file__).parents[2] / "docs" / "data-dictionary.md"
SCHEMAS = Path(__file__).parents[2] / "schemas"

# What DESIGN promises of each table; further columns come after these.
PROMISED = {
    "reference.police_forces": "force_id, name, ons_code, nation",
    "reference.areas": "scheme, area_level, area_id, area, force_id",
    "core.responses": "collection, round, source_file, source_sha256, status, layout, reason",
    "core.observations": (
        "collection, round, force_id, financial_year, period_start, period_end, offence, offence_code, breakdown, "
        "count, count_low, count_high, status, source_file, source_sheet, source_cell, source_text, source_sha256"
    ),
    "core.force_years": (
        "collection, force_id, financial_year, count, count_low, count_high, status, round, source_file"
    ),
    "core.quarantine": ("collection, round, source_file, source_sheet, source_cell, source_text, reason, suggestion"),
    "measures.annual_changes": (
        "collection, scheme, area_level, area_id, area, financial_year, count, previous_count, comparable_count, "
        "comparable_previous_count, change, change_percent, direction, forces_compared, forces_expected, "
        "is_comparable, caveat"
    ),
    "measures.five_year_totals": (
        "collection, scheme, area_level, area_id, area, first_year, last_year, total, total_low, total_high, "
        "years_counted, forces_counted, forces_expected, is_complete, caveat"
    ),
    "measures.revisions": (
        "collection, force_id, financial_year, round, previous_round, count, previous_count, change"
    ),
    "measures.coverage": "collection, round, force_id, financial_year, status",
}


@pytest.mark.parametrize("name", PROMISED)
def test_promised_columns_come_first_and_in_order(name: str) -> None:
    promised = PROMISED[name].split(", ")
    assert list(table(name).columns)[: len(promised)] == promised


@pytest.mark.parametrize("declared", TABLES, ids=lambda one: one.full_name)
def test_every_table_and_column_is_described_and_says_what_a_missing_value_means(declared: Table) -> None:
    assert declared.description.endswith(".")
    for column in describe.columns(declared.full_name):
        assert column.description.endswith("."), column.name
        assert ("Null when" in column.description) == column.is_nullable, column.name
        assert column.unit or column.type not in ("BIGINT", "INTEGER", "DOUBLE"), column.name


@pytest.mark.parametrize("declared", TABLES, ids=lambda one: one.full_name)
def test_references_lead_to_the_key_of_a_table_that_is_filled_before(declared: Table) -> None:
    before = [one.full_name for one in TABLES[: TABLES.index(declared)]]
    for link in declared.foreign_keys:
        assert link.table in before
        assert set(link.columns) <= set(declared.columns)
        assert table(link.table).key == link.referred


def test_an_unknown_table_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownTable, match=r"no table 'core\.calls' is declared; there are reference\.police_forces"):
        table("core.calls")


def test_a_column_knows_its_type_its_limits_and_its_words() -> None:
    status = next(one for one in describe.columns("measures.coverage") if one.name == "status")
    assert (status.type, status.is_nullable) == ("VARCHAR", False)
    assert table("measures.coverage").words("status") == vocabulary.COVERAGE_STATUSES
    high = next(one for one in describe.columns("core.observations") if one.name == "count_high")
    assert (high.type, high.unit, high.is_nullable) == ("BIGINT", "recorded offences", True)
    assert high.constraints == ("at least 0",)
    assert "count_low is not above count_high" in describe.rules("core.observations")


def test_the_meta_tables_list_every_table_and_every_column_once() -> None:
    assert len(describe.meta_tables()) == len(TABLES)
    listed = describe.meta_columns().groupby(["table_schema", "table_name"])["column_name"].agg(tuple)
    assert {(one.schema, one.name): one.columns for one in TABLES} == dict(listed.items())


def test_the_printed_dictionary_is_current() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == describe.data_dictionary(), (
        "docs/data-dictionary.md is out of date: run `python -m schemas.describe`"
    )


def test_what_definitions_show_is_that_of_the_models() -> None:
    assert described.FILE.read_text(encoding="utf-8") == describe.for_definitions(), (
        "schemas/described.json is out of date: run `python -m schemas.describe`"
    )
    assert list(described.tables()) == [one.full_name for one in TABLES]
    for one in TABLES:
        shown = described.table(one.full_name)
        assert (shown.description, shown.columns) == (one.description, describe.columns(one.full_name))
        assert shown.rules == describe.rules(one.full_name)


def test_a_table_that_the_file_lacks_is_told_with_what_to_do() -> None:
    with pytest.raises(described.NotDescribed, match=r"no table 'core\.calls'.*python -m schemas\.describe"):
        described.table("core.calls")


@pytest.mark.slow
def test_one_command_checks_what_is_made_of_the_models_and_writes_it_anew(tmp_path: Path) -> None:
    shutil.copytree(SCHEMAS, tmp_path / "schemas", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "docs").mkdir()
    dictionary, shown = tmp_path / "docs/data-dictionary.md", tmp_path / "schemas/described.json"
    shown.write_text("{}", encoding="utf-8")

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "schemas.describe", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    stale = run("--check")
    assert stale.returncode == 1
    assert all(f"{file} is not that of the models" in stale.stderr for file in (dictionary, shown))
    assert not dictionary.exists()
    assert run().returncode == 0
    assert dictionary.read_text(encoding="utf-8") == describe.data_dictionary()
    assert shown.read_text(encoding="utf-8") == describe.for_definitions()
    assert run("--check").returncode == 0
