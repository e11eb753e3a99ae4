"""SQL is made of constants, of names that the models declare, and of quoted texts: never of what was read.

What belongs here: a look at all code, and hostile names through a real refresh. What does not: texts of cells, which no
SQL is ever made of (they are rows of frames).
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pipeline.small import Folders, ask, refresh, respond

ROOMS = ("schemas", "pipeline", "assets_defs", "commands")
_SQL = re.compile(
    r"\b(SELECT|INSERT INTO|ATTACH|DETACH|COPY \(|DELETE|UPDATE|DROP|COMMENT ON|CREATE (TABLE|SCHEMA)|read_parquet|"
    r"WHERE)\b"
)
# Whatever goes through one of these stands in quotation marks, and its own are doubled.
_QUOTING = {"_quoted", "quoted", "literal", "_name"}
# What may stand in SQL unquoted, and why.
_ALLOWED = {
    ("schemas/ddl.py", "name"): "quoted where it is made",
    ("schemas/rules.py", "sql"): "a rule of a model",
    ("pipeline/publishing/build.py", "table"): "the name of a declared table",
    ("pipeline/publishing/build.py", "rows"): "`frame`, or read_parquet of a quoted path",
    ("pipeline/publishing/build.py", "names"): "collections, each quoted",
    ("pipeline/publishing/build.py", "STORAGE_VERSION"): "a constant",
    ("pipeline/publishing/build.py", "one.full_name"): "the name of a declared table",
    ("pipeline/publishing/csv_files.py", "', '.join(columns)"): "declared columns, quoted",
    ("pipeline/publishing/csv_files.py", "declared.full_name"): "the name of a declared table",
    ("pipeline/publishing/csv_files.py", "_query(one)"): "the query above",
    ("pipeline/publishing/csv_files.py", "path"): "quoted in the line before",
    ("pipeline/publishing/csv_files.py", "MOMENT"): "a constant",
    ("pipeline/publishing/public_files.py", "', '.join(table(name).columns)"): "declared columns",
    ("pipeline/publishing/public_files.py", "name"): "the name of a declared table",
    ("pipeline/publishing/verify.py", "one.full_name"): "the name of a declared table",
    ("pipeline/publishing/release_diff.py", "place"): "a path, quoted in the line before",
    ("pipeline/publishing/release_diff.py", "name"): "`before` or `after`",
    ("pipeline/lake/lake.py", "NAME"): "a constant",
    ("pipeline/lake/put.py", "NAME"): "a constant",
    ("pipeline/lake/put.py", "one"): "a constant: the lake or the file",
    ("pipeline/lake/put.py", "other"): "a constant: the lake or the file",
    ("pipeline/lake/put.py", "name"): "the name of a declared table",
    ("pipeline/lake/put.py", "one.full_name"): "the name of a declared table",
    ("pipeline/lake/put.py", "table.full_name"): "the name of a declared table",
    ("pipeline/lake/put.py", "columns"): "declared columns, quoted",
    ("pipeline/lake/put.py", "where"): "`true`, or as many marks for parameters as there are collections",
    ("pipeline/lake/put.py", "either"): "made of the above",
    ("pipeline/lake/tables.py", "name"): "the name of a declared table, quoted",
    ("pipeline/lake/tables.py", "columns"): "declared columns, quoted",
    ("commands/sql_command.py", "kind"): "no SQL but a message",
    ("commands/versions.py", "columns"): "constants",
}
HOSTILE = 'kent it\'s; DROP TABLE core.force_years; -- "quoted" $1 ? {x} %s.csv'


def test_sql_is_made_of_declared_and_quoted_names_alone() -> None:
    found = [(file, part) for file, part in _inserted() if (file, part) not in _ALLOWED]
    assert found == [], "hand it over as a parameter, or quote it (schemas.checks.quoted and literal)"


def test_what_is_allowed_is_still_there() -> None:
    assert set(_ALLOWED) - set(_inserted()) == set()


def _inserted() -> Iterator[tuple[str, str]]:
    """Every expression that stands within a text of SQL, unless it is quoted there."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr) and _is_sql(node):
                    for part in node.values:
                        if isinstance(part, ast.FormattedValue) and not _is_quoted(part.value):
                            yield path.relative_to(ROOT).as_posix(), ast.unparse(part.value)


def _is_sql(node: ast.JoinedStr) -> bool:
    text = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
    return _SQL.search(text) is not None


def _is_quoted(node: ast.expr) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in _QUOTING


@pytest.mark.long
@pytest.mark.slow
def test_hostile_names_of_folders_and_files_are_names_and_nothing_else(tmp_path: Path) -> None:
    folders = Folders.within(tmp_path / 'it\'s a "folder"; DROP TABLE x; --')
    respond(folders.raw, "calls", "kent", {"2018/19": 10, "2019/20": 12}, name=HOSTILE)
    respond(folders.raw, "plain", "essex", {"2018/19": 20, "2019/20": 22})
    respond(folders.raw, "it's; DROP SCHEMA core; --", "gwent", {"2018/19": 30})
    (folders.raw / "calls/collection.toml").write_text("[disclosure]\n", encoding="utf-8")
    assert refresh(folders).success
    # Carried over by name, and compared with the release before.
    assert refresh(folders, ["plain"]).success
    assert refresh(folders, ["calls"]).success
    assert ask(folders, "SELECT source_file, count FROM core.force_years ORDER BY count") == [
        (f"calls/2020/{HOSTILE}", 10),
        (f"calls/2020/{HOSTILE}", 12),
        ("plain/2020/essex-police-foi.csv", 20),
        ("plain/2020/essex-police-foi.csv", 22),
    ]
    public = (folders.warehouse / "public/csv/core/force_years.csv").read_text(encoding="utf-8-sig")
    assert public.count("DROP TABLE core.force_years") == 2


@pytest.mark.slow
def test_a_folder_that_is_no_name_costs_itself_alone(tmp_path: Path) -> None:
    """A person's own folder among the collections is told, and the others are read."""
    folders = Folders.within(tmp_path)
    respond(folders.raw, "plain", "essex", {"2018/19": 20})
    respond(folders.raw, "Stalking (copy)", "gwent", {"2018/19": 30})
    assert refresh(folders).success
    assert ask(folders, "SELECT count FROM core.force_years") == [(20,)]
    query = "SELECT suggestion, reason FROM core.quarantine WHERE collection = 'Stalking (copy)'"
    ((_, reason),) = ask(folders, query)
    assert "letters and digits, with hyphens between the words" in reason
