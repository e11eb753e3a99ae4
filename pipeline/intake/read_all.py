"""Many responses read at once, by anything that speaks `concurrent.futures.Executor`.

What belongs here: handing files out, taking answers in, and what becomes of a file whose reader died. What does not:
the processes of this machine (`processes`), those of a cluster (`cluster`), or kept answers (`cache`).
"""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from queue import SimpleQueue

from pipeline.bounds import READING, Reading
from pipeline.intake.answer import answer_of, to_bytes
from pipeline.intake.job import Job, answer, refused
from pipeline.intake.processes import Died, GuardedProcesses

# Starting a process costs as much as reading this many small files.
FILES_WORTH_A_PROCESS = 15
# Handed out at once: enough to keep a cluster busy, and few enough that files sent along need little room.
AT_ONCE = 256


class ReadersUnusable(RuntimeError):
    """Nothing can be read there. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Where files are read: `open` gives an executor for so many files, `call` is what it is to do with each. With
    `sends_content` a file goes along with its job, for readers that do not see the raw folder."""

    open: Callable[[int], AbstractContextManager[Executor]]
    call: Callable[[Job], bytes] = answer
    sends_content: bool = False


@contextmanager
def local_processes(files: int, limits: Reading = READING) -> Iterator[Executor]:
    """Processes of this machine, as many as it has cores and the files are worth."""
    processes = max(1, min(len(os.sched_getaffinity(0)), -(-files // FILES_WORTH_A_PROCESS)))
    executor = GuardedProcesses(processes, limits)
    try:
        yield executor
    except BaseException:
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()


LOCAL = Readers(local_processes)


def read_all(jobs: Sequence[Job], readers: Readers = LOCAL) -> Generator[tuple[int, bytes]]:
    """The number of each job and its answer, in the order in which they are finished.

    A file whose reader died elsewhere is read again here, by a process of its own that it may kill: what that process
    says is final. Raises `ReadersUnusable` where it is not the file's fault.
    """
    if not jobs:
        return
    with ExitStack() as stack:
        executor = stack.enter_context(readers.open(len(jobs)))
        # The largest first, so that no process is left with a long file when the others have finished.
        waiting = iter(sorted(range(len(jobs)), key=lambda number: -jobs[number].file.size))
        finished: SimpleQueue[tuple[int, Future[bytes]]] = SimpleQueue()

        def hand_out(number: int) -> None:
            future = _hand_out(executor, readers, jobs[number])
            future.add_done_callback(lambda done: finished.put((number, done)))

        for number in islice(waiting, AT_ONCE):
            hand_out(number)
        here: Executor | None = None
        for _ in jobs:
            number, future = finished.get()
            for another in islice(waiting, 1):
                hand_out(another)
            try:
                yield number, _answer(future)
            except _Lost:
                here = here or stack.enter_context(local_processes(1))
                yield number, _answer(here.submit(answer, jobs[number]))


class _Lost(Exception):
    """The reader is gone, and nobody knows whether the file ended it."""


def _hand_out(executor: Executor, readers: Readers, job: Job) -> Future[bytes]:
    try:
        sent = replace(job, content=job.path.read_bytes()) if readers.sends_content else job
        return executor.submit(readers.call, sent)
    except Exception as error:  # noqa: BLE001 (what cannot be handed out is read here)
        failed: Future[bytes] = Future()
        failed.set_exception(error)
        return failed


def _answer(future: Future[bytes]) -> bytes:
    try:
        return future.result()
    except Died as death:
        # Another attempt could end otherwise: the machine may have been short of memory.
        return to_bytes(answer_of(refused(death.reason, death.advice), lasts=False))
    except ReadersUnusable:
        raise
    except CancelledError as error:
        raise ReadersUnusable("Reading was given up by whoever was to do it. Refresh again.") from error
    except (ImportError, AttributeError) as error:
        raise ReadersUnusable(
            f"The readers do not have this project's code ({error}). Install the same version for all of them."
        ) from error
    except Exception as error:
        raise _Lost from error
