"""Processes run in turn, and what each took.

What belongs here: wall time, CPU time of a process and its children, and the most memory that all of them held at once.
What does not: what is run (`run`).
"""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psutil

ROOT = Path(__file__).resolve().parents[1]


class Failed(RuntimeError):
    """A contender ended with an error."""


@dataclass(frozen=True)
class Contender:
    """A command. With `says_seconds` the last line it prints is the time that counts, start-up left out."""

    name: str
    python: Path
    arguments: Sequence[object]
    before: Callable[[], None] = lambda: None
    says_seconds: bool = False


@dataclass
class Measured:
    """What the runs of a contender took."""

    name: str
    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)

    @property
    def wall(self) -> float:
        return median(self.walls)

    @property
    def cpu(self) -> float:
        return median(self.cpus)

    @property
    def peak(self) -> int:
        return max(self.peaks)


def in_turn(contenders: Sequence[Contender], rounds: int) -> dict[str, Measured]:
    """Each contender once, then each again: what slows the machine down slows all of them down."""
    measured = {one.name: Measured(one.name) for one in contenders}
    for _ in range(rounds):
        for one in contenders:
            one.before()
            wall, cpu, peak = run(one)
            measured[one.name].walls.append(wall)
            measured[one.name].cpus.append(cpu)
            measured[one.name].peaks.append(peak)
    return measured


def run(contender: Contender) -> tuple[float, float, int]:
    """Seconds, CPU seconds, and bytes at the most."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("FOI_", "DAGSTER_", "DASK"))
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        [str(contender.python), *map(str, contender.arguments)],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    watch = _Memory(process.pid)
    out, said = process.communicate()
    wall, after = time.perf_counter() - start, os.times()
    peak = watch.stop()
    if process.returncode:
        raise Failed(f"{contender.name} ended with {process.returncode}: {said[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return (float(out.split()[-1]) if contender.says_seconds else wall), cpu, peak


class _Memory:
    """The memory of a process and of all that it starts, looked at twenty times a second."""

    def __init__(self, pid: int) -> None:
        self._peak, self._stopped = 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(pid,), daemon=True)
        self._thread.start()

    def stop(self) -> int:
        self._stopped.set()
        self._thread.join()
        return self._peak

    def _watch(self, pid: int) -> None:
        while not self._stopped.wait(0.05):
            try:
                process = psutil.Process(pid)
                family = [process, *process.children(recursive=True)]
                self._peak = max(self._peak, sum(one.memory_info().rss for one in family))
            except psutil.Error:
                continue
