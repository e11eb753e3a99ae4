"""Words planted wherever a response can hide them, and among records in plain sight: no byte that a refresh or an
inspection writes has them, in whatever file, packed or not.

What belongs here: planting, running the commands, searching. What does not: how each place is found
(`tests/golden/test_hidden_places.py`, `tests/golden/test_personal.py`).
"""

import gzip
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from openpyxl.comments import Comment
from openpyxl.styles import Font

from commands.inspect import inspect_command
from pipeline.reference.forces import forces
from tests.conftest import foi
from tests.golden.build import Marks
from tests.golden.packages import added
from tests.golden.writers import write_workbook

pytestmark = pytest.mark.slow
CANARY = "Qanary"
# A day of birth in the notations of Europe, of ISO and of Python. The year alone stands in many a number by chance.
BORN = re.compile(r"0\d/02/1901|1901-02-0\d|1901, 2, \d|Feb\w* 1901")
REVIEW = 'hidden_content_reviewed = { by = "A. Tester", on = 2026-11-25 }\n'
TABLE: list[list[Any]] = [["Financial year", "Recorded offences"], ["2018/19", 7], ["2019/20", 9]]


def _hide(kind: str, book: Any, sheet: Any) -> None:
    word = f"{CANARY}-{kind}"
    sheet["D9"] = word
    if kind == "sheet":
        del sheet["D9"]
        other = book.create_sheet("Staff")
        other["A1"], other.sheet_state = word, "hidden"
    elif kind == "row":
        sheet.row_dimensions[9].hidden = True
    elif kind == "column":
        sheet.column_dimensions["D"].hidden = True
    elif kind == "white":
        sheet["D9"].font = Font(color="FFFFFFFF")
    elif kind == "format":
        sheet["D9"].number_format = ";;;"
    elif kind == "comment":
        sheet["D9"] = None
        sheet["B2"].comment = Comment(word, word)
    elif kind == "merged":
        sheet["D9"] = None
    elif kind == "properties":
        sheet["D9"] = None
        book.properties.creator = book.properties.lastModifiedBy = book.properties.description = word


