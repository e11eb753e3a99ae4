"""Drug seizures: one file to each financial year, read as a collection of seven rounds and published."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.conftest import foi
from tests.corpus.published import FOLDER, checked, needs_corpus, read

pytestmark = needs_corpus
FILES = {2000 + year: f"home-office-seizures/Seizures{year - 1:02}-{year}.csv" for year in range(10, 17)}
YEARS = {round_: f"{round_ - 1}/{round_ % 100}" for round_ in FILES}
FIRST, LAST = FILES[2010], FILES[2016]
# Rows that forces left empty: the sidecar leaves out their labels.
EMPTY = [(2013, "A31", "hampshire"), (2015, "A23", "bedfordshire"), (2015, "A31", "hampshire")]
MISSING = {(force, YEARS[round_]) for round_, _, force in EMPTY}


@pytest.mark.parametrize("round_", FILES)
def test_subtotals_among_the_columns_are_refused_until_one_is_chosen(round_: int) -> None:
    reading = read(FILES[round_])
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "All drugs" in reading.reason
    assert "All drugs" in reading.sidecar_draft


@pytest.mark.parametrize(("file", "year", "merseyside", "everybody"), [
    (FIRST, "2009/10", 12946, 210657), (LAST, "2015/16", 1629, 139323)])  # fmt: skip
def test_the_chosen_column(file: str, year: str, merseyside: int, everybody: int) -> None:
    reading = read(file, 'take = "All drugs"')
    assert (reading.status, reading.quarantine) == ("accepted", [])
    assert {o.financial_year for o in reading.observations} == {year}
    assert {o.force_id: o.count for o in reading.observations}["merseyside"] == checked(file, merseyside)
    # The Border Force is accounted for, and is no police force.
    left_out = [entry.cell for entry in reading.ledger if entry.detail == "not a police force"]
    assert len(left_out) == 1
    border_force = next(
        row for row in (FOLDER / file).read_text("utf-8-sig").splitlines() if row.startswith("Border Force")
    )
    counted = sum(o.count or 0 for o in reading.observations)
    assert counted + int(border_force.split(",")[1]) == checked(file, everybody)
    assert len(reading.observations) + 1 == checked(file, 41)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """What `foi refresh` publishes of the seven files."""
    folder = tmp_path_factory.mktemp("seizures")
    collection = folder / "raw" / "drug-seizures"
    for round_, name in FILES.items():
        target = collection / str(round_) / Path(name).name
        target.parent.mkdir(parents=True)
        shutil.copyfile(FOLDER / name, target)
        rules = [
            f'[[ignore]]\ncells = "{cell}"\nreason = "an empty row"\n' for found, cell, _ in EMPTY if found == round_
        ]
        target.with_name(f"{target.name}.toml").write_text("".join(rules), encoding="utf-8")
    (collection / "collection.toml").write_text('take = ["All drugs"]\nfirst_year = "2009/10"\n', encoding="utf-8")
    run = foi("refresh", "--raw", folder / "raw", "--warehouse", folder / "warehouse")
    assert run.returncode == 0, run.stderr
    assert "Read 7 responses: 7 accepted, 0 in part, 0 quarantined." in run.stdout
    with duckdb.connect(str(folder / "warehouse" / "foi.duckdb"), read_only=True) as connection:
        yield connection


@pytest.mark.slow
def test_every_force_and_year_is_published(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.sql("SELECT force_id, financial_year, count FROM core.force_years").fetchall()
    found = {(force, year): count for force, year, count in rows}
    assert found["merseyside", "2009/10"] == checked(FIRST, 12946)
    assert found["merseyside", "2015/16"] == checked(LAST, 1629)
    forces = {force for force, _ in found}
    assert len(forces) == 40
    assert {(force, year) for force in forces for year in YEARS.values() if found.get((force, year)) is None} == MISSING


@pytest.mark.slow
def test_five_years_of_every_force_add_up(warehouse: duckdb.DuckDBPyConnection) -> None:
    figures = {
        (force, year): count
        for force, year, count in warehouse.sql(
            "SELECT force_id, financial_year, count FROM core.force_years"
        ).fetchall()
    }
    totals = warehouse.sql(
        "SELECT area_id, first_year, total, is_complete, years_counted FROM measures.five_year_totals "
        "WHERE area_level = 'force'"
    ).fetchall()
    years = list(YEARS.values())
    answered = {force for force, _ in figures} - {"btp"}  # no force of those expected
    complete_windows = set()
    for force, first, total, complete, counted in totals:
        window = years[years.index(first) : years.index(first) + 5]
        parts = [figures.get((force, year)) for year in window]
        assert complete == (None not in parts), (force, first)
        if complete:
            assert (total, counted) == (sum(part or 0 for part in parts), 5), (force, first)
            complete_windows.add((force, first))
    with_gaps = {force for force, _ in MISSING}
    assert {force for force, _ in complete_windows} == answered - with_gaps | {"bedfordshire"}
    assert {first for force, first in complete_windows if force == "bedfordshire"} == {"2009/10"}
    assert len(complete_windows) == 3 * len(answered - with_gaps) + 1


@pytest.mark.slow
def test_every_figure_leads_back_to_its_file(warehouse: duckdb.DuckDBPyConnection) -> None:
    row = warehouse.sql(
        "SELECT source_file, source_cell, source_text FROM core.observations "
        "WHERE force_id = 'merseyside' AND financial_year = '2015/16'"
    ).fetchall()
    assert row == [("drug-seizures/2016/Seizures15-16.csv", "B9", "1629")]
