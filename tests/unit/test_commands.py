"""The command `foi`: quick help, figures as printed, and what it says when it is called wrongly.

What belongs here: behaviour of the command that needs no data. What does not: what it publishes (`tests/pipeline`).
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import figures
from commands.main import COMMANDS, main
from tests.conftest import ROOT


def test_help_lists_every_command_without_loading_any() -> None:
    code = "import sys; from commands.main import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(name in run.stdout for name in COMMANDS)
    assert not {"dagster", "pandas", "duckdb", "rich", "commands.refresh"} & set(run.stdout.split())


def test_help_lists_every_environment_variable_that_is_read() -> None:
    rooms = (ROOT / room for room in ("schemas", "pipeline", "assets_defs", "commands"))
    texts = [path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py")]
    read = {name for text in texts for name in re.findall(r"\b(?:FOI_[A-Z]+(?:_[A-Z]+)*|DASK_[A-Z_]+)\b", text)}
    assert len(read) > 8
    listed = CliRunner().invoke(main, ["--help"]).output
    assert not [name for name in read if name not in listed]
    of_refresh = CliRunner().invoke(main, ["refresh", "--help"]).output
    assert not [name for name in read if name not in of_refresh and not name.startswith("FOI_ALERT")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_and_takes_its_folders(name: str) -> None:
    help_ = CliRunner().invoke(main, [name, "--help"])
    assert help_.exit_code == 0
    assert "FOI_RAW_DIR" in help_.output or "FOI_WAREHOUSE_DIR" in help_.output


def test_an_unknown_option_is_bad_usage() -> None:
    run = CliRunner().invoke(main, ["refresh", "--colection", "x"])
    assert run.exit_code == 2
    assert "--collection" in run.output


def test_an_unknown_collection_is_bad_usage_and_told_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "raw/knife-crime/2020").mkdir(parents=True)
    folders = ["--raw", str(tmp_path / "raw"), "--warehouse", str(tmp_path / "warehouse")]
    run = CliRunner().invoke(main, ["refresh", "--collection", "knife-crimes", *folders])
    assert run.exit_code == 2
    assert "Did you mean 'knife-crime'?" in " ".join(run.output.split())
    assert not (tmp_path / "warehouse").exists()


@pytest.mark.parametrize(
    ("unrounded", "printed"),
    [
        (7.286, "+7 %"),
        (103.66, "+104 %"),
        (-6.07, "-6 %"),
        (12.5, "+13 %"),
        (-12.5, "-13 %"),
        (0.4, "+0 %"),
        (None, "–"),
    ],
)
def test_percentages_are_rounded_once_and_halves_away_from_zero(unrounded: float | None, printed: str) -> None:
    assert figures.percent(unrounded) == printed


@pytest.mark.parametrize(
    ("change", "percentage", "said"),
    [(29, 7.3, "up 7 per cent"), (-21, -6.07, "down 6 per cent"), (0, 0.0, "unchanged"), (5, None, "up by 5"),
     (1, 0.2, "up by less than 1 per cent")],
)  # fmt: skip
def test_changes_are_told_in_words(change: int, percentage: float | None, said: str) -> None:
    assert figures.direction(change, percentage) == said
