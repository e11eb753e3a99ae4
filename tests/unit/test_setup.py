"""Set-up on a fresh machine, as far as it can be tried without making one.

What belongs here: the lock, the set-up script, the make words. What does not: what is set up.
"""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_locked_package_is_pinned_and_hashed_and_no_index_is_named() -> None:
    packages = re.split(r"\n(?=\S)", LOCK.strip())
    assert all(re.match(r"[\w.-]+==\S+", one) and "--hash=sha256:" in one for one in packages)
    assert "://" not in LOCK


def test_what_the_project_asks_for_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = {name.lower() for name in re.findall(r"^([\w.-]+)==", LOCK, re.M)}
    names = {re.split(r"[<>=\[ ]", one)[0].lower() for one in asked}
    assert names <= locked
    pins = [one for one in asked if "==" in one]
    assert all(f"\n{pin} " in f"\n{LOCK}" for pin in pins)


def test_without_the_right_python_the_set_up_says_what_to_do(tmp_path: Path) -> None:
    for name in ("python3.11", "python3", "python"):
        impostor = tmp_path / name
        impostor.write_text("#!/bin/sh\necho 'Python 3.9.2'\nexit 1\n", encoding="utf-8")
        impostor.chmod(0o755)
    run = subprocess.run(
        [ROOT / ".ci/setup", tmp_path / "venv"], env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    if run.returncode == 0 or "Setting up" in run.stdout:
        pytest.fail("it took a Python that is not 3.11")
    assert "Python 3.11" in run.stderr and "Python 3.9.2" in run.stderr and "PYTHON=" in run.stderr
    assert not (tmp_path / "venv").exists()


def test_make_help_names_the_words_of_the_readme() -> None:
    said = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    words = set(re.findall(r"`?make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert words <= set(re.findall(r"make ([\w-]+)", said))


def test_a_missing_browser_is_named_with_the_command_that_installs_it(tmp_path: Path) -> None:
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n", encoding="utf-8")
    (tmp_path / "id").chmod(0o755)
    for program in ("bash", "cat"):
        (tmp_path / program).symlink_to(str(shutil.which(program)))
    run = subprocess.run(
        [ROOT / ".ci/programs", "chromium"], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "not on this machine: chromium" in run.stderr and "sudo apt-get install" in run.stderr
