"""Many files read at once, by processes any of which a file may kill.

What belongs here: starting reading processes, giving them files, and naming the file that ended one. What does not:
what a process does with a file (`worker`, `job`).
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue

from pipeline.intake.job import Job, refused
from pipeline.reading.model import Reading

_ROOT = Path(__file__).resolve().parents[2]

# Starting a process costs as much as reading this many small files.
FILES_WORTH_A_PROCESS = 15

# The largest real response seen took 6 seconds; one that takes this long is not being read any more.
SECONDS_PER_FILE = 300.0


def read_all(
    jobs: Sequence[Job], done: Callable[[Job], None] = lambda job: None, seconds_per_file: float = SECONDS_PER_FILE
) -> list[Reading]:
    """A reading for each job, in the order of the jobs. `done` is called, from any thread, as each is finished."""
    waiting: SimpleQueue[int] = SimpleQueue()
    # The largest first, so that no process is left with a long file when the others have finished.
    for number in sorted(range(len(jobs)), key=lambda number: -jobs[number].file.size):
        waiting.put(number)
    readings: dict[int, Reading] = {}
    stopped = threading.Event()

    def work() -> None:
        with _Reader(seconds_per_file) as reader:
            while not stopped.is_set():
                try:
                    number = waiting.get_nowait()
                except Empty:
                    return
                readings[number] = reader.read(jobs[number])
                done(jobs[number])

    with ThreadPoolExecutor(_processes(len(jobs)), thread_name_prefix="reading") as threads:
        tasks = [threads.submit(work) for _ in range(_processes(len(jobs)))]
        try:
            for task in tasks:
                task.result()
        finally:
            stopped.set()
    return [readings[number] for number in range(len(jobs))]


def _processes(files: int) -> int:
    return max(1, min(len(os.sched_getaffinity(0)), -(-files // FILES_WORTH_A_PROCESS)))


class _Reader:
    """One reading process, replaced when it dies."""

    def __init__(self, seconds_per_file: float) -> None:
        self._seconds = seconds_per_file
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "_Reader":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._end(self._process)

    def read(self, job: Job) -> Reading:
        process = self._process = self._process or _start()
        assert process.stdin is not None and process.stdout is not None
        too_long = threading.Timer(self._seconds, process.kill)
        too_long.start()
        try:
            pickle.dump(job, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            reading: Reading = pickle.load(process.stdout)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            self._process = None
            return _died(self._end(process), too_long.finished.is_set(), self._seconds)
        finally:
            too_long.cancel()
        return reading

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> int:
        process.kill()
        process.communicate()
        return process.returncode


def _start() -> "subprocess.Popen[bytes]":
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline.intake.worker", str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )


def _died(code: int, timed_out: bool, seconds: float) -> Reading:
    if timed_out:
        return refused(
            f"The file was not read within {seconds:.0f} seconds.",
            "Open it and save the sheet with the figures alone, or put them into a spreadsheet of your own and name "
            "this file as its source in the sidecar.",
        )
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return refused(
        f"The file ended the process that read it ({how}): it is damaged, or claims to be far larger than it is.",
        "Open it in a spreadsheet program, delete everything beyond the figures, and save it anew beside the original; "
        "keep the original and name it in the sidecar.",
    )
