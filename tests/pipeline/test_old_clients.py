"""The published file in the hands of those whose DuckDB is older than ours, each in an environment of its own.

What belongs here: what a real older client reads. What does not: what ours reads (`test_graph.py`, `test_cookbook.py`).
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.conftest import clean_environment
from tests.pipeline.environments import python_with

pytestmark = pytest.mark.slow

# The oldest that the README promises, and the last of the line before ours with long-term support.
VERSIONS = ("1.1.3", "1.4.4")
ASK = """
import json, sys
import duckdb

con = duckdb.connect(sys.argv[1], read_only=True)
def rows(query):
    return [list(row) for row in con.execute(query).fetchall()]

tables = [name for (name,) in rows("SELECT table_schema || '.' || table_name FROM meta.tables ORDER BY ALL")]
print(json.dumps({
    "version": duckdb.__version__,
    "counts": {name: rows(f"SELECT count(*), count(hash(t)) FROM {name} AS t")[0] for name in tables},
    "sums": rows("SELECT sum(count), min(period_start)::VARCHAR, max(length(source_text)) FROM core.observations"),
    "story": rows(
        "SELECT area_id, count, previous_count, round(change_percent, 6) FROM measures.annual_changes "
        "WHERE financial_year = '2019/20' AND area_level = 'force' ORDER BY ALL"
    ),
    "table_comments": rows("SELECT schema_name, table_name, comment FROM duckdb_tables() ORDER BY ALL"),
    "column_comments": rows(
        "SELECT schema_name, table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
        "WHERE NOT internal ORDER BY ALL"
    ),
    "keys": rows(
        "SELECT schema_name, table_name, constraint_type, constraint_column_names FROM duckdb_constraints() "
        "WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY', 'UNIQUE') ORDER BY ALL"
    ),
    "checks": rows(
        "SELECT schema_name, table_name, count(*) FROM duckdb_constraints() WHERE constraint_type = 'CHECK' "
        "GROUP BY ALL ORDER BY ALL"
    ),
}))
"""


def _ours(database: Path) -> dict[str, Any]:
    return _answers(Path(sys.executable), database)


def _answers(python: Path, database: Path) -> dict[str, Any]:
    run = subprocess.run(
        [python, "-c", ASK, database], capture_output=True, text=True, env=clean_environment(), check=False
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module", params=VERSIONS)
def old_client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A Python that has nothing but this DuckDB. Wheels come from uv's cache, when they are there."""
    python = python_with(tmp_path_factory.mktemp("client") / "venv", f"duckdb=={request.param}")
    return request.param, python


def test_an_old_client_reads_the_published_file_as_ours_does(old_client: tuple[str, Path], shipped: Path) -> None:
    version, python = old_client
    found, ours = _answers(python, shipped / "foi.duckdb"), _ours(shipped / "foi.duckdb")
    assert found.pop("version") == version
    assert ours.pop("version") == duckdb.__version__
    assert found.keys() == ours.keys()
    for subject in ours:
        assert found[subject] == ours[subject], subject
    assert ["west-midlands", 427, 398, 7.286432] in found["story"]
    assert all(rows == readable for rows, readable in found["counts"].values())
    assert all(comment for *_, comment in (*found["table_comments"], *found["column_comments"]))
    assert ["core", "force_years", "PRIMARY KEY", ["collection", "force_id", "financial_year"]] in found["keys"]


def test_an_old_client_reads_while_another_reads(old_client: tuple[str, Path], shipped: Path) -> None:
    _, python = old_client
    with duckdb.connect(str(shipped / "foi.duckdb"), read_only=True) as held:
        held.execute("FROM core.force_years").fetchall()
        assert _answers(python, shipped / "foi.duckdb")["counts"]["core.force_years"][0] > 0
