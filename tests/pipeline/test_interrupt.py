"""Ctrl-C: the run ends at once, says so, leaves no process behind and what was published as it was.

What belongs here: a real signal to a real run, as a terminal sends it. What does not: runs that are killed
(`test_publishing_faults`).
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT, clean_environment
from tests.pipeline.small import Folders, ask, refresh, respond
from tests.servers import wait_for

pytestmark = pytest.mark.faults


def _readers(run: psutil.Process) -> list[psutil.Process]:
    try:
        return [child for child in run.children(recursive=True) if "pipeline.intake.worker" in child.cmdline()]
    except psutil.Error:
        return []


def _start(folders: Folders, **more: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "commands.main", "refresh", "--raw", folders.raw, "--warehouse", folders.warehouse],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env=clean_environment(**more), preexec_fn=_as_in_a_terminal,
    )  # fmt: skip


def _as_in_a_terminal() -> None:
    """A shell has what it runs in the background ignore Ctrl-C, the tests and all that they start included."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("loaded", ["rich.console", "pipeline.intake.ahead", "dagster_shared", "pandas", "pyarrow"])
def test_a_refresh_that_is_interrupted_while_it_loads_says_so_too(tmp_path: Path, loaded: str) -> None:
    """Python tells of each module that it has loaded, so that the moment is the same on a slow machine."""
    folders = Folders.within(tmp_path)
    respond(folders.raw, "plain", "kent", {"2019/20": 7})
    run = _start(folders, PYTHONPROFILEIMPORTTIME="1", PYTHONUNBUFFERED="1")
    assert run.stderr
    for line in run.stderr:
        if line.rstrip().endswith(f" {loaded}"):
            break
    else:
        raise AssertionError(f"{loaded} is not loaded")
    os.killpg(run.pid, signal.SIGINT)
    out, said = run.communicate()
    told = [line for line in said.splitlines() if not line.startswith("import time:")]
    assert (run.returncode, told, out) == (130, ["Interrupted. Nothing was published."], "")
    assert not folders.database.exists()


def test_an_interrupted_refresh_stops_cleanly(tmp_path: Path) -> None:
    folders = Folders.within(tmp_path)
    respond(folders.raw, "plain", "kent", {"2019/20": 7})
    assert refresh(folders).success
    before = folders.database.read_bytes()
    respond(folders.raw, "plain", "kent", {"2019/20": 8})
    # Long enough to be in the midst of it.
    rows = "".join(f"Offence {number},{number % 9}\n" for number in range(60_000))
    (folders.raw / "plain/2020/gwent-police.csv").write_text(f"Offence,2019/20\n{rows}", encoding="utf-8")
    run = _start(folders)
    readers = wait_for("reading", lambda: _readers(psutil.Process(run.pid)))
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all of them
    out, said = run.communicate()
    assert run.returncode == 130
    assert said.strip() == f"Interrupted. Nothing was published. {folders.database} stays as it was."
    assert out == ""
    gone, alive = psutil.wait_procs(readers, timeout=60)
    assert gone
    assert alive == []
    assert folders.database.read_bytes() == before
    (folders.raw / "plain/2020/gwent-police.csv").unlink()
    assert refresh(folders).success
    assert ask(folders, "SELECT count FROM core.force_years") == [(8,)]
