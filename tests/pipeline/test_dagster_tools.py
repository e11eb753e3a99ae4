"""Dagster's own tools find the code location sound, each run as a person runs it.

What belongs here: real processes of `dg` and `dagster`. What does not: what a run does (`test_graph.py`).
"""

import json
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from assets_defs.definitions import build_defs
from schemas import describe
from schemas.registry import TABLES
from tests.conftest import ROOT, clean_environment
from tests.pipeline.asset_graph import graph_text
from tests.pipeline.small import respond

TOOLS = Path(sys.executable).parent


def _run(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a tool of the environment; `home` is where Dagster may write, so that it does not into the project."""
    command = [str(TOOLS / arguments[0]), *arguments[1:]]
    environment = clean_environment(DAGSTER_HOME=str(home))
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_dg_checks_definitions(tmp_path: Path) -> None:
    run = _run(tmp_path, "dg", "check", "defs")
    assert run.returncode == 0, run.stderr
    assert "BetaWarning" not in run.stderr and "PreviewWarning" not in run.stderr


@pytest.mark.slow
def test_dg_lists_every_table(tmp_path: Path) -> None:
    run = _run(tmp_path, "dg", "list", "defs", "--json")
    assert run.returncode == 0, run.stderr
    listed = {asset["asset_key"] for asset in json.loads(run.stdout[run.stdout.index("{") :])["assets"]}
    assert {f"{one.schema}/{one.name}" for one in TABLES if one.schema != "meta"} <= listed
    assert "publish/warehouse" in listed


@pytest.mark.slow
def test_dagster_validates_the_code_location(tmp_path: Path) -> None:
    run = _run(tmp_path, "dagster", "definitions", "validate", "-m", "assets_defs.definitions")
    assert run.returncode == 0, run.stderr


def test_every_table_shows_its_columns_and_their_meaning(tmp_path: Path) -> None:
    graph = build_defs(tmp_path, tmp_path).resolve_asset_graph()
    for one in TABLES:
        if one.schema != "meta":
            node = graph.get(dg.AssetKey([one.schema, one.name]))
            assert node.metadata["dagster/table_name"] == one.full_name
            shown = node.metadata["dagster/column_schema"]
            assert [
                (column.name, column.type, column.description, column.constraints.nullable, column.constraints.other)
                for column in shown.columns
            ] == [
                (column.name, column.type, column.description, column.is_nullable, list(column.constraints))
                for column in describe.columns(one.full_name)
            ]
            assert tuple(shown.constraints.other) == describe.rules(one.full_name)
            assert all(column.description for column in shown.columns)
            assert node.description == one.description


def test_one_asset_writes_duckdb(tmp_path: Path) -> None:
    graph = build_defs(tmp_path, tmp_path).resolve_asset_graph()
    publishing = {key for key in graph.get_all_asset_keys() if "publish" in key.path}
    holders = [key for key in publishing if "dagster/kind/duckdb" in graph.get(key).tags]
    assert holders == [dg.AssetKey(["publish", "warehouse"])]


def test_the_asset_graph_is_the_one_written_down() -> None:
    """A change of the graph is seen in review. `tests/pipeline/asset_graph.py` says how to write it down anew."""
    assert graph_text() == (ROOT / "tests/pipeline/asset_graph.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_code_location_loads_nothing_heavy_and_says_nothing(tmp_path: Path) -> None:
    """Frames, the database, models of tables, the reader, charts, alerts and writers of files are loaded by the runs
    that need them: the definitions take about as long to load as Dagster itself (`benchmarks/loading`)."""
    heavy = (
        "pandas", "pandera", "duckdb", "pyarrow", "numpy", "schemas.registry", "pipeline.measures", "altair",
        "vl_convert", "apprise", "python_calamine", "pdfplumber", "xlsxwriter", "docx", "obstore", "fsspec",
        "distributed", "rich", "PIL", "holidays", "pipeline.reading.response", "pipeline.inbox.dropped",
    )  # fmt: skip
    code = (
        "import sys, assets_defs.definitions as d; d.defs().get_repository_def().load_all_definitions();"
        f" print([name for name in {heavy} if name in sys.modules])"
    )
    environment = clean_environment(DAGSTER_HOME=str(tmp_path))
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (run.stdout.strip(), run.returncode) == ("[]", 0), run.stderr
    assert "Warning" not in run.stderr, "neither beta nor preview features are used"


@pytest.mark.long
@pytest.mark.slow
def test_dg_launches_assets(tmp_path: Path) -> None:
    respond(tmp_path / "raw", "knives", "kent", {"2018/19": 100, "2019/20": 120})
    (tmp_path / "home").mkdir()
    folders = {"FOI_RAW_DIR": str(tmp_path / "raw"), "FOI_WAREHOUSE_DIR": str(tmp_path / "warehouse")}
    command = [str(TOOLS / "dg"), "launch", "--job", "refresh"]
    environment = clean_environment(DAGSTER_HOME=str(tmp_path / "home"), **folders)
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    assert (tmp_path / "warehouse/foi.duckdb").exists()
