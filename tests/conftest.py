"""What tests of every kind share: the shipped responses published once, and small raw folders made on the spot.

What belongs here: fixtures used by several folders. What does not: what one folder alone needs (its own `conftest`).
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

# Before any test imports openpyxl: sample files are compared to the byte (see samples/writers.py).
os.environ["OPENPYXL_LXML"] = "False"

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "data" / "raw"


def foi(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command as a person does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "commands.main", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, env=clean_environment(**environment), check=False,
    )  # fmt: skip


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what a developer may have set for this project."""
    # Without bytecode every process that a test starts would compile the project anew.
    ours = ("FOI_", "DAGSTER_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | more


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The warehouse folder that `foi refresh` makes of the shipped responses; made once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shipped-warehouse"
    folder.mkdir(exist_ok=True)
    with (folder / "made-once.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "printed.txt").exists():
            run = foi("refresh", "--raw", SHIPPED, "--warehouse", folder)
            assert run.returncode == 0, run.stderr
            (folder / "printed.txt").write_text(run.stdout, encoding="utf-8")
    return folder


@pytest.fixture
def published(shipped: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The shipped warehouse as a downstream team opens it."""
    with duckdb.connect(str(shipped / "foi.duckdb"), read_only=True) as connection:
        yield connection
