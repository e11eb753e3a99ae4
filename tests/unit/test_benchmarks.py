"""The benchmarks still run: on a handful of files, ours read them all, and the limit opens them all.

What belongs here: keeping `benchmarks/` alive. What does not: figures; none is asserted anywhere.
"""

import csv
from pathlib import Path

import duckdb
import pytest

from benchmarks import loading
from benchmarks.corpus import long_file, small_workbooks
from benchmarks.measure import in_turn
from benchmarks.results import about_this_machine, as_markdown
from benchmarks.run import COLD, LIMIT, READING, _change, contenders

pytestmark = pytest.mark.slow


@pytest.mark.long
def test_what_is_measured_is_told(tmp_path: Path) -> None:
    corpus, work = tmp_path / "corpus", tmp_path / "work"
    corpus.mkdir()
    work.mkdir()
    small_workbooks(corpus, 6)
    ours = [one for one in contenders(corpus, work) if one.name in (COLD, READING, LIMIT)]
    measured = in_turn(ours, 1)
    with duckdb.connect(str(work / "warehouse" / "foi.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM core.observations").fetchall() == [(6 * 30,)]
    page = as_markdown("six files", measured, COLD, READING, LIMIT)
    assert page.count("\n|") == 2 + len(ours)
    assert "of the limit's speed" in page
    assert all(one.wall > 0 and one.peak > 0 for one in measured.values())
    assert "cores" in about_this_machine(tmp_path / "no peers")


def test_what_loading_takes_is_told() -> None:
    page = loading.as_markdown(in_turn(loading.contenders(), 1))
    assert page.count("\n|") == 2 + len(loading.contenders())
    assert "| `import dagster` |" in page


def test_the_corpora_know_what_is_in_them(tmp_path: Path) -> None:
    small_workbooks(tmp_path, 3)
    with (tmp_path / "layouts.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["layout"] for row in rows] == ["across", "down", "list"]
    path = tmp_path / "raw" / rows[0]["file"]
    before = path.read_bytes()
    _change(path)
    assert path.read_bytes() != before
    long_file(tmp_path, 50, "csv")
    assert len((tmp_path / "raw/question-1/2020/all-forces-50.csv").read_text(encoding="utf-8").splitlines()) == 51
