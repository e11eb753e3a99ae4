"""The cookbook's recipe for polars, run with a real polars that knows nothing of this project.

What belongs here: that one recipe. What does not: the others (`test_cookbook.py`).
"""

import re
import subprocess
from pathlib import Path

import pytest

from docs.make_cookbook import PAGE
from tests.conftest import clean_environment
from tests.pipeline.environments import python_with

POLARS = "polars==2.1.0"
RECIPE = re.compile(
    r"^### polars$.*?^```py\n(?P<code>.*?)^```\n\n```text\n(?P<answer>.*?)^```$", re.MULTILINE | re.DOTALL
)


@pytest.mark.slow
def test_the_polars_recipe_prints_what_the_page_says(shipped: Path, tmp_path: Path) -> None:
    python = python_with(tmp_path / "venv", POLARS)
    found = RECIPE.search(PAGE.read_text(encoding="utf-8"))
    assert found is not None
    (tmp_path / "data").mkdir()
    (tmp_path / "data/warehouse").symlink_to(shipped.resolve())
    run = subprocess.run(
        [python, "-c", found["code"]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == found["answer"]
