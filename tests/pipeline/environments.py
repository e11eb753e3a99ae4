"""Environments of others' programs: a Python that has nothing but one package.

What belongs here: making one. What does not: what is asked of it.
"""

import subprocess
import sys
from pathlib import Path

import pytest

# What uv says when it met no registry; anything else that keeps it from installing is a failure.
UNREACHABLE = ("error sending request", "dns error", "failed to fetch", "could not connect", "timed out", "connection")


def python_with(folder: Path, package: str) -> Path:
    """The interpreter of a new environment in `folder`. Wheels come from uv's cache, when they are there."""
    _uv("venv", "--quiet", "--no-project", "--python", sys.executable, folder)
    python = folder / "bin/python"
    wanted = ("--python", python, "--only-binary", ":all:", package)
    installed = _uv("pip", "install", "--quiet", *wanted, may_fail=True)
    if installed.returncode != 0:
        if any(sign in installed.stderr.lower() for sign in UNREACHABLE):
            pytest.skip(f"no package registry can be reached to install {package}")
        pytest.fail(f"{package} cannot be installed: {installed.stderr}")
    return python


def _uv(*arguments: object, may_fail: bool = False) -> "subprocess.CompletedProcess[str]":
    run = subprocess.run(
        [sys.executable, "-m", "uv", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert may_fail or run.returncode == 0, run.stderr
    return run
