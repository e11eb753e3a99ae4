"""The services of `deploy/` as processes: the same commands, settings and environment file, on other paths and ports.

What belongs here: the units' commands run by hand. What does not: PostgreSQL (`tests/postgres`), or what is tried.
"""

import os
import re
import shlex
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from dagster import DagsterInstance

from tests.conftest import ROOT, clean_environment
from tests.pipeline.small import Folders
from tests.servers import TOOLS, Page, Server, free_port

DEPLOY = ROOT / "deploy"


class Services:
    """What `systemctl` does with the units, by hand."""

    def __init__(self, root: Path, database: str) -> None:
        self.root, self.folders = root, Folders.within(root)
        self.home = root / "dagster"
        self.home.mkdir()
        for name in ("dagster.yaml", "workspace.yaml"):
            (self.home / name).symlink_to(DEPLOY / name)
        # A socket's name may have 107 letters at most, which a test's own folder can exceed.
        self._run = Path(tempfile.mkdtemp(prefix="foi-run-"))
        self._running: dict[str, Server] = {}
        ours = {
            "FOI_RAW_DIR": str(self.folders.raw),
            "FOI_WAREHOUSE_DIR": str(self.folders.warehouse),
            "DAGSTER_HOME": str(self.home),
            "FOI_POSTGRES_URL": database,
            "FOI_CODE_SOCKET": str(self._run / "code.sock"),
            "FOI_PORT": str(free_port()),
            "FOI_VIEWERS_PORT": str(free_port()),
        }
        assert ours.keys() == declared_environment().keys()
        self.environment = clean_environment(**ours)

    def start(self, *names: str) -> None:
        for name in names:
            command = command_of(name, self.environment)
            self._running[name] = Server(self.root / f"{name}.log", *command, environment=self.environment)

    def server(self, name: str) -> Server:
        return self._running[name]

    def page(self, name: str = "foi-webserver") -> Page:
        port = self.environment["FOI_PORT" if name == "foi-webserver" else "FOI_VIEWERS_PORT"]
        return Page(self._running[name], int(port)).wait()

    def stop_service(self, name: str) -> None:
        self._running.pop(name).stop()

    @contextmanager
    def instance(self) -> Iterator[DagsterInstance]:
        """What the services remember, opened by the same settings."""
        with pytest.MonkeyPatch.context() as patch:
            for variable, value in self.environment.items():
                patch.setenv(variable, value)
            with DagsterInstance.from_config(str(self.home)) as opened:
                yield opened

    def kill_all_of(self, name: str) -> None:
        """The service and every process it started, at once: what a crash or a power cut leaves."""
        server = self._running.pop(name)
        os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait()

    def stop(self) -> None:
        for name in reversed(list(self._running)):
            self._running.pop(name).stop()
        shutil.rmtree(self._run)


def declared_environment() -> dict[str, str]:
    """`deploy/foi.env`, read as systemd does."""
    lines = (DEPLOY / "foi.env").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("=", 1) for line in lines if line and not line.startswith("#")]
    return dict(pairs)


def command_of(name: str, environment: dict[str, str]) -> list[str]:
    """The command of a unit, with its variables filled in, and the program of this environment."""
    unit = (DEPLOY / "systemd" / f"{name}.service").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
    words = [re.sub(r"\$\{(\w+)\}", lambda found: environment[found[1]], word) for word in shlex.split(line)]
    return [words[0].replace("/opt/foi-warehouse/.venv/bin", str(TOOLS)), *words[1:]]
