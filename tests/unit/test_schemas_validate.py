"""What may be brought to the declared types without loss, and how a refusal is reported."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from schemas.failures import FAILURE_COLUMNS
from schemas.registry import TABLES
from schemas.validate import InvalidTable, empty_frame, validate, validate_all, validate_file

from .schema_examples import FILE, ROWS, frames


def observations(**columns: Any) -> pd.DataFrame:
    return pd.DataFrame([ROWS["core.observations"][0]]).assign(**columns)


def exactly(value: object) -> pd.DataFrame:
    """An observation of that count, its bounds with it."""
    column = pd.Series([value], dtype=object)
    return observations(count=column, count_low=column, count_high=column)


@pytest.mark.parametrize("value", [110, 110.0, np.int32(110), np.float64(110)])
def test_a_whole_number_may_come_in_any_type_that_holds_it(value: object) -> None:
    clean = validate("core.observations", exactly(value))
    assert clean["count"].dtype == "Int64"
    assert clean["count"].tolist() == [110]


@pytest.mark.parametrize("value", [1.9, "5", "110", True, Decimal("1.5"), float("inf"), 2.0**60, date(2020, 1, 1)])
def test_nothing_is_made_into_a_number_that_was_not_that_number(value: object) -> None:
    with pytest.raises(InvalidTable, match="count: must be BIGINT") as refusal:
        validate("core.observations", exactly(value))
    assert repr(value) in refusal.value.failures["failure_case"].iloc[0]


@pytest.mark.parametrize("value", [5, 1.5, True, date(2019, 4, 1), ["x"]])
def test_nothing_but_text_is_text(value: object) -> None:
    with pytest.raises(InvalidTable, match="offence: must be VARCHAR"):
        validate("core.observations", observations(offence=pd.Series([value], dtype=object)))


@pytest.mark.parametrize(
    "value",
    ["2019-04-01", 43556, datetime(2019, 4, 1, 12), datetime(2019, 4, 1, tzinfo=UTC)],
)
def test_nothing_but_a_date_is_a_date(value: object) -> None:
    with pytest.raises(InvalidTable, match="period_start: must be DATE"):
        validate("core.observations", observations(period_start=pd.Series([value], dtype=object)))


@pytest.mark.parametrize("unit", ["s", "us", "ns"])
def test_dates_may_come_as_timestamps_of_midnight(unit: str) -> None:
    start = pd.Series(np.array(["2019-04-01"], dtype=f"datetime64[{unit}]"))
    assert validate("core.observations", observations(period_start=start))["period_start"].tolist() == [
        pd.Timestamp("2019-04-01")
    ]
    with pytest.raises(InvalidTable, match="period_start: must be DATE"):
        validate("core.observations", observations(period_start=start + pd.Timedelta(hours=1)))


@pytest.mark.parametrize("value", [1, 0, "yes", None])
def test_nothing_but_true_and_false_is_a_flag(value: object) -> None:
    frame = pd.DataFrame(ROWS["measures.ranks"]).assign(is_tied=pd.Series([value], dtype=object))
    with pytest.raises(InvalidTable, match=r"is_tied: must (be BOOLEAN|not be missing)"):
        validate("measures.ranks", frame)


@pytest.mark.parametrize("value", ["10", True, float("inf")])
def test_nothing_but_a_finite_number_is_a_measure(value: object) -> None:
    frame = pd.DataFrame(ROWS["measures.ranks"]).assign(value=pd.Series([value], dtype=object))
    with pytest.raises(InvalidTable, match="value: must be DOUBLE"):
        validate("measures.ranks", frame)


def test_moments_are_kept_in_utc() -> None:
    stamp = pd.to_datetime(["2020-09-01T10:30+01:00"])
    clean = validate("meta.publication", frames()["meta.publication"].assign(published_at=stamp))
    assert clean["published_at"].tolist() == [pd.Timestamp("2020-09-01T09:30")]


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT])
def test_every_way_of_being_missing_is_the_same(missing: object) -> None:
    nothing = pd.Series([missing], dtype=object)
    clean = validate(
        "core.observations",
        observations(count=nothing, count_low=nothing, count_high=nothing, offence=nothing, status="not_held"),
    )
    assert clean[["count", "count_low", "count_high", "offence"]].isna().all(axis=None)


def test_a_column_of_nothing_but_missing_values_keeps_its_type() -> None:
    clean = validate("core.observations", observations(offence=np.nan, offence_code=None))
    pd.testing.assert_series_equal(clean.dtypes, empty_frame("core.observations").dtypes)


@pytest.mark.parametrize("name", [one.full_name for one in TABLES])
def test_an_empty_frame_has_every_column_in_its_type(name: str) -> None:
    pd.testing.assert_frame_equal(validate(name, empty_frame(name)), empty_frame(name))


def test_columns_missing_and_columns_too_many_are_named() -> None:
    frame = observations().drop(columns="status").assign(notes="x")
    with pytest.raises(InvalidTable) as refusal:
        validate("core.observations", frame)
    assert "core.observations status: the column is missing" in str(refusal.value)
    assert "core.observations notes: the table declares no such column" in str(refusal.value)


def test_a_column_that_comes_twice_is_refused() -> None:
    frame = pd.concat([observations(), observations()[["status"]]], axis=1)
    with pytest.raises(InvalidTable, match="status: the column stands there twice"):
        validate("core.observations", frame)


def test_columns_may_come_in_any_order_and_any_index() -> None:
    frame = pd.DataFrame(ROWS["core.observations"])
    shuffled = frame[frame.columns[::-1]].set_index(pd.Index([4, 4, 4]))
    pd.testing.assert_frame_equal(validate("core.observations", shuffled), validate("core.observations", frame))


def test_the_frame_handed_in_is_left_alone() -> None:
    frame = observations()
    before = frame.copy(deep=True)
    validate("core.observations", frame)
    pd.testing.assert_frame_equal(frame, before)


def test_each_failure_says_what_where_and_in_which_cell() -> None:
    frame = pd.DataFrame(ROWS["core.observations"]).assign(status=["reported", "oops", "calendar_year"])
    with pytest.raises(InvalidTable) as refusal:
        validate("core.observations", frame.set_index(pd.Index([0, 0, 0])))
    failures = refusal.value.failures
    assert list(failures.columns) == list(FAILURE_COLUMNS)
    failure = failures.iloc[0].to_dict()
    assert failure.pop("check").startswith("must be one of `reported`")
    assert failure == {
        "table": "core.observations", "column": "status", "failure_case": "oops", "row": 1,
        "source_file": FILE, "source_sheet": "Data", "source_cell": "C7",
    }  # fmt: skip
    assert f"oops (row 1, file {FILE}, sheet Data, cell C7)" in str(refusal.value)


def test_a_rule_over_several_columns_is_reported_once_a_row_with_its_values() -> None:
    rows = [
        {**ROWS["core.statements"][0], "count_high": 111, "financial_year": f"20{year}/{year + 1}"} for year in (17, 18)
    ]
    with pytest.raises(InvalidTable) as refusal:
        validate("core.statements", pd.DataFrame(rows))
    failures = refusal.value.failures
    assert failures["row"].tolist() == [0, 1]
    assert set(failures["column"]) == {"count, count_low, count_high"}
    assert set(failures["failure_case"]) == {"count=110, count_low=110, count_high=111"}


def test_a_long_list_of_failures_is_cut_in_the_message_and_whole_in_the_frame() -> None:
    frame = pd.DataFrame(
        [{**ROWS["core.observations"][0], "source_cell": f"B{row}", "status": "oops"} for row in range(1, 41)]
    )
    with pytest.raises(InvalidTable, match="and 70 more") as refusal:
        validate("core.observations", frame)
    assert len(refusal.value.failures) == 80


def test_failures_of_all_tables_are_reported_together() -> None:
    release = frames()
    release["core.observations"] = release["core.observations"].assign(status="oops")
    release["measures.rates"] = release["measures.rates"].assign(population=0)
    with pytest.raises(InvalidTable) as refusal:
        validate_all(release)
    assert set(refusal.value.failures["table"]) == {"core.observations", "measures.rates"}


def _in_groups(path: Path, *groups: pd.DataFrame, least: int | None = None) -> Path:
    """Observations in a file, each frame a row group; `least` takes the place of the last group's lower bounds."""
    tables = [pa.Table.from_pandas(validate("core.observations", one), preserve_index=False) for one in groups]
    if least is not None:
        place = tables[-1].schema.get_field_index("count_low")
        tables[-1] = tables[-1].set_column(place, "count_low", pa.array([least] * len(groups[-1]), pa.int64()))
    with parquet.ParquetWriter(path, tables[0].schema) as writer:
        for one in tables:
            writer.write_table(one.cast(tables[0].schema))
    return path


def test_a_file_is_checked_group_by_group_and_rows_are_counted_through(tmp_path: Path) -> None:
    first = pd.DataFrame(ROWS["core.observations"]).assign(source_file="a/2020/kent.csv")
    right = _in_groups(tmp_path / "right.parquet", first, observations())
    assert validate_file("core.observations", right) == len(first) + 1
    with pytest.raises(InvalidTable, match="count_low: must be at least 0: -1") as refusal:
        validate_file("core.observations", _in_groups(tmp_path / "wrong.parquet", first, observations(), least=-1))
    assert set(refusal.value.failures["row"]) == {len(first)}
    assert set(refusal.value.failures["source_file"]) == {FILE}


def test_rows_of_one_response_in_two_groups_are_refused_since_their_key_is_looked_at_in_one(tmp_path: Path) -> None:
    with pytest.raises(InvalidTable, match="the rows of a file stand together"):
        validate_file("core.observations", _in_groups(tmp_path / "apart.parquet", observations(), observations()))
