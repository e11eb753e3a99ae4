"""A warm process that forks a refresh or a publication, and has it killed at an exact place.

Started as `python -m tests.faults.server`; takes a line of JSON for each victim and answers with one.

What belongs here: victims and their deaths. What does not: what must hold afterwards (`world`, the tests).

Importing everything costs seconds, and a kill is wanted hundreds of times. So this process imports, opens no database
(a fork would inherit locks of threads that it does not have), and forks. A victim counts everything that it does to
files of the warehouse, as the interpreter reports it, and kills itself before the one that was asked for: not an
exception that some `finally` could tidy up after, but the end of the process, as when the power goes.
"""

import json
import os
import resource
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

# What the interpreter reports before it is done: names changed, files removed, opened for writing or forced to disk.
_WATCHED = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree", "open"}


def main() -> None:
    from tests.faults import victims

    victims.warm()
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(_victim(order, victims.WAYS[order["way"]])), flush=True)  # noqa: T201 (its answer)


def _victim(order: dict[str, Any], way: Any) -> dict[str, Any]:
    began = time.monotonic()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.setsid()
        _live(order, way, write)
    os.close(write)
    if "seconds" in order:
        _kill_after(child, order["seconds"])
    said = b""
    while part := os.read(read, 65536):
        said += part
    os.close(read)
    _, status = os.waitpid(child, 0)
    # Whatever the victim started is of its group, and goes with it as with a machine.
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    answer = json.loads(said) if said else {}
    return {"code": os.waitstatus_to_exitcode(status), "seconds": time.monotonic() - began, **answer}


def _kill_after(child: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        time.sleep(0.002)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)


def _live(order: dict[str, Any], way: Any, write: int) -> None:
    """The victim: does as ordered, and is killed before the file operation whose number was given."""
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    if not os.environ.get("FAULTS_SHOW"):
        os.dup2(null, 2)
    if "most_bytes" in order:
        # Too large a file is an error of the write, as a full disk is, and not the end of the process.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["most_bytes"], order["most_bytes"]))
    warehouse = str(Path(order["warehouse"]).resolve())
    done: list[str] = []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _WATCHED or not any(str(one).startswith(warehouse) for one in arguments[:2]):
            return
        if event == "open" and arguments[1] is not None and "r" in str(arguments[1]):
            return  # nothing changes
        done.append(f"{event} {' '.join(str(one).removeprefix(warehouse) for one in arguments[:2])}")
        if len(done) == order.get("kill_at"):
            os.write(write, json.dumps({"died_at": done[-1]}).encode())
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    try:
        error = way(order)
    except Exception as failure:  # noqa: BLE001 (told to whoever asked)
        error = f"{type(failure).__name__}: {failure}"
    os.write(write, json.dumps({"operations": done, "error": error}).encode())
    os._exit(0 if error is None else 1)


if __name__ == "__main__":
    main()
