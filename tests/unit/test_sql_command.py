"""`foi sql`: what a person and a program get, what is refused, and that the published file is left as it was."""

import contextlib
import csv
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from commands.main import main
from commands.results import print_table
from pipeline.publishing.build import build_database
from tests.conftest import ROOT

from .schema_examples import frames

WRITES = """
import duckdb, sys
with duckdb.connect(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("warehouse")
    build_database(folder / "foi.duckdb", frames())
    return folder


def sql(warehouse: Path, *arguments: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(main, ["sql", "--warehouse", str(warehouse), *arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def shown(query: str, width: int, rows: int = 10) -> list[str]:
    """What a terminal of that width shows."""
    text = io.StringIO()
    with duckdb.connect() as connection:
        print_table(connection.execute(query), Console(file=text, width=width, highlight=False), rows)
    return [line.rstrip() for line in text.getvalue().splitlines()]


def test_a_table_has_numbers_to_the_right_and_nulls_marked() -> None:
    query = "FROM (VALUES ('reported', 10391, 0.5), ('[c]', NULL, 10.25)) AS t(status, count, percent)"
    assert shown(query, 80) == [
        "status    count  percent",
        "────────────────────────",
        "reported  10391     0.50",
        "[c]           ∅    10.25",
    ]


def test_texts_of_a_response_are_shown_as_they_are(warehouse: Path) -> None:
    hostile = r"SELECT e'[bold]a\x1b[31mb' AS text, true AS yes, TIMESTAMP '2020-09-01 10:00' AS time"
    result = sql(warehouse, hostile)
    assert (result.exit_code, result.stdout.splitlines()[2]) == (0, "[bold]a␛[31mb  true  2020-09-01 10:00:00")


def test_what_is_wider_than_the_screen_is_shown_as_records() -> None:
    query = "SELECT 'a-word-that-no-line-may-break' AS source_file, 1 AS count, NULL AS offence"
    assert shown(query, 80)[0].split() == ["source_file", "count", "offence"]
    assert [line.split() for line in shown(query, 44)] == [
        ["row", "1"],
        ["source_file", "a-word-that-no-line-may-break"],
        ["count", "1"],
        ["offence", "∅"],
    ]


def test_a_long_answer_is_cut_on_the_screen_and_says_so() -> None:
    assert shown("FROM range(11)", 80)[-1] == "The first 10 rows; there are more."
    assert shown("FROM range(10)", 80)[-1] == "    9"
    assert shown("FROM range(0)", 80)[-1] == "no rows"


def test_csv_holds_every_row_and_its_texts(warehouse: Path) -> None:
    query = "SELECT range AS n, CASE WHEN range = 1 THEN e'a \"b\",\\nc' END AS text, range = 1 AS yes FROM range(2001)"
    rows = list(csv.reader(io.StringIO(sql(warehouse, query, "--csv").stdout)))
    assert rows[:3] == [["n", "text", "yes"], ["0", "", "false"], ["1", 'a "b",\nc', "true"]]
    assert len(rows) == 2002


def test_json_keeps_numbers_nulls_and_lists(warehouse: Path) -> None:
    query = (
        "SELECT 1 AS n, 1.5 AS half, 1/0 AS beyond, NULL AS nothing, DATE '2020-04-01' AS day, [1, 2] AS list,"
        " MAP {DATE '2020-04-01': 2} AS by_day, true AS yes, '£' AS text"
    )
    assert json.loads(sql(warehouse, query, "--json").stdout) == [
        {"n": 1, "half": 1.5, "beyond": None, "nothing": None, "day": "2020-04-01", "list": [1, 2],
         "by_day": {"2020-04-01": 2}, "yes": True, "text": "£"}
    ]  # fmt: skip
    assert len(json.loads(sql(warehouse, "FROM range(2001)", "--json").stdout)) == 2001
    assert json.loads(sql(warehouse, "FROM range(0)", "--json").stdout) == []


def test_json_loses_no_column_of_the_same_name(warehouse: Path) -> None:
    result = sql(warehouse, "SELECT 1 AS count, 2 AS count", "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Two columns are called count" in result.stderr


def test_a_query_may_come_from_standard_input(warehouse: Path) -> None:
    assert sql(warehouse, "-", "--csv", stdin="-- how many\nSELECT 40 + 2 AS n;\n").stdout == "n\n42\n"


def test_a_pivot_and_a_description_are_queries(warehouse: Path) -> None:
    pivot = "PIVOT core.statements ON financial_year USING count(*) GROUP BY force_id ORDER BY force_id"
    assert sql(warehouse, pivot, "--csv").stdout.startswith("force_id,2018/19,2019/20\n")
    assert "force_id" in sql(warehouse, "DESCRIBE core.force_years").stdout


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("FROM force_years", "core.force_years"),
        ("FROM core.force_year", "core.force_years"),
        ("FROM core.annual_changes", "measures.annual_changes"),
        ("FROM measure.ratez", "measures.rates"),
        ("SELECT forc_id FROM core.force_years", '"force_id"'),
        ("SELECT rate_per_100k FROM core.force_years", "rate_per_100k is a column of measures.rates."),
        ('FROM core.force_years WHERE force_id = "kent"', "single quotes: 'kent'"),
        ("SELECT cuont(*) FROM core.force_years", '"count"'),
        ("SELCT 1", 'syntax error at or near "SELCT"'),
        ("SELECT 'a'::INTEGER", "Could not convert string 'a'"),
    ],
)
def test_a_mistake_is_told_with_what_was_probably_meant(warehouse: Path, query: str, meant: str) -> None:
    result = sql(warehouse, query)
    assert (result.exit_code, result.stdout) == (1, "")
    assert meant in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM core.force_years",
        "UPDATE core.force_years SET count = 1",
        "INSERT INTO core.force_years FROM core.force_years",
        "DROP TABLE core.force_years",
        "CREATE TABLE core.mine AS SELECT 1",
        "COPY core.force_years TO 'force_years.csv'",
        "ATTACH 'mine.duckdb'",
        "INSTALL spatial",
        "CHECKPOINT",
    ],
)
def test_whatever_is_more_than_a_question_is_refused(
    warehouse: Path, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = (warehouse / "foi.duckdb").read_bytes()
    result = sql(warehouse, query)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is refused: the published warehouse is only ever read" in result.stderr
    assert (warehouse / "foi.duckdb").read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_a_write_inside_a_query_is_refused_too(warehouse: Path) -> None:
    query = "WITH gone AS (DELETE FROM core.revisions RETURNING *) FROM gone"
    assert sql(warehouse, query.replace("core.revisions", "measures.revisions")).exit_code == 1


@pytest.mark.parametrize("query", ["FROM core.force_years", "FROM nothing", "SELECT 1 AS a, 2 AS a", "DROP TABLE x"])
def test_no_lock_and_no_file_is_left(warehouse: Path, query: str) -> None:
    sql(warehouse, query, "--json")
    assert [path.name for path in warehouse.iterdir()] == ["foi.duckdb"]
    # DuckDB refuses this while the file is open read-only anywhere in this process.
    duckdb.connect(str(warehouse / "foi.duckdb")).close()


@pytest.mark.slow
def test_ctrl_c_ends_a_long_query_and_its_lock(warehouse: Path) -> None:
    endless = "SELECT sum(a.range * b.range) FROM range(1_000_000) AS a, range(1_000_000) AS b"
    command = [sys.executable, "-m", "commands.main", "sql", endless, "--warehouse", str(warehouse)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            while process.poll() is None and not _has_open(process.pid, warehouse / "foi.duckdb"):
                time.sleep(0.05)
            time.sleep(0.5)  # from opening the file to the midst of the query
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) != 0
        finally:
            process.kill()
    duckdb.connect(str(warehouse / "foi.duckdb")).close()


def _has_open(pid: int, file: Path) -> bool:
    for one in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            if one.readlink() == file:
                return True
    return False


@pytest.fixture
def held(warehouse: Path) -> Iterator[None]:
    """Another program has the file open for writing, as a database browser may."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITES, str(warehouse / "foi.duckdb")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield
        process.communicate()


