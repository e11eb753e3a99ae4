"""The README's queries, run on the shipped responses, give the output that stands below them.

What belongs here: documents whose claims can be run. What does not: whether the figures are right (`test_story.py`).
"""

import re

import duckdb
import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```\n\n```\n(.*?)```", README, re.S)


def test_the_readme_shows_queries() -> None:
    assert len(QUERIES) == README.count("```sql") >= 3


@pytest.mark.parametrize(("query", "shown"), QUERIES)
def test_readme_output_is_real(query: str, shown: str, published: duckdb.DuckDBPyConnection) -> None:
    result = published.execute(query)
    header = [column[0] for column in result.description or ()]
    rows = [[_text(value) for value in row] for row in result.fetchall()]
    drawn = [line.strip("│").split("│") for line in shown.splitlines() if line.startswith("│")]
    assert [[cell.strip() for cell in line] for line in drawn] == [header, *rows]


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
