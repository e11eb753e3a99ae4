"""The query cookbook: every query of it runs on the published file and answers what the page says.

What belongs here: the page against the warehouse, and the program that makes its answers. What does not: `foi sql`
(`tests/unit/test_sql_command.py`).
"""

from pathlib import Path

import duckdb
import pytest

from docs.make_cookbook import PAGE, Recipe, made_anew, recipes

RECIPES = recipes(PAGE.read_text(encoding="utf-8"))
STALE = """\
### How many?

Prose with `code`.

```sql
SELECT count(*) AS n FROM things;
```

```text
n
─
7
```

### Since when?

```sql varies
SELECT now()::TIMESTAMP AS published_at;
```

```text
published_at
──────────────────────────
2020-09-01 10:00:00.000000
```

### Which?

```sql
FROM things;
```

Prose after it.
"""


@pytest.mark.slow
@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.question)
def test_the_page_says_what_the_warehouse_answers(recipe: Recipe, shipped: Path) -> None:
    answer = recipe.answered(shipped)
    assert recipe.agrees(answer), f"The page is stale: .venv/bin/python -m docs.make_cookbook\n\n{answer}"


def test_the_page_has_an_answer_to_every_question() -> None:
    questions = [line.removeprefix("### ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("### ")]
    # Of other languages, only pandas is at hand.
    assert [recipe.question for recipe in RECIPES] == [one for one in questions if one not in ("polars", "R")]
    assert len(RECIPES) >= 20
    assert [recipe.question for recipe in RECIPES if not recipe.answer] == []


def test_answers_are_made_anew_and_nothing_else_is_touched(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "foi.duckdb")) as connection:
        connection.execute("CREATE TABLE things AS SELECT range AS number FROM range(13)")
    shown = "".join(f"{number:>6}\n" for number in range(12))
    expected = STALE.replace("n\n─\n7\n", " n\n──\n13\n").replace(
        "FROM things;\n```\n\nProse after",
        f"FROM things;\n```\n\n```text\nnumber\n──────\n{shown}The first 12 rows; there are more.\n```\n\nProse after",
    )
    assert made_anew(STALE, tmp_path) == expected
    assert made_anew(expected, tmp_path) == expected


@pytest.mark.parametrize("changed", ["SELECT 1 AS run, 2 AS when", "FROM range(0)", "FROM range(2)"])
def test_an_answer_that_varies_keeps_its_columns_and_rows(changed: str, tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / "foi.duckdb")).close()
    before = Recipe("?", "sql", "SELECT 1 AS run", "run\n───\n  7\n", varies=True)
    assert before.agrees(before.answered(tmp_path))
    assert not before.agrees(Recipe("?", "sql", changed, "", varies=True).answered(tmp_path))