KINDS = ("sheet", "row", "column", "white", "format", "comment", "properties")
PARTS = {
    "pivot": "xl__pivotCache__pivotCacheRecords1_xml",
    "embedded": "xl__embeddings__book1_xlsx",
    "external": "xl__externalLinks__externalLink1_xml",
    "custom": "customXml__item1_xml",
}
FORCES = iter(sorted(forces()))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A raw folder in which every place holds its canary, once unreviewed and once reviewed."""
    raw = tmp_path_factory.mktemp("planted") / "raw"
    folder = raw / "calls" / "2020"
    folder.mkdir(parents=True)
    for reviewed in (False, True):
        for kind in (*KINDS, *PARTS):
            path = folder / f"{next(FORCES)}-police.xlsx"
            book = openpyxl.Workbook()
            for row in TABLE:
                book.worksheets[0].append(row)
            if kind in KINDS:
                _hide(kind, book, book.worksheets[0])
            book.save(path)
            if kind in PARTS:
                added(path, **{PARTS[kind]: f"<r><v>{CANARY}-{kind}</v></r>"})
            if reviewed:
                path.with_name(f"{path.name}.toml").write_text(REVIEW, encoding="utf-8")
    for suffix in ("xls", "ods"):
        marks = Marks(hidden_rows=["5"], hidden_sheets=["Staff"])
        sheets: dict[str, Any] = {"Data": [*TABLE, [], [f"{CANARY}-row"]], "Staff": [[f"{CANARY}-sheet"]]}
        write_workbook(folder / f"{next(FORCES)}-police.{suffix}", sheets, marks)
    _records(folder)
    return raw


def _records(folder: Path) -> None:
    rows = ["Date recorded,Offence,Victim name,Date of birth,E-mail,Crime ref"]
    rows += [
        f"{15 if n < 12 else 28:02}/{(n % 12) + 1:02}/{2018 if n % 12 > 2 else 2019},Rape,{CANARY} Person,"
        f"0{n % 9 + 1}/02/1901,{CANARY}{n}@example.org,46/{CANARY}{n}/19"
        for n in range(24)
    ]
    (folder / f"{next(FORCES)}-police.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    people = ["Victim name,Offence,Age", *[f"{CANARY} Person{'abcde'[n]},met by {CANARY},13" for n in range(5)]]
    (folder / f"{next(FORCES)}-police.csv").write_text("\n".join(people) + "\n", encoding="utf-8")


@pytest.mark.long
def test_no_canary_leaves_the_raw_folder(planted: Path, tmp_path: Path) -> None:
    warehouse, home, seen = tmp_path / "warehouse", tmp_path / "home", tmp_path / "seen"
    home.mkdir()
    seen.mkdir()
    run = foi("refresh", "--raw", planted, "--warehouse", warehouse, DAGSTER_HOME=str(home))
    assert run.returncode == 0, run.stderr
    (seen / "refresh.txt").write_text(run.stdout + run.stderr, encoding="utf-8")
    for path in sorted((planted / "calls" / "2020").glob("*-police.*")):
        if path.suffix == ".toml":
            continue
        for more in ([], ["--json"]):
            arguments = [path, "--raw", planted, "--html", seen / f"{path.name}.html", *more]
            shown = CliRunner().invoke(inspect_command, [str(argument) for argument in arguments])
            assert shown.exit_code in (0, 1), shown.output
            (seen / f"{path.name}{len(more)}.txt").write_text(shown.output, encoding="utf-8")
    found = [name for name, text in everything(tmp_path) if CANARY.casefold() in text.casefold() or BORN.search(text)]
    assert found == []
    assert _statuses(warehouse) == {"accepted", "quarantined"}
    with duckdb.connect(str(warehouse / "foi.duckdb"), read_only=True) as connection:
        told = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM core.hidden_content").fetchall()}
        reviewed = connection.execute("SELECT count(*) FROM core.hidden_content WHERE reviewed IS NOT NULL").fetchall()
    assert {"hidden sheet", "hidden row", "comment", "pivot cache", "record-level personal data"} <= told
    assert reviewed[0][0] >= len(KINDS) - 1


@pytest.mark.long
def test_a_canary_in_plain_sight_is_found_by_this_very_search(planted: Path, tmp_path: Path) -> None:
    """The search itself: a word that may be published is found in every kind of file that is searched."""
    plain = tmp_path / "raw" / "calls" / "2020"
    plain.mkdir(parents=True)
    (plain / "kent-police.csv").write_text(
        f"Offence {CANARY},2019/20\nRape {CANARY},4\nx {CANARY},y\n", encoding="utf-8"
    )
    (plain / "essex-police.csv").write_text(f"Offence,2019/20\nRape,{CANARY}\nGrooming,4\n", encoding="utf-8")
    foi("refresh", "--raw", tmp_path / "raw", "--warehouse", tmp_path / "warehouse", DAGSTER_HOME=str(tmp_path))
    kinds = {
        Path(name).suffix for name, text in everything(tmp_path / "warehouse") if CANARY.casefold() in text.casefold()
    }
    assert {".duckdb", ".parquet", ".csv", ".xlsx"} <= kinds


def everything(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file below, as the texts that it holds: its bytes in two encodings, and unpacked where it is packed."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes()
        name = str(path.relative_to(folder))
        yield name, content.decode("utf-8", "ignore")
        yield name, content.decode("utf-16-le", "ignore")
        yield from ((name, text) for text in _unpacked(path, content))


def _unpacked(path: Path, content: bytes) -> Iterator[str]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield from (package.read(part).decode("utf-8", "ignore") for part in package.namelist())
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content).decode("utf-8", "ignore")
    elif content.startswith(b"PAR1"):
        yield pd.read_parquet(path).to_csv()
    elif path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as connection:
            for schema, table in connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall():
                yield str(connection.execute(f'SELECT * FROM "{schema}"."{table}"').fetchall())
    elif content.startswith(b"SQLite format 3"):
        with sqlite3.connect(path) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                yield str(connection.execute(f'SELECT * FROM "{table}"').fetchall())


def _statuses(warehouse: Path) -> set[str]:
    with duckdb.connect(str(warehouse / "foi.duckdb"), read_only=True) as connection:
        return {status for (status,) in connection.execute("SELECT DISTINCT status FROM core.responses").fetchall()}
