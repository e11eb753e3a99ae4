"""A lake with several writers and many readers: two refreshes at once, readers throughout, and going back in time.

What belongs here: real processes, a real PostgreSQL, a real S3 server. What does not: the file (`tests/pipeline`).
"""

import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.lake.lake import Lake, LakeUnavailable, connected
from pipeline.lake.put import put_in_lake
from pipeline.publishing.release_diff import RemovesFigures
from schemas.registry import TABLES
from tests.conftest import ROOT, clean_environment
from tests.pipeline.small import Folders, refresh, respond

from .conftest import environment, local_lake

pytestmark = [pytest.mark.slow, pytest.mark.scale]

FIGURES = "SELECT force_id, financial_year, count FROM lake.core.force_years WHERE collection = ? ORDER BY ALL"
FORCES = ("kent", "essex", "surrey")


def answer(folders: Folders, collection: str, hundreds: int, forces: tuple[str, ...] = FORCES) -> None:
    """Responses of all forces: different counts, all of the same hundred, so that a mixture would be seen."""
    for place, force in enumerate(forces):
        count = 100 * hundreds + 7 * place
        respond(folders.raw, collection, force, {"2018/19": count, "2019/20": count + 3 + place})


def published(root: Path, collection: str, hundreds: int, forces: tuple[str, ...] = FORCES) -> Folders:
    """A raw folder of one collection, published as a file."""
    folders = Folders.within(root / collection)
    answer(folders, collection, hundreds, forces)
    assert refresh(folders).success
    return folders


def ask(lake: Lake, query: str, *values: object) -> list[tuple[Any, ...]]:
    with connected(lake) as connection:
        return connection.execute(query, list(values)).fetchall()


