"""The rule of each check, on tables of a few rows.

What belongs here: what makes a check fail, and what it says then. What does not: checks in the graph
(`tests/pipeline/test_checks.py`).
"""

from datetime import date

import pandas as pd
import pytest

from pipeline.checks import figures, files
from pipeline.checks.declared import checks
from pipeline.checks.finding import PLACE
from pipeline.checks.freshness import freshness, newest_round_due
from pipeline.declared.collection import Collection
from tests.conftest import ROOT

KEY = ["collection", "force_id", "financial_year", "source_file"]
KNIVES = Collection(name="knives", expected_forces=("kent",), first_year="2017/18")


def _doubts(rule: str, severity: str, force: str | None, other: str | None, year: str | None) -> pd.DataFrame:
    row = {"collection": "knives", "rule": rule, "severity": severity, "force_id": force, "other_force_id": other}
    more = {"financial_year": year, "other_year": None, "message": "Alike.", "reason": "Odds."}
    return pd.DataFrame([row | more])


def _stated(*cells: tuple[str, str | None, str, str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Statements and observations of force, year, month, cell and text; each force has a file of its own."""
    rows = [
        {
            "collection": "knives", "force_id": force, "financial_year": year, "period_start": pd.Timestamp(month),
            "source_file": f"knives/2020/{force}.csv", "source_sheet": "Table", "source_cell": cell,
            "source_text": text,
        }
        for force, year, month, cell, text in cells
    ]  # fmt: skip
    observations = pd.DataFrame(rows, columns=[*KEY, "period_start", "source_sheet", "source_cell", "source_text"])
    years = observations.assign(financial_year=observations["financial_year"].fillna("2018/19"))
    return years[KEY].drop_duplicates(), observations


NOTHING = _stated()


def _coverage(*years: str, force: str = "kent") -> pd.DataFrame:
    rows = [("knives", 2019, force, year) for year in years]
    return pd.DataFrame(rows, columns=["collection", "round", "force_id", "financial_year"])


def test_the_expected_set_finds_what_is_missing_and_what_is_too_many() -> None:
    settings = {"knives": KNIVES}
    assert figures.expected_set(_coverage("2017/18", "2018/19"), settings).passed
    (missing,) = figures.expected_set(_coverage("2018/19"), settings).rows
    assert (missing["force"], missing["year"]) == ("kent", "2017/18") and "missing" in missing["rule"]
    both = pd.concat([_coverage("2017/18", "2018/19"), _coverage("2018/19", force="gwent")])
    (more,) = figures.expected_set(both, settings).rows
    assert more["force"] == "gwent" and "not expected" in more["rule"]


def test_an_explanation_is_of_these_forces_and_years_alone() -> None:
    doubt = _doubts("identical_forces", "error", "kent", "gwent", None)
    assert not figures.plausibility(doubt, {"knives": KNIVES}, *NOTHING).passed
    for forces, rule, right in (
        (["gwent", "kent"], "identical_forces", True),
        (["gwent"], "identical_forces", False),
        (["gwent", "kent"], "identical_years", False),
    ):
        explained = [{"rule": rule, "forces": forces, "reason": "Confirmed by letter."}]
        settings = Collection(name="knives", explained=explained)  # type: ignore[arg-type]
        assert figures.plausibility(doubt, {"knives": settings}, *NOTHING).passed == right, (forces, rule)


def test_warnings_are_no_reason_to_stop() -> None:
    doubt = _doubts("spike", "warning", "kent", None, "2018/19")
    assert figures.plausibility(doubt, {}, *NOTHING).passed
    assert not figures.odd_figures(doubt, *NOTHING).passed


def test_a_doubt_names_the_cells_it_is_about() -> None:
    stated = _stated(
        ("kent", "2017/18", "2017-04-01", "B2", "10"),
        ("kent", "2018/19", "2018-04-01", "C2", "3"),
        ("kent", "2018/19", "2018-04-01", "C3", "<5"),
        ("gwent", "2018/19", "2018-04-01", "C2", "7"),
    )
    (spike,) = figures.odd_figures(_doubts("spike", "warning", "kent", None, "2018/19"), *stated).rows
    assert {name: spike[name] for name in ("file", "sheet", "cell", "text", "rule")} == {
        "file": "knives/2020/kent.csv", "sheet": "Table", "cell": "C2, C3", "text": "3, <5", "rule": "spike",
    }  # fmt: skip
    both = figures.odd_figures(_doubts("identical_forces", "warning", "kent", "gwent", None), *stated).rows
    assert [(row["file"], row["cell"]) for row in both] == [
        ("knives/2020/gwent.csv", "C2"), ("knives/2020/kent.csv", "B2, C2, C3"),
    ]  # fmt: skip


def test_a_year_stated_by_its_months_has_their_cells() -> None:
    months = [("kent", None, f"{2018 + n // 12}-{n % 12 + 1:02}-01", f"B{n}", str(n)) for n in range(3, 15)]
    (row,) = figures.odd_figures(_doubts("spike", "warning", "kent", None, "2018/19"), *_stated(*months)).rows
    assert row["cell"] == "B3, B4, B5, B6, B7, B8, B9, B10, and 4 more"
    assert not figures.odd_figures(_doubts("spike", "warning", "kent", None, "2017/18"), *_stated(*months)).passed


@pytest.mark.parametrize(("verdict", "right"), [("holds", True), ("not_checkable", True), ("contradicted", False)])
def test_claims_fail_when_ours_contradict_them(verdict: str, right: bool) -> None:
    row = {"collection": "knives", "claim": 1, "area": "Kent", "period": "2018/19", "value": 4.0}
    assert figures.claims(pd.DataFrame([row | {"verdict": verdict, "explanation": "Ours is 5."}])).passed == right


def test_hidden_content_that_somebody_has_looked_at_is_no_failure() -> None:
    found = pd.DataFrame(
        [
            ("knives/2020/a.xlsx", "hidden sheet", True, None),
            ("knives/2020/b.xlsx", "hidden sheet", True, "J. Doe, 1 June"),
            ("knives/2020/c.xlsx", "author", False, None),
        ],
        columns=["source_file", "kind", "possible_breach", "reviewed"],
    ).assign(source_sheet="Data", place="sheet 2")
    (row,) = files.hidden_content(found).rows
    assert row["file"] == "knives/2020/a.xlsx"


@pytest.mark.parametrize(
    ("today", "round_"), [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_a_round_is_due_from_the_first_of_september(today: date, round_: int) -> None:
    assert newest_round_due(today) == round_


def test_old_answers_are_stale_unless_the_question_is_asked_no_more() -> None:
    responses = pd.DataFrame({"collection": ["knives"], "round": pd.array([2024], dtype="Int64")})
    assert freshness(responses, {"knives": KNIVES}, date(2025, 8, 1)).passed
    (row,) = freshness(responses, {"knives": KNIVES}, date(2025, 9, 1)).rows
    assert row["collection"] == "knives" and "round 2025" in row["rule"] and "2024" in row["rule"]
    ended = KNIVES.model_copy(update={"last_round": 2024})
    assert freshness(responses, {"knives": ended}, date(2030, 1, 1)).passed


def test_every_failure_has_the_place_first() -> None:
    doubt = figures.odd_figures(_doubts("spike", "warning", "kent", None, "2018/19"), *NOTHING)
    for finding in (doubt, figures.expected_set(_coverage("2018/19"), {"knives": KNIVES})):
        assert tuple(finding.rows[0])[: len(PLACE)] == PLACE


def test_the_operators_page_names_every_check() -> None:
    page = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    assert [name for name in checks() if f"`{name}`" not in page] == []