@pytest.mark.usefixtures("held")
def test_a_file_held_by_another_program_is_named(warehouse: Path) -> None:
    result = sql(warehouse, "SELECT 1")
    assert result.exit_code == 1
    assert "held open for writing by another program" in result.stderr
    assert "PID" in result.stderr


def test_nothing_published_yet_says_what_to_do(tmp_path: Path) -> None:
    result = sql(tmp_path, "SELECT 1")
    assert result.exit_code == 1
    assert "`foi refresh`" in result.stderr and str(tmp_path) in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "foi.duckdb").write_bytes(b"not a database" * 1000)
    result = sql(tmp_path, "SELECT 1")
    assert result.exit_code == 1
    assert "foi.duckdb cannot be opened" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["SELECT 1", "--csv", "--json"], "not both"),
        ([""], "There is no query"),
        (["/* nothing but a comment */"], "There is no query"),
        (["SELECT 1; SELECT 2"], "One query at a time"),
        ([], "Missing argument 'QUERY'"),
    ],
)
def test_called_wrongly(warehouse: Path, arguments: list[str], said: str) -> None:
    result = sql(warehouse, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_help_teaches_with_examples_that_work(warehouse: Path) -> None:
    printed = CliRunner().invoke(main, ["sql", "--help"]).stdout
    examples = [part.split('"')[1] for part in printed.split("foi sql ")[1:] if '"' in part]
    assert len(examples) == 2
    for query in examples:
        assert sql(warehouse, query).exit_code == 0
