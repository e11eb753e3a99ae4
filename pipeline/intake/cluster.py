"""Responses read on a Dask cluster that is there already.

What belongs here: reaching the cluster, and what one of its workers does with a file. What does not: starting a
cluster, or handing files out (`read_all`).

A worker reads each file in a process of its own, with the same limits as on this machine, so that a file that kills its
reader does not take the worker with it. The file's content goes along with the job: workers need this project's code,
the same as here, and no access to the raw folder.
"""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial

from pipeline.bounds import READING
from pipeline.intake.job import Job, answer
from pipeline.intake.processes import GuardedProcess
from pipeline.intake.read_all import Readers, ReadersUnusable
from pipeline.intake.reader_version import reader_version

# How long workers may take to come up, and the scheduler to answer.
SECONDS_TO_CONNECT = 30
# A reading process on a worker ends when nobody has wanted anything of it for so long.
IDLE_SECONDS = 120.0

_own = threading.local()


def on_cluster(scheduler: str) -> Readers:
    """Reading on the cluster whose scheduler has this address, such as `tcp://scheduler:8786`."""
    return Readers(
        lambda files: _connected(scheduler),
        partial(read_on_worker, reader=reader_version()),
        sends_content=True,
    )


def read_on_worker(job: Job, reader: str) -> bytes:
    """What a worker does with a job. Raises `Died` where the file killed its process, `ReadersUnusable` where the
    worker's code is not that of whoever asks."""
    if reader != reader_version():
        raise ReadersUnusable(
            "A worker of the Dask cluster has another version of this project than this machine, and would read "
            "otherwise. Install the same version on both, then refresh again."
        )
    process, used = getattr(_own, "process", None), getattr(_own, "used", 0.0)
    if process is None or time.monotonic() - used > IDLE_SECONDS / 2:
        if process is not None:
            process.end()
        process = _own.process = GuardedProcess(READING, str(IDLE_SECONDS))
    try:
        found: bytes = process.call(answer, job)
        return found
    finally:
        _own.used = time.monotonic()


@contextmanager
def _connected(scheduler: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ReadersUnusable(
            f"To read on the Dask cluster at {scheduler}, install the extra: pip install 'foi-warehouse[dask]'. "
            "Without DASK_SCHEDULER_ADDRESS this machine reads by itself."
        ) from error
    try:
        client = Client(scheduler, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ReadersUnusable(
            f"No Dask scheduler answers at {scheduler}. Start it, correct the address, or unset "
            "DASK_SCHEDULER_ADDRESS to read on this machine."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
        except TimeoutError as error:
            raise ReadersUnusable(f"The Dask cluster at {scheduler} has no worker. Start one.") from error
        executor: Executor = client.get_executor(pure=False)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)