def start(folders: Folders, lake: Lake) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "commands.main", "refresh"]
    return subprocess.Popen(
        [*command, "--raw", str(folders.raw), "--warehouse", str(folders.warehouse)],
        cwd=ROOT,
        env=clean_environment(**environment(lake)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


class Readers:
    """Connections that ask all the time, and must see each collection whole: all its counts are of one hundred."""

    def __init__(self, lake: Lake, number: int = 2) -> None:
        self.lake = lake
        self.errors: list[object] = []
        self.seen: Counter[tuple[str, int]] = Counter()
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(number)]

    def __enter__(self) -> "Readers":
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for one in self._threads:
            one.join()

    def _read(self) -> None:
        query = (
            "SELECT collection, count(*), min(count) // 100, max(count) // 100,"
            " (SELECT count(*) FROM lake.core.observations o WHERE o.collection = y.collection)"
            " FROM lake.core.force_years y GROUP BY collection"
        )
        with connected(self.lake) as connection:
            while not self._stop.is_set():
                try:
                    for name, rows, low, high, observed in connection.execute(query).fetchall():
                        self.seen[name, low] += 1
                        if low != high or rows != 2 * len(FORCES) or observed != rows:
                            self.errors.append((name, rows, low, high, observed))
                except duckdb.Error as error:
                    self.errors.append(error)


def test_two_refreshes_of_different_collections_at_once(lake: Lake, tmp_path: Path) -> None:
    both = {name: published(tmp_path, name, 10) for name in ("stalking", "burglary")}
    for name, folders in both.items():
        put_in_lake(folders.database, lake, [name], "first")
    for name, folders in both.items():
        answer(folders, name, 20)
    with Readers(lake) as readers:
        running = [start(folders, lake) for folders in both.values()]
        printed = [one.communicate()[0] for one in running]
        assert [one.returncode for one in running] == [0, 0], printed
    assert readers.errors == []
    assert readers.seen.total() > 10
    for name in both:
        assert [count // 100 for _, _, count in ask(lake, FIGURES, name)] == [20] * 2 * len(FORCES)


def test_the_last_release_can_still_be_read(lake: Lake, tmp_path: Path) -> None:
    folders = published(tmp_path, "stalking", 10)
    first, _ = put_in_lake(folders.database, lake, ["stalking"], "first")
    answer(folders, "stalking", 30)
    assert refresh(folders).success
    second, diff = put_in_lake(folders.database, lake, ["stalking"], "second")
    assert (second > first, diff.count("changed")) == (True, 2 * len(FORCES))
    past = f"SELECT DISTINCT count // 100 FROM lake.core.force_years AT (VERSION => {first})"
    assert ask(lake, past) == [(10,)]
    assert ask(lake, "SELECT DISTINCT count // 100 FROM lake.core.force_years") == [(30,)]
    messages = [text for (text,) in ask(lake, "SELECT commit_message FROM lake.snapshots() ORDER BY snapshot_id")]
    assert messages[-1] == "run second: stalking"


def test_the_lake_holds_the_tables_of_the_file(lake: Lake, tmp_path: Path) -> None:
    folders = published(tmp_path, "stalking", 10)
    put_in_lake(folders.database, lake, ["stalking"], "first")
    with connected(lake) as connection:
        connection.execute(f"ATTACH '{folders.database}' AS file (READ_ONLY)")
        for one in TABLES:
            columns = ", ".join(f'"{column}"' for column in one.columns)
            rows = [
                connection.execute(f"SELECT {columns} FROM {place}.{one.full_name} ORDER BY ALL").fetchall()
                for place in ("lake", "file")
            ]
            assert rows[0] == rows[1], one.full_name
        query = "SELECT count(*) FROM duckdb_columns() WHERE database_name = 'lake' AND coalesce(comment, '') = ''"
        assert connection.execute(query).fetchall() == [(0,)]


def test_figures_are_not_taken_out_of_the_lake_without_being_named(lake: Lake, tmp_path: Path) -> None:
    put_in_lake(published(tmp_path / "all", "stalking", 10).database, lake, ["stalking"], "first")
    fewer = published(tmp_path / "fewer", "stalking", 10, FORCES[:2])
    with pytest.raises(RemovesFigures, match="surrey"):
        put_in_lake(fewer.database, lake, ["stalking"], "second")
    assert len(ask(lake, FIGURES, "stalking")) == 6
    put_in_lake(fewer.database, lake, ["stalking"], "second", ["stalking/surrey/*"])
    assert len(ask(lake, FIGURES, "stalking")) == 4


def test_many_writers_at_once_all_succeed(lake: Lake, tmp_path: Path) -> None:
    names = [f"collection-{number}" for number in range(4)]
    files = {name: published(tmp_path, name, 10).database for name in names}
    failed: list[object] = []

    def put(name: str) -> None:
        try:
            for run in range(3):
                put_in_lake(files[name], lake, [name], f"{name} {run}")
        except Exception as error:  # noqa: BLE001 (a thread's failure would be lost)
            failed.append(error)

    threads = [threading.Thread(target=put, args=(name,)) for name in names]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failed == []
    assert ask(lake, "SELECT count(*), count(DISTINCT collection) FROM lake.core.force_years") == [(24, 4)]
    assert ask(lake, "SELECT count(*) FROM lake.reference.police_forces") != [(0,)]


def test_a_lake_without_servers_works_alike(tmp_path: Path) -> None:
    folders = published(tmp_path, "stalking", 10)
    lake = local_lake(tmp_path)
    put_in_lake(folders.database, lake, ["stalking"], "first")
    assert len(ask(lake, FIGURES, "stalking")) == 6


def test_a_catalogue_that_does_not_run_is_told_without_its_password(tmp_path: Path) -> None:
    lake = Lake("postgres:host=127.0.0.1 port=1 user=foi password=canary dbname=none", f"{tmp_path}/")
    with pytest.raises(LakeUnavailable, match="Check that its catalogue runs") as raised, connected(lake):
        pass
    assert "canary" not in str(raised.value)
