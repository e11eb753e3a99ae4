"""The files of `deploy/`, each judged by the program that will read it.

What belongs here: whether settings are valid and say what the how-to promises. What does not: services that run
(`test_refresh_survives.py`).
"""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from dagster._core.instance.config import dagster_instance_config

from tests.conftest import ROOT
from tests.production.services import DEPLOY, command_of, declared_environment
from tests.servers import TOOLS

pytestmark = [pytest.mark.slow, pytest.mark.production]


def _settings() -> dict[str, Any]:
    settings, instance_class = dagster_instance_config(str(DEPLOY))
    assert instance_class is None
    return dict(settings)


def test_dagster_accepts_its_settings() -> None:
    """By its own validation, which refuses a misspelt key or a wrong type."""
    settings = _settings()
    assert settings["storage"] == {"postgres": {"postgres_url": {"env": "FOI_POSTGRES_URL"}}}
    assert settings["concurrency"]["runs"]["max_concurrent_runs"] == 1
    assert settings["run_monitoring"]["enabled"] and settings["run_retries"]["enabled"]
    assert settings["telemetry"] == {"enabled": False}


def _units(tmp_path: Path) -> Path:
    """The units as they would be installed, with programs that are there."""
    copied = tmp_path / "units"
    shutil.copytree(DEPLOY / "systemd", copied)
    for unit in copied.glob("*.service"):
        text = unit.read_text(encoding="utf-8")
        unit.write_text(text.replace("/opt/foi-warehouse/.venv/bin", str(TOOLS)), encoding="utf-8")
    return copied


def _analysed(units: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": "/usr/bin:/bin", "SYSTEMD_UNIT_PATH": f"{units}:"}
    return subprocess.run(
        ["systemd-analyze", *arguments], cwd=units, env=environment, capture_output=True, text=True, check=False
    )


needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
SERVICES = ("foi-code.service", "foi-daemon.service", "foi-webserver.service", "foi-viewers.service")


@needs_systemd
def test_systemd_finds_nothing_to_say_about_the_units(tmp_path: Path) -> None:
    run = _analysed(_units(tmp_path), "verify", *SERVICES, "foi.target")
    assert (run.returncode, run.stderr) == (0, "")


@needs_systemd
@pytest.mark.parametrize("service", SERVICES)
def test_services_can_do_little_harm(service: str, tmp_path: Path) -> None:
    """On the scale of systemd, 0 is nothing and 10 everything; the drop-in must have been found for this."""
    run = _analysed(_units(tmp_path), "security", "--offline=true", "--threshold=20", service)
    assert run.returncode == 0, run.stdout[-2000:]


def test_pages_are_served_to_this_machine_alone() -> None:
    for name in ("foi-webserver", "foi-viewers"):
        command = command_of(name, declared_environment())
        assert command[command.index("--host") + 1] == "127.0.0.1"
    assert "--read-only" in command_of("foi-viewers", declared_environment())
    assert "--read-only" not in command_of("foi-webserver", declared_environment())


def test_the_container_is_made_of_files_that_are_there_and_runs_the_command_of_the_service() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace(" \\\n", " ")
    copied = [word for line in re.findall(r"^COPY (.*)$", text, re.M) for word in line.split()[:-1]]
    assert copied and all((ROOT / name).exists() for name in copied)
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks", "samples", "tests"}
    assert packages <= set(copied)
    # A plain name, so that whoever builds it decides where images come from.
    assert re.findall(r"^FROM (.*)$", text, re.M) == ["python:3.11-slim"]
    command = " ".join(command_of("foi-code", {"FOI_CODE_SOCKET": "$FOI_CODE_SOCKET"})[1:])
    assert f"exec dagster {command}" in text


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_nginx_accepts_its_settings(tmp_path: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=foi.example.org", "-keyout",
         tmp_path / "foi.key", "-out", tmp_path / "foi.pem"], check=True, capture_output=True,
    )  # fmt: skip
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    site = re.sub(r"/etc/ssl/(private/)?", f"{tmp_path}/", site)
    (tmp_path / "nginx.conf").write_text(f"events {{}}\nhttp {{\n{site}\n}}\n", encoding="utf-8")
    run = subprocess.run(["nginx", "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
