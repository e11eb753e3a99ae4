"""The declared tables as DuckDB makes them: what is valid goes in and comes out unchanged, what is not stays out."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from schemas import ddl
from schemas.registry import TABLES
from schemas.validate import InvalidTable, validate, validate_all

from .schema_examples import JOINT, ROWS, frames


@pytest.fixture(params=["memory", "file of storage version 1.0"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        if request.param != "memory":
            connection.execute(f"ATTACH '{tmp_path / 'made.duckdb'}' AS made (STORAGE_VERSION 'v1.0.0')")
            connection.execute("USE made")
        for statement in ddl.statements():
            connection.execute(statement)
        yield connection


@pytest.fixture(scope="module")
def filled() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for statement in ddl.statements():
            connection.execute(statement)
        for name, frame in validate_all(frames()).items():
            insert(connection, name, frame)
        yield connection


def insert(connection: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
    connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM frame")


def test_every_table_takes_valid_rows_and_gives_them_back_unchanged(database: duckdb.DuckDBPyConnection) -> None:
    release = validate_all(frames())
    assert set(release) == {one.full_name for one in TABLES}
    for name, frame in release.items():
        insert(database, name, frame)
        back = validate(name, database.sql(f"SELECT * FROM {name}").df())
        pd.testing.assert_frame_equal(back, frame)


def test_every_table_and_column_carries_a_comment(database: duckdb.DuckDBPyConnection) -> None:
    uncommented = database.sql(
        """SELECT schema_name, table_name, NULL FROM duckdb_tables() WHERE comment IS NULL
           UNION ALL SELECT schema_name, table_name, column_name FROM duckdb_columns()
           WHERE comment IS NULL AND NOT internal"""
    ).fetchall()
    assert uncommented == []
    comment = database.sql("SELECT comment FROM duckdb_columns() WHERE column_name = 'mid_year'").fetchall()[0][0]
    assert "Unit: calendar year." in comment


def test_comments_with_quotes_arrive_as_they_were_written(database: duckdb.DuckDBPyConnection) -> None:
    stored = database.sql(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'observations' AND column_name = 'offence'"
    ).fetchall()
    assert stored == [("The offence in the force's own words. Null when the response gives one undivided figure.",)]


def test_columns_stand_in_the_promised_order_with_the_promised_types(database: duckdb.DuckDBPyConnection) -> None:
    found = database.sql(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'force_years' ORDER BY column_index"
    ).fetchall()
    assert found == [
        ("collection", "VARCHAR"), ("force_id", "VARCHAR"), ("financial_year", "VARCHAR"), ("count", "BIGINT"),
        ("count_low", "BIGINT"), ("count_high", "BIGINT"), ("status", "VARCHAR"), ("round", "INTEGER"),
        ("source_file", "VARCHAR"),
    ]  # fmt: skip


# A row of the release, spoilt: the table, which row, what is changed, and a part of what must be said about it.
SPOILT = [
    ("reference.police_forces", 0, {"force_id": "Kent Police"}, "lower-case words joined by hyphens"),
    ("reference.police_forces", 0, {"force_id": "essex"}, "name are unique together"),
    ("reference.areas", 0, {"scheme": "all"}, "a region has its own scheme"),
    ("reference.areas", 0, {"area_id": "elsewhere"}, "scheme, area_level, force_id are unique together"),
    ("core.responses", 1, {"reason": None, "source_file": "a"}, "a file not wholly accepted says why"),
    ("core.responses", 0, {"source_sha256": "unknown", "source_file": "a"}, "64 hexadecimal digits"),
    ("core.responses", 0, {"round": 20, "source_file": "a"}, "must be from 2005 to 2100: 20"),
    ("core.requests", 0, {"outcome": "ignored", "round": 2019}, "must be one of `answered`"),
    ("core.requests", 0, {"days_late": -1, "round": 2019}, "days_late: must be at least 0"),
    ("core.observations", 0, {"count": -1, "count_low": -1, "count_high": -1}, "count: must be at least 0: -1"),
    ("core.observations", 0, {"count_low": None}, "an exact count is its own lower and upper bound"),
    ("core.observations", 1, {"count_low": 5}, "count_low is not above count_high: count_low=5, count_high=4"),
    ("core.observations", 0, {"status": "suppressed"}, "only a number that was stated exactly has a count"),
    ("core.observations", 1, {"status": "reported"}, "a value reported as an exact number has a count"),
    ("core.observations", 0, {"status": "calendar_year"}, "a calendar, part or other year is no financial year"),
    ("core.observations", 0, {"period_end": "2020-03-30"}, "from 1 April to 31 March"),
    ("core.observations", 2, {"period_end": "2018-12-31"}, "does not end before it starts"),
    ("core.observations", 0, {"financial_year": "2019/21"}, "two consecutive years"),
    ("core.observations", 0, {"financial_year": "2019/20\n"}, "two consecutive years"),
    ("core.observations", 0, {"source_cell": "row 7"}, "a cell address"),
    ("core.observations", 0, {"offence": ""}, "offence: must be not an empty text"),
    ("core.observations", 0, {"force_id": None}, "force_id: must not be missing"),
    ("core.stated_totals", 0, {"sum_low": 113}, "lies between what its parts can add up to"),
    ("core.stated_totals", 0, {"force_id": None}, "a force's own total names the force"),
    (
        "core.statements",
        1,
        {"count": 0, "count_low": 0, "count_high": 0},
        "only a number stated for the year has a count",
    ),
    ("core.force_years", 0, {"status": "calendar_year", "collection": "other"}, "only a number stated for the year"),
    ("core.quarantine", 0, {"source_cell": "B2-B9"}, "a range of cells"),
    ("measures.annual_changes", 0, {"change": 11}, "the difference of the comparable counts"),
    ("measures.annual_changes", 0, {"change_percent": 25.0}, "a percentage is the change on the comparable base"),
    ("measures.annual_changes", 0, {"change_percent": None}, "a percentage is the change on the comparable base"),
    ("measures.annual_changes", 0, {"direction": "fall"}, "the direction is that of the change"),
    ("measures.annual_changes", 0, {"direction": None}, "the direction is that of the change"),
    ("measures.annual_changes", 0, {"count": 109}, "the comparable base is part of the full total"),
    ("measures.annual_changes", 0, {"count": None}, "the comparable base is part of the full total"),
    ("measures.annual_changes", 0, {"is_comparable": False}, "comparable means that there is a change"),
    ("measures.annual_changes", 0, {"forces_compared": 0}, "comparable counts exactly when forces are compared"),
    ("measures.annual_changes", 0, {"forces_compared": 3}, "no more forces are compared than expected"),
    ("measures.annual_changes", 0, {"caveat": None}, "named in the caveat"),
    ("measures.five_year_totals", 0, {"first_year": "2014/15"}, "five years, the first and the last included"),
    ("measures.five_year_totals", 0, {"years_counted": 6}, "at most five years are counted"),
    ("measures.five_year_totals", 0, {"total": 505}, "the exact part is not above the lower bound"),
    ("measures.five_year_totals", 0, {"total": None}, "a total exactly when forces are counted"),
    ("measures.five_year_totals", 0, {"is_complete": True}, "a complete total is exact and over all forces"),
    ("measures.five_year_totals", 0, {"caveat": None}, "an incomplete total says what is missing"),
    ("measures.five_year_totals", 0, {"change": 30}, "between its first and last year"),
    ("measures.cumulative_totals", 0, {"window_years": 4}, "the window is as long as it says"),
    ("measures.revisions", 0, {"previous_round": 2020}, "a later round restates an earlier one"),
    ("measures.revisions", 0, {"change": -23}, "the new figure minus the older"),
    ("measures.revisions", 0, {"count": 54, "change": 0}, "stated again unchanged is no revision"),
    ("measures.coverage", 0, {"status": "late", "round": 2019}, "must be one of `reported`"),
    ("measures.rates", 0, {"rate_per_100k": 6.9}, "the count per 100,000 of the population"),
    ("measures.rates", 0, {"mid_year": 2020}, "the 30 June that lies in the year"),
    ("measures.ranks", 0, {"rank": 3}, "no rank is beyond the number of forces"),
    ("measures.sentences", 0, {"comparable_previous_count": None}, "holds both of its figures"),
    ("measures.sentences", 0, {"kind": "cumulative_total"}, "a cumulative total has a first year"),
    ("measures.plausibility", 0, {"severity": "fatal"}, "must be one of `warning`, `error`"),
    ("measures.claims", 0, {"our_value": None}, "a verdict rests on a figure of ours"),
    ("measures.claims", 0, {"area_id": None}, "an area that was found has its level"),
]


@pytest.mark.parametrize(("name", "number", "change", "said"), SPOILT)
def test_what_breaks_a_rule_is_refused_by_pandera_and_by_the_database_alike(
    filled: duckdb.DuckDBPyConnection, name: str, number: int, change: dict[str, object], said: str
) -> None:
    spoilt = typed({**ROWS[name][number], **change})
    whole = pd.DataFrame([*ROWS[name], spoilt]) if "unique" in said else pd.DataFrame([spoilt])
    with pytest.raises(InvalidTable) as refusal:
        validate(name, whole)
    assert said in str(refusal.value)
    with pytest.raises(duckdb.ConstraintException):
        insert(filled, name, pd.DataFrame([spoilt]).astype(object))


@pytest.mark.parametrize("name", [one.full_name for one in TABLES if one.key])
def test_a_key_that_comes_twice_is_refused(filled: duckdb.DuckDBPyConnection, name: str) -> None:
    frame = frames()[name]
    with pytest.raises(InvalidTable, match="tell rows apart"):
        validate(name, pd.concat([frame, frame.iloc[:1]]))
    if next(one for one in TABLES if one.full_name == name).has_primary_key:
        with pytest.raises(duckdb.ConstraintException):
            insert(filled, name, validate(name, frame.iloc[:1]))


def test_rows_that_point_nowhere_are_refused(filled: duckdb.DuckDBPyConnection) -> None:
    release = frames()
    release["core.force_years"] = release["core.force_years"].assign(source_file=JOINT)
    with pytest.raises(InvalidTable, match=r"must be in core\.statements: .*kent-and-essex"):
        validate_all(release)
    with pytest.raises(duckdb.ConstraintException, match="foreign key"):
        insert(filled, "core.force_years", release["core.force_years"].assign(collection="other"))


def test_references_across_schemas_are_followed_before_publishing() -> None:
    release = frames()
    release["core.observations"] = release["core.observations"].assign(force_id=["kent", "kemt", "kent"])
    with pytest.raises(InvalidTable, match=r"force_id: must be in reference\.police_forces: kemt .*cell C7"):
        validate_all(release)


def test_pandera_and_the_database_agree_on_every_mixture_of_a_statement(filled: duckdb.DuckDBPyConnection) -> None:
    counts = (None, 0, 4)
    statuses = ("reported", "suppressed", "estimated", "lost")
    years = ("2019/20", "2019/21", "1999/00")
    frame = pd.DataFrame(
        [
            {**ROWS["core.statements"][0], "source_file": JOINT, "financial_year": year, "status": status}
            | {"count": count, "count_low": low, "count_high": high}
            for count, low, high, status, year in product(counts, counts, counts, statuses, years)
        ]
    ).astype({"count": "Int64", "count_low": "Int64", "count_high": "Int64"})
    with pytest.raises(InvalidTable) as refusal:
        validate("core.statements", frame)
    failures = refusal.value.failures
    refused = set(failures.loc[~failures["check"].str.endswith("tell rows apart"), "row"])
    accepted = set()
    for number in range(len(frame)):
        filled.execute("BEGIN")
        try:
            insert(filled, "core.statements", frame.iloc[number : number + 1])
            accepted.add(number)
        except duckdb.ConstraintException:
            pass
        filled.execute("ROLLBACK")
    assert accepted
    assert accepted == set(range(len(frame))) - refused


def typed(row: dict[str, object]) -> dict[str, object]:
    """Dates written as text become dates, as a reader would hand them over."""
    return {
        name: pd.Timestamp(value).date() if name.startswith("period_") and isinstance(value, str) else value
        for name, value in row.items()
    }
