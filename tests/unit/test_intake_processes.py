"""Many files read at once: order, and files that end or stall the process that reads them.

What belongs here: `pipeline/intake/processes`. What does not: what a response says.
"""

import hashlib
import math
import os
import threading
import time
from dataclasses import replace
from pathlib import Path

from pipeline.bounds import READING, Reading
from pipeline.declared.collection import Collection
from pipeline.intake.answer import Answer, from_bytes
from pipeline.intake.files import FoundFile
from pipeline.intake.job import Job, fault_of_ours
from pipeline.intake.processes import Died
from pipeline.intake.read_all import Readers, local_processes, read_all

SETTINGS = Collection(name="plain")


def _response(raw: Path, force: str, count: int) -> Job:
    path = raw / f"{force}-police.csv"
    path.write_text(f"Financial year,Recorded offences\n2019/20,{count}\n", encoding="utf-8")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Job(raw, FoundFile("plain", 2020, path.name, "response", sha256, path.stat().st_size), SETTINGS)


def _read(jobs: list[Job], limits: Reading = READING) -> list[Answer]:
    """The answers in the order of the jobs."""
    readers = Readers(lambda files: local_processes(files, limits))
    found = dict(read_all(jobs, readers))
    return [from_bytes(found[number]) for number in range(len(jobs))]


def _pipe(raw: Path) -> Job:
    """A file whose reading never ends."""
    os.mkfifo(raw / "pipe.csv")
    return Job(raw, FoundFile("plain", 2020, "pipe.csv", "response", "0" * 64, 0), SETTINGS)


def test_every_file_gets_its_own_answer(tmp_path: Path) -> None:
    # Enough for several processes.
    forces = ["kent", "gwent", "essex", "surrey"] * 10
    jobs = [_response(tmp_path, force, 7) for force in forces]
    answers = _read(jobs)
    assert [answer.tables["observations"]["force_id"] for answer in answers] == [[force] for force in forces]


def test_a_file_that_is_never_read_to_its_end_is_given_up(tmp_path: Path) -> None:
    jobs = [_response(tmp_path, "kent", 7), _pipe(tmp_path), _response(tmp_path, "gwent", 8)]
    readings = _read(jobs, replace(READING, seconds=8))
    assert [reading.status for reading in readings] == ["accepted", "quarantined", "accepted"]
    assert "within 8 seconds" in readings[1].reason


def test_a_file_that_takes_too_much_computing_is_given_up_and_the_process_is_replaced() -> None:
    with local_processes(1, replace(READING, computing_seconds=1)) as executor:
        endless = executor.submit(math.factorial, 10**8).exception()
        assert isinstance(endless, Died)
        assert "more than 1 seconds of computing" in endless.reason
        assert executor.submit(len, b"next").result() == 4


def test_time_in_which_others_have_the_machine_is_not_the_files() -> None:
    with local_processes(1, replace(READING, computing_seconds=0.5)) as executor:
        assert executor.submit(time.sleep, 1.5).exception() is None


def test_a_file_that_ends_the_process_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    jobs = [_response(tmp_path, "kent", 7), _pipe(tmp_path), _response(tmp_path, "gwent", 8)]
    killer = threading.Thread(target=_kill_the_process_that_reads, args=(tmp_path / "pipe.csv",))
    killer.start()
    readings = _read(jobs)
    killer.join()
    assert [reading.status for reading in readings] == ["accepted", "quarantined", "accepted"]
    assert "SIGKILL" in readings[1].reason
    assert readings[1].tables["quarantine"]["suggestion"] != [None]
    assert not readings[1].lasts


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    job = _response(tmp_path, "kent", 7)
    _response(tmp_path, "kent", 8)
    (reading,) = _read([job])
    assert reading.status == "quarantined"
    assert "changed" in reading.reason


def _kill_the_process_that_reads(pipe: Path) -> None:
    """Opening a pipe for writing waits until somebody reads from it: so we know that it is being read, and by whom."""
    with pipe.open("wb", buffering=0):
        while True:
            for task in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
                for child in task.read_text(encoding="ascii").split():
                    if any(_target(link) == pipe for link in Path(f"/proc/{child}/fd").iterdir()):
                        os.kill(int(child), 9)
                        return
            time.sleep(0.01)


def _target(link: Path) -> Path | None:
    try:
        return link.readlink()
    except OSError:
        return None


def test_more_memory_than_a_file_may_take_is_not_given_and_the_process_reads_on() -> None:
    with local_processes(1) as executor:
        greedy = executor.submit(bytearray, READING.memory_bytes + 1)
        assert isinstance(greedy.exception(), MemoryError)
        assert executor.submit(len, b"next").result() == 4
    reason, advice = fault_of_ours(MemoryError())
    assert "more memory" in reason and "Save the sheet" in advice
