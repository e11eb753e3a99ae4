"""Reading ahead: what it puts into the cache is what the run looks for, and nothing depends on it.

What belongs here: `pipeline/intake/ahead`. What does not: the cache itself (`test_intake_cache`).
"""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from pipeline.intake.ahead import read_ahead, reading_ahead
from pipeline.intake.cache import Cache
from pipeline.intake.collections import choose
from pipeline.intake.files import find_files
from pipeline.intake.gather import Gathered, gather
from tests.conftest import ROOT
from tests.pipeline.small import log_requests, respond
from tests.servers import wait_for


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Responses with all that a reading depends on: a log, a sidecar, a correction, settings."""
    raw = tmp_path / "raw"
    respond(raw, "plain", "kent", {"2018/19": 7, "2019/20": 8})
    respond(raw, "plain", "gwent", {"2019/20": 9}, name="answer.csv")
    respond(raw, "plain", "essex", {"2019/20": 10}).with_name("essex-police-foi.csv.toml").write_text(
        'force = "essex"\n', encoding="utf-8"
    )
    (raw / "plain/2020/broken.csv").write_text("nothing here", encoding="utf-8")
    log_requests(raw, "plain", "gwent,2020-06-01,,2020-06-20,answered,,answer.csv")
    (raw / "plain/collection.toml").write_text('title = "Plain"\nfirst_year = "2018/19"\n', encoding="utf-8")
    (raw / "plain/corrections.toml").write_text(
        '[[correction]]\nfile = "2020/kent-police-foi.csv"\ncell = "B2"\nexpected = "7"\nvalue = 6\n'
        'reason = "A slip of theirs."\ndate = 2020-09-01\nwho = "Kent Police"\n',
        encoding="utf-8",
    )
    return raw


def _gathered(raw: Path, cache: Cache) -> Gathered:
    chosen = choose(raw)
    files = find_files(raw, [one.name for one in chosen], cache.hashes)
    return gather(raw, files, chosen, cache.folder / "observations.parquet", cache=cache)


def test_what_was_read_ahead_is_what_the_run_would_have_read(raw: Path, tmp_path: Path) -> None:
    assert read_ahead(raw, tmp_path / "ahead") == 4
    ahead = _gathered(raw, Cache(tmp_path / "ahead"))
    alone = _gathered(raw, Cache(tmp_path / "alone"))
    assert (ahead.from_cache, alone.from_cache) == (4, 0)
    for table in ("responses", "stated_totals", "quarantine", "hidden_content"):
        assert getattr(ahead, table).equals(getattr(alone, table)), table
    assert ahead.observations.read_bytes() == alone.observations.read_bytes()
    assert read_ahead(raw, tmp_path / "ahead") == 0


def test_it_is_not_done_for_a_run_that_reads_elsewhere(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", "tcp://scheduler:8786")
    with reading_ahead(raw, tmp_path / "cache", []) as end:
        end()
    assert not (tmp_path / "cache").exists()


@pytest.mark.slow
def test_it_ends_with_the_block_and_with_a_run_that_is_killed(raw: Path, tmp_path: Path) -> None:
    rows = "".join(f"Offence {number},{number % 9}\n" for number in range(60_000))
    (raw / "plain/2020/surrey-police.csv").write_text(f"Offence,2019/20\n{rows}", encoding="utf-8")
    code = (
        "import sys, time; from pathlib import Path; from pipeline.intake.ahead import reading_ahead\n"
        "with reading_ahead(Path(sys.argv[1]), Path(sys.argv[2]), []) as end:\n"
        "    sys.stdin.readline()\n"
        "sys.stdin.readline()"
    )
    for killed in (False, True):
        run = subprocess.Popen(
            [sys.executable, "-c", code, raw, tmp_path / f"cache-{killed}"], cwd=ROOT, stdin=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert run.stdin is not None
        (reader,) = wait_for("reading ahead", psutil.Process(run.pid).children)
        if killed:
            run.kill()
        else:
            run.stdin.write(b"\n")
            run.stdin.flush()
        gone, alive = psutil.wait_procs([reader], timeout=60)
        assert (len(gone), alive) == (1, [])
        run.kill()
        run.communicate()
