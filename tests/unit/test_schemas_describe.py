"""The declarations themselves: everything is described, named once, and the printed dictionary is current."""

from pathlib import Path

import pytest

from schemas import describe, vocabulary
from schemas.registry import TABLES, Table, UnknownTable, table

DICTIONARY = Path(__file__).parents[2] / "docs" / "data-dictionary.md"

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
    assert status.words == vocabulary.COVERAGE_STATUSES
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
        "docs/data-dictionary.md is out of date: run `python -m schemas.describe > docs/data-dictionary.md`"
    )
