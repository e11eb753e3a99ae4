"""Responses read by processes of this machine and by a Dask cluster: the same answers, whoever dies.

What belongs here: `pipeline/intake/read_all` with each of its executors, real processes all. What does not: what a
response says.
"""

import hashlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import cloudpickle
import pytest
from distributed import Client

from pipeline.declared.collection import Collection
from pipeline.intake.answer import Answer, from_bytes
from pipeline.intake.cluster import on_cluster, read_on_worker
from pipeline.intake.files import FoundFile
from pipeline.intake.job import Job, answer
from pipeline.intake.processes import GuardedProcess
from pipeline.intake.read_all import LOCAL, Readers, ReadersUnusable, read_all
from tests.conftest import ROOT, clean_environment
from tests.servers import wait_for

pytestmark = pytest.mark.faults

SETTINGS = Collection(name="plain")
FORCES = ("kent", "gwent", "essex", "surrey", "sussex", "dorset")


class Cluster:
    """A scheduler and two workers on loopback."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._processes: list[subprocess.Popen[bytes]] = []
        about = ["--scheduler-file", str(self._file), "--no-dashboard"]
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", *about)
        wait_for("the scheduler", self._file.exists)
        for _ in range(2):
            self.start_worker()
        with self.client() as client:
            self.address: str = client.scheduler_info()["address"]

    def start_worker(self) -> None:
        self._start(
            "worker", "--scheduler-file", str(self._file), "--no-nanny", "--nthreads", "1", "--no-dashboard",
            "--host", "127.0.0.1", "--local-directory", str(self._file.parent), "--death-timeout", "60",
        )  # fmt: skip
        with self.client() as client:
            client.wait_for_workers(self.alive - 1, timeout=120)

    def client(self) -> Any:
        return Client(scheduler_file=str(self._file), timeout=120, set_as_default=False)

    @property
    def alive(self) -> int:
        return sum(process.poll() is None for process in self._processes)

    def _start(self, what: str, *arguments: str) -> None:
        # One death is enough to give a file up: it need not take more workers with it.
        settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "dask", what, *arguments]
        self._processes.append(
            subprocess.Popen(command, env=clean_environment(**settings), stderr=subprocess.DEVNULL, cwd=ROOT)
        )

    def stop(self) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("dask"))
    # Functions of this module travel whole: workers do not know the tests.
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    try:
        yield cluster
    finally:
        cloudpickle.unregister_pickle_by_value(sys.modules[__name__])
        cluster.stop()


@pytest.fixture(params=["this machine", "dask"])
def readers(request: pytest.FixtureRequest) -> Readers:
    if request.param == "dask":
        cluster: Cluster = request.getfixturevalue("cluster")
        return on_cluster(cluster.address)
    return LOCAL


def _job(raw: Path, name: str, lines: int = 1) -> Job:
    path = raw / f"{name}-police.csv"
    offences = "".join(f"Offence {number},{number % 7}\n" for number in range(lines))
    path.write_text(f"Offence,2019/20\n{offences}", encoding="utf-8")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Job(raw, FoundFile("plain", 2020, path.name, "response", sha256, path.stat().st_size), SETTINGS)


def _answers(jobs: list[Job], readers: Readers) -> list[Answer]:
    found = dict(read_all(jobs, readers))
    return [from_bytes(found[number]) for number in range(len(jobs))]


def test_every_executor_gives_the_answers_of_the_function_itself(tmp_path: Path, readers: Readers) -> None:
    jobs = [_job(tmp_path, name, lines) for lines, name in enumerate(FORCES, start=1)]
    assert _answers(jobs, readers) == [from_bytes(answer(job)) for job in jobs]


def test_a_file_that_changed_is_refused(tmp_path: Path, readers: Readers) -> None:
    job = _job(tmp_path, "kent")
    _job(tmp_path, "kent", lines=2)
    assert "changed" in _answers([job], readers)[0].reason


def test_a_file_that_kills_its_process_is_refused_and_the_others_are_read(tmp_path: Path, readers: Readers) -> None:
    jobs = [_job(tmp_path, name) for name in FORCES]
    answers = _answers(jobs, replace(readers, call=_kills_its_process))
    assert ["SIGABRT" in one.reason for one in answers] == [name == "gwent" for name in FORCES]
    assert [one.status for one in answers if not one.reason] == ["accepted"] * 5


def _kills_its_process(job: Job) -> bytes:
    """As a worker reads: in a process of its own, which one of the files ends."""
    guarded = GuardedProcess()
    try:
        if job.file.source_file.startswith("gwent"):
            guarded.call(os.abort)
        return guarded.call(answer, job)
    finally:
        guarded.end()


def test_a_worker_killed_while_it_reads_changes_nothing(tmp_path: Path, cluster: Cluster) -> None:
    jobs = [_job(tmp_path, "kent", lines=4000), *(_job(tmp_path, name) for name in FORCES[1:])]
    expected = [from_bytes(answer(job)) for job in jobs]
    before = cluster.alive
    killed: list[int] = []
    reading = on_cluster(cluster.address)

    def sees_and_kills(files: int) -> Any:
        wait_for_reader(cluster, killed)
        return reading.open(files)

    assert _answers(jobs, replace(reading, open=sees_and_kills)) == expected
    wait_for("the killed worker's end", lambda: killed and cluster.alive == before - 1)
    cluster.start_worker()


def wait_for_reader(cluster: Cluster, killed: list[int]) -> None:
    """From another thread: kill the worker that has a file in hand, as soon as there is one."""

    def watch() -> None:
        with cluster.client() as client:
            pids = client.run(os.getpid)

            def busy() -> str | None:
                return next((worker for worker, keys in client.processing().items() if keys), None)

            worker = wait_for("a worker that reads", busy)
            os.kill(pids[worker], signal.SIGKILL)
            killed.append(pids[worker])

    threading.Thread(target=watch, daemon=True).start()


def test_a_file_that_kills_workers_is_read_here_and_the_run_goes_on(tmp_path: Path, cluster: Cluster) -> None:
    jobs = [_job(tmp_path, name) for name in FORCES]
    readers = replace(on_cluster(cluster.address), call=_kills_workers)
    cluster.start_worker()
    assert _answers(jobs, readers) == [from_bytes(answer(job)) for job in jobs]
    while cluster.alive < 3:
        cluster.start_worker()


def _kills_workers(job: Job) -> bytes:
    if job.file.source_file.startswith("gwent"):
        os.kill(os.getpid(), signal.SIGKILL)
    return answer(job)


def test_workers_with_another_version_are_not_believed(tmp_path: Path, cluster: Cluster) -> None:
    other = replace(on_cluster(cluster.address), call=partial(read_on_worker, reader="another"))
    with pytest.raises(ReadersUnusable, match="another version"):
        _answers([_job(tmp_path, "kent")], other)


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.intake.cluster.SECONDS_TO_CONNECT", 1)
    with pytest.raises(ReadersUnusable, match=r"127\.0\.0\.1:9"):
        _answers([_job(tmp_path, "kent")], on_cluster("tcp://127.0.0.1:9"))


def test_any_executor_will_do(tmp_path: Path) -> None:
    jobs = [_job(tmp_path, name) for name in FORCES]
    pool: Callable[[int], Any] = lambda files: ProcessPoolExecutor(2)  # noqa: E731
    assert _answers(jobs, Readers(pool)) == [from_bytes(answer(job)) for job in jobs]
