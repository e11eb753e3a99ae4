"""The published story, reproduced from the shipped spreadsheets.

What belongs here: figures that were printed in September 2020, and that they hang on every cell. What does not: the
figures' sources (`tests/unit/test_samples.py`).
"""

import csv
import shutil
from pathlib import Path

import duckdb
import openpyxl
import pytest

from tests.conftest import SHIPPED
from tests.pipeline.small import Folders, ask, refresh

pytestmark = pytest.mark.slow

CHANGES = """
    SELECT area_id, count, previous_count, CAST(round(change_percent) AS INTEGER), direction
    FROM measures.annual_changes WHERE area_level = 'force' AND financial_year = '2019/20' AND area_id IN
      ('west-midlands', 'west-mercia', 'staffordshire')
    ORDER BY count DESC
"""
ALL_FORCES = """
    SELECT count, CAST(round(change_percent) AS INTEGER), forces_expected,
      forces_compared < forces_expected, caveat IS NULL
    FROM measures.annual_changes WHERE area_level = 'collection' AND financial_year = '2019/20'
"""
MIDLANDS = """
    SELECT total, forces_counted, is_complete FROM measures.five_year_totals
    WHERE scheme = 'charity' AND area_id = 'midlands' AND last_year = '2019/20' AND first_year = '2015/16'
"""
# A printed total may stand for parts that are withheld; the story's parts are all there.
NOT_ITS_PARTS = """
    SELECT force_id FROM core.force_years AS figure JOIN core.observations AS part
      USING (collection, force_id, financial_year, round, source_file)
    WHERE financial_year = '2019/20' AND force_id IN ('west-midlands', 'west-mercia', 'staffordshire')
    GROUP BY force_id, figure.count HAVING sum(part.count) <> figure.count OR count(*) <> count(part.count)
"""
FIVE_YEARS = "SELECT total FROM measures.five_year_totals WHERE area_level = 'collection' AND last_year = '2019/20'"


def assert_story(folders: Folders) -> None:
    assert ask(folders, CHANGES) == [
        ("west-midlands", 427, 398, 7, "rise"),
        ("west-mercia", 389, 191, 104, "rise"),
        ("staffordshire", 325, 346, -6, "fall"),
    ]
    assert ask(folders, NOT_ITS_PARTS) == []
    # 16 per cent where data is available for both years: fewer forces than the total, and it says so.
    assert ask(folders, ALL_FORCES) == [(10391, 16, 46, True, False)]
    assert ask(folders, MIDLANDS) == [(7190, 8, True)]
    ((five_years,),) = ask(folders, FIVE_YEARS)
    assert 37_000 < five_years < 38_000


def test_story_holds(shipped: Path) -> None:
    assert_story(Folders(SHIPPED, shipped))


def test_console_tells_the_story_and_that_it_is_illustrative(shipped: Path) -> None:
    printed = " ".join((shipped / "printed.txt").read_text(encoding="utf-8").split())
    assert "2019/20: 10,391 from 46 of 46 forces, up 16 per cent" in printed
    assert "West Mercia Police 191 389 +198 +104 %" in printed
    assert "Staffordshire Police 346 325 -21 -6 %" in printed
    assert "Midlands 7,190 8/8 yes" in printed
    assert "Wiltshire Police 2018/19 54 2019 77 +23" in printed
    assert "illustrative" in printed


def test_tables_say_that_part_is_illustrative(published: duckdb.DuckDBPyConnection) -> None:
    said = published.execute(
        "SELECT comment FROM duckdb_tables() WHERE table_name IN ('force_years', 'annual_changes', 'observations')"
        " UNION ALL SELECT description FROM meta.tables WHERE table_name = 'five_year_totals'"
    ).fetchall()
    assert len(said) == 4
    assert all("illustrative" in text for (text,) in said)


def test_every_figure_leads_back_to_cells_of_a_file(published: duckdb.DuckDBPyConnection) -> None:
    lost = published.execute(
        "FROM core.force_years AS y WHERE count IS NOT NULL AND NOT EXISTS (FROM core.observations AS o"
        " WHERE o.source_file = y.source_file AND o.force_id = y.force_id AND o.source_cell <> '')"
    ).fetchall()
    assert lost == []
    files = published.execute("SELECT DISTINCT source_file FROM core.observations").fetchall()
    assert all((SHIPPED / name).is_file() for (name,) in files)


@pytest.mark.parametrize("force", ["west-mercia", "staffordshire"])
@pytest.mark.long
def test_a_deleted_cell_is_noticed(force: str, published: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """One value of one shipped file is emptied: the story may not come out the same."""
    folders = Folders.within(tmp_path)
    shutil.copytree(SHIPPED, folders.raw)
    sheet, cell, name = _a_cell(published, force)
    _empty(folders.raw / name, sheet, cell)
    assert refresh(folders).success
    with pytest.raises(AssertionError):
        assert_story(folders)


def _a_cell(published: duckdb.DuckDBPyConnection, force: str) -> tuple[str, str, str]:
    ((sheet, cell, name),) = published.execute(
        "SELECT source_sheet, source_cell, source_file FROM core.observations JOIN core.force_years"
        " USING (collection, force_id, financial_year, round, source_file)"
        " WHERE force_id = ? AND financial_year = '2019/20' ORDER BY observations.count DESC LIMIT 1",
        [force],
    ).fetchall()
    return sheet, cell, name


def _empty(path: Path, sheet: str, cell: str) -> None:
    if path.suffix == ".csv":
        rows = list(csv.reader(path.open(encoding="utf-8-sig", newline="")))
        rows[int("".join(filter(str.isdigit, cell))) - 1][ord(cell[0]) - ord("A")] = ""
        csv.writer(path.open("w", encoding="utf-8", newline="")).writerows(rows)
        return
    book = openpyxl.load_workbook(path)
    assert book[sheet][cell].value is not None
    book[sheet][cell].value = None
    book.save(path)
