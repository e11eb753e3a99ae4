"""`kill -9` at every step and at any moment: what is published is always whole, and the next run needs no help.

What belongs here: deaths. What does not: machines that refuse (`test_machines.py`), or files that are not what they
were (`test_files.py`).
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, clean_environment
from tests.faults.world import Server, World, chance, other, scale, write_raw

pytestmark = pytest.mark.faults

PUBLISHING = 100
REFRESHES = 24
COMMANDS = 12
# A whole run after every kill would show less: most victims find what the one before them left.
WHOLE_AFTER = 4


@pytest.mark.parametrize("disclosure", [False, True], ids=["plain", "with a public folder"])
def test_killed_before_every_step_of_publishing(tmp_path: Path, server: Server, disclosure: bool) -> None:
    """Each kind of file operation once in every folder, and each single one from the moment the swap begins."""
    world = World(tmp_path, server, disclosure=disclosure)
    world.named = "every step of publishing" + " with a public folder" * disclosure
    operations = world.publish("new")["operations"]
    world.publish_whole("old")
    places = _boundaries(operations)
    # The public folder is one copy more: its own names alone are of interest.
    if disclosure:
        places = [place for place in places if "public" in operations[place - 1].split("/")[-1]]
    published = "old"
    for place in places[:: max(1, round(1 / scale()))]:
        victim = world.publish(other(published), kill_at=place)
        assert victim["code"] == -signal.SIGKILL, victim
        found = world.survived()
        assert found in ("old", "new")
        published = found
        if place > _swap(operations) or world.kills % WHOLE_AFTER == 0:
            published = other(found)
            world.publish_whole(published)
            world.recovered += 1
    world.publish_whole(other(published))
    assert world.kills >= (3 if disclosure else 50) * scale()
    world.note()


def test_killed_at_any_moment_of_publishing(world: World) -> None:
    world.named = "any moment of publishing"
    world.publish_whole("new")
    began = time.monotonic()
    world.publish_whole("old")
    _at_any_moment(world, round(PUBLISHING * scale()), time.monotonic() - began)
    world.note()


def _at_any_moment(world: World, kills: int, lasts: float) -> None:
    lots = chance()
    published = "old"
    while world.kills < kills:
        victim = world.publish(other(published), seconds=lots.uniform(0, lasts))
        if victim["code"] == 0:  # it was quicker
            published = other(published)
            lasts = max(lasts * 0.9, victim["seconds"] * 0.5)
            continue
        published = world.survived()
        if world.kills % WHOLE_AFTER == 0:
            published = other(published)
            world.publish_whole(published)
            world.recovered += 1


def test_killed_at_any_moment_of_a_refresh(world: World) -> None:
    """The whole graph, from finding files to the last rename, with the processes that read."""
    world.named = "any moment of a refresh"
    lots = chance()
    lasts = 0.0
    published = "old"
    for _ in range(2):
        whole = world.refresh()
        assert whole["code"] == 0, whole
        lasts = whole["seconds"]
    while world.kills < round(REFRESHES * scale()):
        write_raw(world.raw, other(published))
        victim = world.refresh(seconds=lots.uniform(0, lasts))
        if victim["code"] == 0:
            published = other(published)
            lasts = max(lasts * 0.9, victim["seconds"] * 0.5)
            continue
        published = world.survived()
        if world.kills % 2:
            # What the killed run would have published.
            published = other(published)
        write_raw(world.raw, published)
        done = world.refresh()
        assert done["code"] == 0, done
        world.all_of(published)
        world.recovered += 1
    world.note()


def test_the_command_killed_with_all_its_processes(world: World) -> None:
    """`foi refresh` itself, started anew each time, killed as a group: from its first import on."""
    world.named = "the command with all its processes"
    lots = chance()
    folders = ["--raw", str(world.raw), "--warehouse", str(world.warehouse)]
    command = [sys.executable, "-m", "commands.main", "refresh", *folders]
    began = time.monotonic()
    subprocess.run(command, cwd=ROOT, env=clean_environment(), check=True, capture_output=True)
    lasts = time.monotonic() - began
    published = "old"
    while world.kills < round(COMMANDS * scale()):
        write_raw(world.raw, other(published))
        process = subprocess.Popen(
            command, cwd=ROOT, env=clean_environment(), start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            # Most of the time goes into imports, which do nothing to files.
            process.wait(lots.uniform(lasts * 0.3, lasts))
            published = other(published)
            lasts *= 0.95
            continue
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        published = other(world.survived())
        write_raw(world.raw, published)
        done = world.refresh()
        assert done["code"] == 0, done
        world.all_of(published)
        world.recovered += 1
    world.note()


def _boundaries(operations: list[str]) -> list[int]:
    """The numbers, from 1, of operations unlike the one before; from the swap on of all."""
    swap = _swap(operations)
    chosen, before = [], ""
    for number, one in enumerate(operations, start=1):
        kind = one.split(" ")[0] + one.split(" ")[1].rpartition("/")[0]
        if number > swap or kind != before:
            chosen.append(number)
        before = kind
    return chosen


def _swap(operations: list[str]) -> int:
    """After which operation the swap begins."""
    return next(number for number, one in enumerate(operations) if "os.remove /foi.duckdb.wal" in one) - 1
