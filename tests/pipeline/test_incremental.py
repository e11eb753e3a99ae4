"""A refresh reads what changed, and publishes what one that reads everything would.

What belongs here: the whole graph run twice. What does not: keys and entries (`tests/unit/test_intake_cache`).
"""

import os
import shutil
import time
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from tests.pipeline.small import Folders, ask, log_requests, refresh, respond

pytestmark = pytest.mark.slow

PLAIN = {"2018/19": 5, "2019/20": 7}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders.within(tmp_path)
    for force in ("kent", "gwent", "essex"):
        respond(folders.raw, "plain", force, PLAIN)
    return folders


def _read_and_kept(result: dg.ExecuteInProcessResult) -> tuple[Any, Any]:
    (event,) = (
        one for one in result.get_asset_materialization_events() if one.asset_key == dg.AssetKey(["reading", "refused"])
    )
    metadata = event.materialization.metadata
    return metadata["responses read"].value, metadata["responses taken from the cache"].value


@pytest.mark.long
def test_only_what_changed_is_read(folders: Folders) -> None:
    assert _read_and_kept(refresh(folders)) == (3, 0)
    before = ask(folders, "FROM core.observations ORDER BY ALL")
    assert _read_and_kept(refresh(folders)) == (0, 3)
    assert ask(folders, "FROM core.observations ORDER BY ALL") == before
    respond(folders.raw, "plain", "kent", PLAIN | {"2019/20": 8})
    assert _read_and_kept(refresh(folders)) == (1, 2)
    assert ask(folders, "SELECT count FROM core.force_years WHERE force_id = 'kent' ORDER BY financial_year") == [
        (5,),
        (8,),
    ]
    (folders.raw / "plain/2020/kent-police-foi.csv.toml").write_text('force = "kent"\n', encoding="utf-8")
    assert _read_and_kept(refresh(folders)) == (1, 2)
    log_requests(folders.raw, "plain", "gwent,2020-06-01,,,answered,,gwent-police-foi.csv")
    assert _read_and_kept(refresh(folders)) == (1, 2)
    (folders.raw / "plain/collection.toml").write_text('contact = "J. Smith"\n', encoding="utf-8")
    assert _read_and_kept(refresh(folders)) == (0, 3)
    (folders.raw / "plain/collection.toml").write_text('title = "Another question"\n', encoding="utf-8")
    assert _read_and_kept(refresh(folders)) == (3, 0)


@pytest.mark.long
def test_the_cache_changes_nothing_that_is_published(folders: Folders) -> None:
    refresh(folders)
    respond(folders.raw, "plain", "kent", PLAIN | {"2019/20": 8})
    refresh(folders)
    anew = Folders(folders.raw, folders.warehouse.with_name("anew"))
    refresh(anew)
    shutil.rmtree(folders.warehouse / ".build/cache")
    for table in ("core.responses", "core.observations", "core.force_years", "core.quarantine", "core.stated_totals"):
        assert ask(folders, f"FROM {table} ORDER BY ALL") == ask(anew, f"FROM {table} ORDER BY ALL")
    assert _read_and_kept(refresh(folders)) == (3, 0)


def test_what_a_killed_run_was_writing_is_removed_a_day_later(folders: Folders) -> None:
    left = [folders.warehouse / f".build/runs/{name}/core.observations.unfinished" for name in ("killed", "alive")]
    for path in left:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"PAR1")
    os.utime(left[0], (time.time() - 90_000,) * 2)
    assert refresh(folders).success
    assert [path.exists() for path in left] == [False, True]
    assert not left[0].parent.exists()
