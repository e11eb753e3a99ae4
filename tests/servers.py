"""Servers that tests start, ask and stop: real processes on loopback.

What belongs here: starting a process, waiting until it answers, ending it and all it started, and asking Dagster's
GraphQL. What does not: what is then tried (`tests/ui`, `tests/production`).
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from tests.conftest import ROOT

TOOLS = Path(sys.executable).parent
# Long enough for a machine many times slower than a developer's: waiting ends as soon as there is an answer.
PATIENCE = 240.0
Answer = TypeVar("Answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(what: str, answer: Callable[[], Answer | None], patience: float = PATIENCE) -> Answer:
    """The first answer that is neither None nor false."""
    end = time.monotonic() + patience
    while not (found := answer()):
        if time.monotonic() > end:
            raise TimeoutError(f"not within {patience:.0f} s: {what}")
        time.sleep(0.3)
    return found


class Server:
    """A process in a session of its own, so that it and all it started can be ended; what it prints is kept."""

    def __init__(self, log: Path, *command: object, environment: Mapping[str, str], **options: Any) -> None:
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [str(part) for part in command],
                env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                start_new_session=True, **{"cwd": ROOT, **options},
            )  # fmt: skip

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def require_running(self) -> None:
        if self.process.poll() is not None:
            raise AssertionError(f"{self.log.stem} ended with {self.process.returncode}:\n{self.output[-4000:]}")

    def kill(self) -> None:
        """Without warning, and this process alone: what it had started is left behind, as after a crash."""
        self.process.kill()
        self.process.wait()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """As a service manager does: ask, wait, and end whatever is left of the session."""
        if self.process.poll() is None:
            self.process.send_signal(how)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(60)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def fetch(url: str, body: object = None) -> Any:
    """What an address answers as JSON; None while nobody answers."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            return json.load(reply)
    except urllib.error.HTTPError as error:
        # GraphQL answers a request it refuses with its reasons.
        return json.load(error)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None


def fetch_status(url: str) -> int | None:
    """The status with which an address answers; None while nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=60) as reply:
            return int(reply.status)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None


class Page:
    """A webserver of Dagster's, asked through GraphQL as its own page does."""

    def __init__(self, server: Server, port: int) -> None:
        self.server, self.url = server, f"http://127.0.0.1:{port}"

    def wait(self) -> "Page":
        def answers() -> Any:
            self.server.require_running()
            return fetch(f"{self.url}/server_info")

        wait_for(f"{self.url} answers", answers)
        return self

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of a GraphQL answer, with its errors, if any, under `errors`."""
        reply = wait_for(
            "an answer to GraphQL", lambda: fetch(f"{self.url}/graphql", {"query": query, "variables": variables})
        )
        return {"errors": reply.get("errors"), **(reply.get("data") or {})}
