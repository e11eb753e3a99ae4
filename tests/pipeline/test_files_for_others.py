"""The files beside the published database, of a whole refresh: CSV, data package, workbook.

What belongs here: that they hold what the database holds, and that other programs take them. What does not: how single
values are written (`tests/unit/test_publishing_copies.py`).
"""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
import python_calamine
from frictionless import Package, Report

from pipeline.publishing.formulas import FORMULA
from schemas.registry import TABLES, Table
from tests.conftest import ROOT, SHIPPED
from tests.pipeline.small import Folders, ask, refresh, respond

LINK = '=HYPERLINK("https://example.org","Grooming")'
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Published from a response whose offence is a formula, and one whose figure is a dash."""
    folders = Folders.within(tmp_path_factory.mktemp("hostile"))
    respond(folders.raw, "plain", "kent", {"2018/19": 100, "2019/20": 120})
    rows = [["Offence", "2018/19", "2019/20"], [LINK, "3", "-"], ["Sexual assault", "5", "6"]]
    with (folders.raw / "plain/2020/essex-police-foi.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert refresh(folders).success
    return folders


def _validated(folder: Path) -> Report:
    report: Report = Package(folder / "datapackage.json").validate()
    return report


def _read_back(one: Table, folder: Path) -> str:
    """SQL: the table as its CSV file gives it back, the apostrophes taken away."""
    types = ", ".join(f"'{name}': '{one.sql_type(name)}'" for name in one.columns)
    pattern = FORMULA.replace("'", "''")
    texts = ", ".join(
        f"CASE WHEN regexp_matches({name}, '{pattern}') THEN {name}[2:] ELSE {name} END AS {name}"
        for name in one.columns
        if one.sql_type(name) == "VARCHAR"
    )
    return (
        f"SELECT * REPLACE ({texts}) FROM read_csv('{folder}/csv/{one.schema}/{one.name}.csv', header = true, "
        f"auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, "
        f"timestampformat = '%Y-%m-%dT%H:%M:%S.%fZ', columns = {{{types}}})"
    )


@pytest.mark.parametrize("one", TABLES, ids=lambda one: one.full_name)
def test_csv_gives_back_every_value_of_the_database(one: Table, shipped: Path, hostile: Folders) -> None:
    for folder in (shipped, hostile.warehouse):
        with duckdb.connect(str(folder / "foi.duckdb"), read_only=True) as connection:
            read = _read_back(one, folder)
            ((rows,),) = connection.execute(f"SELECT count(*) FROM {one.full_name}").fetchall()
            assert connection.execute(f"SELECT count(*) FROM ({read})").fetchall() == [(rows,)]
            assert connection.execute(f"({read}) EXCEPT ALL FROM {one.full_name}").fetchall() == []


def test_nothing_a_force_wrote_runs_in_a_spreadsheet(hostile: Folders) -> None:
    assert (LINK,) in ask(hostile, "SELECT offence FROM core.observations")
    with (hostile.warehouse / "csv/core/observations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["offence"] for row in rows} == {f"'{LINK}", "Sexual assault", ""}
    assert {row["source_text"] for row in rows if row["status"] == "not_available"} == {"'-"}


def test_the_package_and_every_file_are_valid(shipped: Path, hostile: Folders) -> None:
    for folder in (shipped, hostile.warehouse):
        report = _validated(folder)
        assert report.valid, report.flatten(["title", "note"])
        assert report.stats["tasks"] == len(TABLES)


def _spoilt(folder: Path, file: str, old: str, new: str) -> set[Any]:
    """What is found wrong when one text of one file is another; without the hashes, which would say it first."""
    path = folder / "csv" / file
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for one in package["resources"]:
        del one["hash"], one["bytes"]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return {error for (error,) in _validated(folder).flatten(["type"])}


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        pytest.param("core/force_years.csv", ",kent,", ",atlantis,", "foreign-key", id="a force that does not exist"),
        pytest.param(
            "core/force_years.csv", ",reported,", ",certain,", "constraint-error", id="a word not in the list"
        ),
        pytest.param("core/force_years.csv", ",2019/20,", ",2019-20,", "constraint-error", id="a year written wrongly"),
        pytest.param("core/force_years.csv", ",kent,", ",essex,", "primary-key", id="two rows of one key"),
        pytest.param("core/force_years.csv", ",120,120,", ",120.5,120,", "type-error", id="part of an offence"),
    ],
)
def test_the_package_notices_what_is_wrong(
    file: str, old: str, new: str, found: str, hostile: Folders, tmp_path: Path
) -> None:
    shutil.copytree(hostile.warehouse / "csv", tmp_path / "csv")
    shutil.copy(hostile.warehouse / "datapackage.json", tmp_path)
    assert found in _spoilt(tmp_path, file, old, new)


def test_a_changed_file_is_not_the_one_described(hostile: Folders, tmp_path: Path) -> None:
    shutil.copytree(hostile.warehouse / "csv", tmp_path / "csv")
    shutil.copy(hostile.warehouse / "datapackage.json", tmp_path)
    path = tmp_path / "csv/core/force_years.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",120,", ",121,"), encoding="utf-8")
    assert {error for (error,) in _validated(tmp_path).flatten(["type"])} == {"hash-count"}


def test_the_package_says_that_part_is_illustrative(shipped: Path) -> None:
    package = json.loads((shipped / "datapackage.json").read_text(encoding="utf-8"))
    note = "Do not quote them as what a force recorded."
    assert note in package["description"]
    assert note in package["collections"][0]["illustrative_note"]
    assert note in {one["name"]: one["description"] for one in package["resources"]}["measures.annual_changes"]
    settings = (SHIPPED / "online-child-sexual-offences/collection.toml").read_text(encoding="utf-8")
    assert package["sources"][0]["title"].removeprefix("online-child-sexual-offences: ") in settings


def _table(workbook: Path, sheet: str) -> list[dict[str, Any]]:
    rows = python_calamine.CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name(sheet).to_python()
    heads = [str(head) for head in rows[3]]
    return [dict(zip(heads, row, strict=True)) for row in rows[4:]]


def test_the_workbook_shows_the_story(shipped: Path) -> None:
    forces = {row["Area"]: row for row in _table(shipped / "foi.xlsx", "Changes by force")
              if row["Financial year"] == "2019/20"}  # fmt: skip
    told = {name: (forces[f"{name} Police"]["Offences"], forces[f"{name} Police"]["Year before"],
                   round(forces[f"{name} Police"]["Change, per cent"]))
            for name in ("West Midlands", "West Mercia", "Staffordshire")}  # fmt: skip
    assert told == {"West Midlands": (427, 398, 7), "West Mercia": (389, 191, 104), "Staffordshire": (325, 346, -6)}

    (year,) = (row for row in _table(shipped / "foi.xlsx", "Changes overall") if row["Financial year"] == "2019/20")
    assert (year["Offences"], round(year["Change, per cent"]), year["Forces expected"]) == (10_391, 16, 46)
    assert year["Change"] == year["Comparable"] - year["Comparable, year before"]
    assert "not comparable" in year["Caveat"]

    totals = {(row["Region scheme"], row["Area"]): row for row in _table(shipped / "foi.xlsx", "Five-year totals")
              if row["Last year"] == "2019/20"}  # fmt: skip
    assert (totals["charity", "Midlands"]["Total"], totals["charity", "Midlands"]["Complete"]) == (7190, "yes")
    everywhere = totals["all", "Online child sexual offences recorded by police"]
    assert everywhere["Total"] > 37_000
    assert everywhere["Complete"] == "no"


def test_the_workbook_holds_all_rows_of_its_tables(shipped: Path, published: duckdb.DuckDBPyConnection) -> None:
    for sheet, source in {
        "Changes by region": "measures.annual_changes WHERE area_level IN ('region', 'nation')",
        "Five-year totals": "measures.five_year_totals",
        "Coverage": "measures.coverage",
        "Revisions": "measures.revisions",
        "Quarantine": "core.quarantine",
    }.items():
        ((rows,),) = published.execute(f"SELECT count(*) FROM {source}").fetchall()
        assert len(_table(shipped / "foi.xlsx", sheet)) == rows, sheet


def test_nothing_unfinished_is_left_where_others_look(shipped: Path) -> None:
    assert {path.name for path in shipped.iterdir() if not path.name.startswith("made-once")} == {
        ".build", "csv", "datapackage.json", "foi.duckdb", "foi.xlsx", "parquet", "printed.txt", "report", "versions",
    }  # fmt: skip
    assert not list((shipped / ".build").glob("copies-*"))


def test_the_examples_of_the_page_run(shipped: Path, tmp_path: Path) -> None:
    page = (ROOT / "docs/files-for-others.md").read_text(encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/warehouse").symlink_to(shipped)
    printed = []
    for example in re.findall(r"```python\n(.*?)```", page, re.S):
        run = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        printed.append(run.stdout)
    assert re.search(r"2019/20 +10391\.?0? +16\.398", printed[0])
    assert printed[1].startswith("True\n")
    assert "'financial_year'" in printed[1]
