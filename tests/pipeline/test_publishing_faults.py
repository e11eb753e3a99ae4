"""Publishing when things go wrong around it: killed runs, readers, leftovers, two refreshes at once.

What belongs here: real processes on real files. What does not: what is published (`test_graph.py`).
"""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT, clean_environment, foi
from tests.pipeline.small import Folders, ask, respond

pytestmark = pytest.mark.faults

RUN = "SELECT run_id FROM meta.publication"
HOLD_THE_LOCK = """
    import sys, time
    from pathlib import Path
    from pipeline.publishing.lock import RefreshLock
    from pipeline.publishing.places import Places
    with RefreshLock(Places(Path(sys.argv[1]))):
        print("held", flush=True)
        time.sleep(600)
"""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    made = Folders.within(tmp_path_factory.mktemp("published"))
    respond(made.raw, "plain", "kent", {"2018/19": 100, "2019/20": 120})
    assert _refresh(made).returncode == 0
    return made


@pytest.fixture
def folders(once: Folders, tmp_path: Path) -> Folders:
    """Published once, and each test's own."""
    shutil.copytree(once.raw, tmp_path / "raw")
    shutil.copytree(once.warehouse, tmp_path / "warehouse")
    return Folders.within(tmp_path)


def _refresh(folders: Folders) -> "subprocess.CompletedProcess[str]":
    return foi("refresh", "--raw", folders.raw, "--warehouse", folders.warehouse)


def _start(*arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)], cwd=ROOT, env=clean_environment(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_a_run_killed_while_it_builds_leaves_what_was_published(folders: Folders) -> None:
    before = folders.database.read_bytes()
    arguments = ("refresh", "--raw", folders.raw, "--warehouse", folders.warehouse)
    process = _start("-m", "commands.main", *arguments)
    build = folders.warehouse / ".build"
    while not list(build.glob("foi-*.duckdb*")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.001)
    process.kill()
    process.communicate()
    assert list(build.glob("foi-*.duckdb*")), "it was killed too late to show anything"
    assert folders.database.read_bytes() == before
    assert ask(folders, "SELECT count(*) FROM core.force_years") == [(2,)]

    assert _refresh(folders).returncode == 0
    assert not list(build.glob("foi-*.duckdb*")), "the next run clears up"
    assert folders.database.read_bytes() != before


def test_a_reader_keeps_the_file_it_opened(folders: Folders) -> None:
    respond(folders.raw, "plain", "kent", {"2018/19": 100, "2019/20": 121})
    count = "SELECT count FROM core.force_years WHERE financial_year = '2019/20'"
    with duckdb.connect(str(folders.database), read_only=True) as reader:
        ((old_run,),) = reader.execute(RUN).fetchall()
        assert _refresh(folders).returncode == 0
        assert reader.execute(RUN).fetchall() == [(old_run,)]
        assert reader.execute(count).fetchall() == [(120,)]
    assert ask(folders, count) == [(121,)]


def test_what_a_writer_left_beside_the_published_file_does_no_harm(folders: Folders) -> None:
    wal = folders.database.with_name("foi.duckdb.wal")
    wal.write_bytes(b"the log of a program that opened the file for writing")
    assert _refresh(folders).returncode == 0
    assert not wal.exists()
    assert ask(folders, "SELECT count(*) FROM core.force_years") == [(2,)]


def test_a_second_refresh_is_refused_while_the_first_lives_and_not_after(folders: Folders) -> None:
    before = folders.database.read_bytes()
    holder = _start("-c", textwrap.dedent(HOLD_THE_LOCK), folders.warehouse)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n", holder.communicate()
        refused = _refresh(folders)
        assert refused.returncode == 1
        assert f"process {holder.pid}" in refused.stderr
        assert "Traceback" not in refused.stderr
        assert folders.database.read_bytes() == before
    finally:
        holder.kill()
        holder.communicate()
    assert _refresh(folders).returncode == 0


def test_a_parquet_folder_half_swapped_is_put_back(folders: Folders) -> None:
    """As a kill between the two renames leaves it."""
    parquet, aside = folders.warehouse / "parquet", folders.warehouse / ".build" / "parquet.replaced"
    parquet.rename(aside)
    holder = _start("-c", textwrap.dedent(HOLD_THE_LOCK), folders.warehouse)
    holder.kill()
    holder.communicate()
    assert _refresh(folders).returncode == 0
    assert (parquet / "core/force_years.parquet").exists()
    assert not aside.exists()


def test_reading_processes_end_with_a_killed_refresh(folders: Folders) -> None:
    """The reading process waits on a pipe that nobody writes to, as on a file of a share that has gone."""
    reading = """
        import sys
        from pathlib import Path
        from pipeline.declared.collection import Collection
        from pipeline.intake.files import FoundFile
        from pipeline.intake.job import Job
        from pipeline.intake.read_all import read_all
        raw = Path(sys.argv[1])
        file = FoundFile("plain", 2020, "plain/2020/pipe.csv", "response", "0" * 64, 0)
        list(read_all([Job(raw, file, Collection(name="plain"))]))
    """
    os.mkfifo(folders.raw / "plain/2020/pipe.csv")
    parent = _start("-c", textwrap.dedent(reading), folders.raw)
    while not (workers := _children(parent.pid)):
        assert parent.poll() is None, parent.communicate()
        time.sleep(0.01)
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate()
    while any(Path(f"/proc/{worker}").exists() and not _is_dead(worker) for worker in workers):
        time.sleep(0.01)


def _children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for path in found for child in path.read_text(encoding="ascii").split()]


def _is_dead(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"
