"""Processes of this machine that do what a file may kill them for.

What belongs here: starting such processes, giving them work, replacing one that died, and saying what ended it. What
does not: what a process does (`worker`, `job`), or which files are read when (`read_all`).
"""

import os
import pickle
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeVar

from pipeline.bounds import READING, Reading

_ROOT = Path(__file__).resolve().parents[2]
# A process that has closed its output is as good as ended.
_SECONDS_TO_END = 1.0

P = ParamSpec("P")
T = TypeVar("T")


class Died(RuntimeError):
    """The process ended, or was ended, before it answered. `advice` is for whoever has the file."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason, advice)
        self.reason, self.advice = reason, advice


class GuardedProcesses(Executor):
    """An executor each of whose processes is limited in memory and time, and replaced when it dies."""

    def __init__(self, processes: int, limits: Reading = READING) -> None:
        self._limits = limits
        self._own = threading.local()
        self._lock = threading.Lock()
        self._all: list[GuardedProcess] = []
        self._ended = False
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="reading")

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._threads.submit(self._call, fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes. With `cancel_futures` those at work too, so that nobody waits for a long file."""
        if cancel_futures:
            with self._lock:
                self._ended = True
            for process in self._all:
                process.kill()
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        for process in self._all:
            process.end()

    def _call(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        process: GuardedProcess | None = getattr(self._own, "process", None)
        if process is None:
            process = self._own.process = GuardedProcess(self._limits)
            self._all.append(process)
        with self._lock:
            if self._ended:
                raise Died("The run was ended.", "Refresh again.")
            process.start()
        return process.call(fn, *args, **kwargs)


class GuardedProcess:
    """One process. It is not shared between threads, save for `kill`."""

    def __init__(self, limits: Reading = READING, *more_arguments: str) -> None:
        self._limits = limits
        self._more = more_arguments
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Have a process ready; nothing happens where there is one."""
        if self._process is None:
            self._process = _start(*self._more)

    def call(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function gives in that process. Raises what it raises there, or `Died`."""
        self.start()
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        asked = (self._limits.computing_seconds, fn, args, kwargs)
        gave_up = False
        try:
            pickle.dump(asked, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            # One answer comes to one call, so that nothing waits in the buffer.
            gave_up = not select.select([process.stdout], [], [], self._limits.seconds)[0]
            if gave_up:
                self.kill()
            worked, result = pickle.load(process.stdout)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            # One that is ending tells by which signal, unless ours comes between.
            with suppress(subprocess.TimeoutExpired):
                process.wait(_SECONDS_TO_END)
            raise _died(self.end(), gave_up, self._limits) from None
        if not worked:
            raise result
        answer: T = result
        return answer

    def kill(self) -> None:
        if (process := self._process) is not None:
            process.kill()

    def end(self) -> int:
        """End the process and say how it ended."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        process.communicate()
        return process.returncode


def _start(*more: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline.intake.worker", str(os.getpid()), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )


def environment() -> dict[str, str]:
    """That of a process that finds this project's code wherever it was started."""
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path}


def _died(code: int, gave_up: bool, limits: Reading) -> Died:
    advice = (
        "Open it and save the sheet with the figures alone, or put them into a spreadsheet of your own and name this "
        "file as its source in the sidecar."
    )
    if gave_up:
        return Died(f"The file was not read within {limits.seconds:,.0f} seconds.", advice)
    if code == -signal.SIGPROF:
        return Died(f"The file takes more than {limits.computing_seconds:,.0f} seconds of computing to read.", advice)
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return Died(
        f"The file ended the process that read it ({how}): it is damaged, or claims to be far larger than it is.",
        "Open it in a spreadsheet program, delete everything beyond the figures, and save it anew beside the original; "
        "keep the original and name it in the sidecar.",
    )
