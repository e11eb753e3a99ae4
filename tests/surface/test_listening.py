"""What listens while Dagster's page is up, and where: on this machine alone.

What belongs here: real sockets of real processes. What does not: what the page shows (`tests/ui`).
"""

import shlex
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT, clean_environment
from tests.servers import Server, free_port, wait_for

pytestmark = pytest.mark.faults

LOOPBACK = {"127.0.0.1", "::1", "::ffff:127.0.0.1"}


def test_make_ui_listens_on_loopback_alone(tmp_path: Path) -> None:
    port = free_port()
    (tmp_path / "dagster.yaml").write_text((ROOT / ".ci/dagster.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    environment = clean_environment(
        DAGSTER_HOME=str(tmp_path), FOI_RAW_DIR=str(ROOT / "data/raw"), FOI_WAREHOUSE_DIR=str(tmp_path / "warehouse")
    )
    server = Server(tmp_path / "dagster.log", *_command_of_make_ui(), "--port", port, environment=environment)
    try:

        def answers() -> bool:
            server.require_running()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/server_info", timeout=5) as reply:
                    return bool(reply.status == 200)
            except OSError:
                return False

        wait_for("Dagster's page", answers)
        listening = _listening(server.process.pid)
    finally:
        server.stop()
    assert ("127.0.0.1", port) in listening
    assert {address for address, _ in listening} <= LOOPBACK, listening


def _command_of_make_ui() -> list[str]:
    """As the Makefile has it, so that a change there is a change here."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if "dagster dev" in line)
    command = line[line.index("$(BIN)/dagster") :].replace("$(BIN)", str(ROOT / ".venv/bin"))
    return shlex.split(command)


def _listening(process: int) -> set[tuple[str, int]]:
    """Addresses on which a process, or any that it started, takes connections from a network."""
    root = psutil.Process(process)
    found: set[tuple[str, int]] = set()
    for one in (root, *root.children(recursive=True)):
        try:
            found |= {
                (connection.laddr.ip, connection.laddr.port)
                for connection in one.net_connections(kind="inet")
                if connection.status == psutil.CONN_LISTEN or connection.type.name == "SOCK_DGRAM"
            }
        except psutil.NoSuchProcess:
            continue
    return found


def test_an_installation_listens_on_loopback_behind_the_proxy() -> None:
    """Units and configuration of `deploy/`: only nginx takes connections from elsewhere."""
    units = list((ROOT / "deploy/systemd").glob("*.service"))
    assert units
    serving = [unit for unit in units if "/dagster-webserver " in unit.read_text(encoding="utf-8")]
    assert serving
    for unit in serving:
        text = unit.read_text(encoding="utf-8")
        assert "--host 127.0.0.1" in text, unit.name
        assert "0.0.0.0" not in text, unit.name
    for unit in units:
        assert "User=root" not in unit.read_text(encoding="utf-8"), unit.name
