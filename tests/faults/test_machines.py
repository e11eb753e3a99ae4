"""Machines that refuse: disks that are full, folders that cannot be written, and two refreshes at once.

What belongs here: what the operating system says no to. What does not: kills (`test_kills.py`), or files that are not
what they were (`test_files.py`).
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, clean_environment, foi
from tests.faults.world import Server, World, write_raw
from tests.reliability.results import record

pytestmark = pytest.mark.faults

# From no room at all to nearly enough; a whole run needs some 3 MB, most of it for the database.
FREE_KILOBYTES = (0, 4, 64, 256, 700, 1200, 1800)
# The database, the workbook and the tables of a run are of different sizes: each limit stops another step.
MOST_BYTES = (0, 2_000, 12_000, 50_000, 500_000)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if _mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", folder):
        pytest.skip("mounting a small disk needs the rights of root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _mount(*arguments: object) -> int:
    return subprocess.run(["mount", *map(str, arguments)], check=False, capture_output=True).returncode


def test_a_full_disk_leaves_what_was_published(tmp_path: Path, server: Server, small_disk: Path) -> None:
    world = World(tmp_path, server, warehouse=small_disk / "warehouse")
    stopped = 0
    for free in FREE_KILOBYTES:
        write_raw(world.raw, "new")
        used = os.statvfs(small_disk)
        kilobytes = (used.f_blocks - used.f_bfree) * used.f_frsize // 1024 + free
        assert _mount("-o", f"remount,size={kilobytes}k", small_disk) == 0
        full = foi("refresh", "--raw", world.raw, "--warehouse", world.warehouse)
        published = world.survived()
        assert (full.returncode, published) in ((1, "old"), (0, "new")), full.stderr
        if full.returncode:
            stopped += 1
            assert "Traceback" not in full.stderr, full.stderr
            assert "Make room" in full.stderr, full.stderr
            assert "stays as it was" in full.stderr
        assert _mount("-o", "remount,size=64m", small_disk) == 0
        _next_run(world, "old")
    assert stopped >= 3
    record("full disks", {"runs": len(FREE_KILOBYTES), "stopped": stopped, "published_damaged": 0})


def test_files_that_may_not_grow_leave_what_was_published(world: World) -> None:
    stopped = 0
    for most in MOST_BYTES:
        write_raw(world.raw, "new")
        victim = world.refresh(most_bytes=most)
        published = world.survived()
        assert (victim["code"] == 0) == (published == "new"), victim
        stopped += victim["code"] != 0
        _next_run(world, "old")
    assert stopped >= 3
    record("files that may not grow", {"runs": len(MOST_BYTES), "stopped": stopped, "published_damaged": 0})


def test_a_warehouse_that_cannot_be_written_is_told_as_that(tmp_path: Path, server: Server, small_disk: Path) -> None:
    world = World(tmp_path, server, warehouse=small_disk / "warehouse")
    write_raw(world.raw, "new")
    assert _mount("-o", "remount,ro", small_disk) == 0
    refused = foi("refresh", "--raw", world.raw, "--warehouse", world.warehouse)
    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr, refused.stderr
    assert "--warehouse" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert world.survived() == "old"
    assert _mount("-o", "remount,rw", small_disk) == 0
    _next_run(world, "new")
    record("warehouses that cannot be written", {"runs": 1, "published_damaged": 0})


def test_two_refreshes_at_once_publish_one_after_the_other_or_one_not_at_all(world: World) -> None:
    write_raw(world.raw, "new")
    command = [sys.executable, "-m", "commands.main", "refresh", "--raw", str(world.raw)]
    command += ["--warehouse", str(world.warehouse)]
    refused = 0
    for _ in range(3):
        both = [
            subprocess.Popen(
                command, cwd=ROOT, env=clean_environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            for _ in range(2)
        ]
        said = [process.communicate()[1] for process in both]
        codes = sorted(process.returncode for process in both)
        assert codes in ([0, 0], [0, 1]), said
        for process, complaint in zip(both, said, strict=True):
            assert process.returncode == 0 or "Another refresh" in complaint
        refused += sum(codes)
        world.all_of("new")
    record("two refreshes at once", {"pairs": 3, "second_refused": refused, "published_damaged": 0})


def _next_run(world: World, release: str) -> None:
    write_raw(world.raw, release)
    done = world.refresh()
    assert done["code"] == 0, done
    world.all_of(release)
