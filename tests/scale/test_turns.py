"""Two refreshes of one collection, on machines that share a lake and nothing else: the later reads when the first has
ended.

What belongs here: real processes, a real PostgreSQL, refreshes that would disturb one another. What does not:
refreshes of different collections (`test_lake`).
"""

import signal
from pathlib import Path

import duckdb
import psycopg2
import pytest

from pipeline.lake.lake import Lake, LakeUnavailable
from pipeline.lake.turns import Turns
from tests.pipeline.small import Folders
from tests.servers import wait_for

from .test_lake import FIGURES, answer, ask, start

pytestmark = [pytest.mark.slow, pytest.mark.scale]

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'run %' AND query LIKE '%try_advisory%'"
HOLDING = """SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND granted AND application_name LIKE 'run %'"""


def count(lake: Lake, query: str) -> int:
    connection = psycopg2.connect(lake.catalog.removeprefix("postgres:"))
    with connection.cursor() as cursor:
        cursor.execute(query)
        ((found,),) = cursor.fetchall()
    connection.close()
    return int(found)


def machine(root: Path, name: str, collection: str, hundreds: int) -> Folders:
    """A raw folder and a warehouse that no other machine sees."""
    folders = Folders.within(root / name)
    answer(folders, collection, hundreds)
    return folders


def hundreds(lake: Lake, collection: str) -> set[int]:
    return {count // 100 for _, _, count in ask(lake, FIGURES, collection)}


def test_a_refresh_waits_for_another_of_its_collection_and_reads_only_then(lake: Lake, tmp_path: Path) -> None:
    here = machine(tmp_path, "here", "stalking", 10)
    heard: list[str] = []
    with Turns(lake, "another machine") as other:
        assert other.take(["stalking"], heard.append)
        running = start(here, lake)
        wait_for("the refresh waits", lambda: count(lake, WAITING))
        # What comes while it waits is read: nothing was read before its turn.
        answer(here, "stalking", 20)
        assert running.poll() is None and ask_or_nothing(lake, "stalking") == set()
    printed, _ = running.communicate()
    assert running.returncode == 0, printed
    assert hundreds(lake, "stalking") == {20}
    assert heard == []


def ask_or_nothing(lake: Lake, collection: str) -> set[int]:
    """The lake may have no tables yet."""
    try:
        return hundreds(lake, collection)
    except duckdb.CatalogException:
        return set()


def test_other_collections_do_not_wait(lake: Lake, tmp_path: Path) -> None:
    with Turns(lake, "another machine") as other:
        other.take(["stalking"], str)
        running = start(machine(tmp_path, "here", "burglary", 10), lake)
        printed, _ = running.communicate()
        assert running.returncode == 0, printed
    assert hundreds(lake, "burglary") == {10}


def test_a_refresh_that_is_killed_leaves_its_turn_to_the_next(lake: Lake, tmp_path: Path) -> None:
    killed = start(machine(tmp_path, "killed", "stalking", 10), lake)
    wait_for("it is its turn", lambda: killed.poll() is not None or count(lake, HOLDING))
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    running = start(machine(tmp_path, "next", "stalking", 20), lake)
    printed, _ = running.communicate()
    assert running.returncode == 0, printed
    assert hundreds(lake, "stalking") == {20}


def test_two_at_once_that_share_a_collection_both_end(lake: Lake, tmp_path: Path) -> None:
    """Each also has one of its own; in whichever order they come, the lake holds what the later has read."""
    both = []
    for name, own, figures in (("one", "burglary", 10), ("two", "theft", 20)):
        folders = machine(tmp_path, name, "stalking", figures)
        answer(folders, own, figures)
        both.append(start(folders, lake))
    printed = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [0, 0], printed
    assert (hundreds(lake, "burglary"), hundreds(lake, "theft")) == ({10}, {20})
    assert hundreds(lake, "stalking") in ({10}, {20})


def test_a_turn_is_told_by_name_and_more_are_taken_in_one_order(lake: Lake) -> None:
    heard: list[str] = []
    with Turns(lake, "run 1") as first, Turns(lake, "run 2") as second:
        assert first.take(["b"], heard.append)
        assert not first.take(["b"], heard.append)
        assert second.take(["a", "c"], heard.append)

        def leave(says: str) -> None:
            heard.append(says)
            first.__exit__(None, None, None)

        assert second.take(["b"], leave)
        assert heard == ["Waiting for run 1, which is refreshing b too."]
        second.require()


def test_a_turn_that_was_lost_is_noticed_before_anything_is_put(lake: Lake) -> None:
    with Turns(lake, "run 1") as mine:
        mine.take(["stalking"], str)
        count(lake, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'run 1'")
        with pytest.raises(LakeUnavailable, match="another refresh of the same collections may have begun"):
            mine.require()


def test_a_catalogue_that_does_not_run_is_told_without_its_password() -> None:
    lake = Lake("postgres:host=127.0.0.1 port=1 user=foi password=canary dbname=none", "data/")
    with Turns(lake, "run 1") as mine, pytest.raises(LakeUnavailable, match="cannot be reached") as raised:
        mine.take(["stalking"], str)
    assert "canary" not in str(raised.value)


def test_without_a_lake_it_is_always_ones_turn() -> None:
    for lake in (None, Lake("catalogue.ducklake", "data/")):
        with Turns(lake, "run 1") as mine:
            assert not mine.take(["stalking"], str)
            mine.require()
