"""What a person sees on the page of an asset: pictures, sentences, owners, source, and where each column comes from.

What belongs here: metadata of definitions and of runs. What does not: checks (`test_checks.py`), or how a chart is made
(`tests/unit/test_charts.py`).
"""

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pandas as pd
import pytest
from PIL import Image

from assets_defs.definitions import build_defs
from assets_defs.lineage import COMPUTED, declared, lineage_of
from assets_defs.pictures import SHOWN_AT_ONCE
from pipeline.publishing.places import Places
from schemas.registry import TABLES, table
from tests.conftest import ROOT
from tests.pipeline.small import Folders, respond

YEARS = ("2014/15", "2015/16", "2016/17", "2017/18", "2018/19")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Folders, dg.ExecuteInProcessResult]]:
    """One refresh whose record is kept, as in the web page."""
    root = tmp_path_factory.mktemp("pages")
    folders = Folders.within(root)
    for round_ in (2019, 2020):
        respond(folders.raw, "knives", "kent", dict(zip(YEARS, (70, 85, 90, 95, 100), strict=True)), round_=round_)
        respond(folders.raw, "knives", "gwent", dict(zip(YEARS, (55, 45, 60, 50, 40), strict=True)), round_=round_)
    (folders.raw / "knives/collection.toml").write_text(
        'expected_forces = ["kent", "gwent"]\nillustrative = true\nillustrative_note = "Made up."', encoding="utf-8"
    )
    (root / "home").mkdir()
    with dg.DagsterInstance.local_temp(str(root / "home")) as instance:
        job = build_defs(folders.raw, folders.warehouse).resolve_job_def("refresh")
        yield folders, job.execute_in_process(instance=instance, raise_on_error=False)


def _shown(result: dg.ExecuteInProcessResult, table_name: str) -> dict[str, Any]:
    (made,) = result.asset_materializations_for_node(table_name.replace(".", "__"))
    return dict(made.metadata)


@pytest.mark.parametrize(
    ("table_name", "label", "says"),
    [
        ("measures.coverage", "coverage", "exact number (pale blue): 10; no figure given (grey): 2."),
        ("measures.annual_changes", "biggest rises and falls", "| Kent | 95 | 100 | █████\u00a0+5\u00a0(+5\u00a0%) |"),
        ("measures.five_year_totals", "five-year totals", "| **all forces** | 690 | ██████████ |"),
    ],
)
def test_the_page_shows_a_picture_at_once_and_a_large_one(
    run: tuple[Folders, dg.ExecuteInProcessResult], table_name: str, label: str, says: str
) -> None:
    shown = _shown(run[1], table_name)
    small = shown[f"{label}: knives"].value
    assert says in small and len(small) <= SHOWN_AT_ONCE
    text = shown[f"{label}, large: knives"].value
    head, _, encoded = text.partition("data:image/png;base64,")
    assert head.startswith("![") and text.endswith(")")
    picture = Image.open(io.BytesIO(base64.b64decode(encoded.removesuffix(")"), validate=True)))
    assert picture.width > 200 and picture.height > 50


def test_the_page_tells_the_story_and_that_it_is_illustrative(run: tuple[Folders, dg.ExecuteInProcessResult]) -> None:
    shown = _shown(run[1], "measures.sentences")
    # Gwent went from 50 to 40, Kent from 95 to 100.
    first, second, *_ = shown["story of forces, the greatest changes first: knives"].value.splitlines()
    assert "Gwent" in first and "Kent" in second
    assert "Kent" in shown["story, with caveats: knives"].value
    told = {label: one.value for label, one in shown.items() if label.startswith("story")}
    assert len(told) == 4 and all(len(text) <= SHOWN_AT_ONCE for label, text in told.items() if "caveats" not in label)
    assert shown["story, with caveats: knives"].value.count("Made up.") > 5
    assert "Made up." in shown["illustrative"].value


def test_no_picture_is_drawn_for_a_record_that_is_thrown_away(tmp_path: Path) -> None:
    folders = Folders.within(tmp_path)
    respond(folders.raw, "knives", "kent", {"2017/18": 90, "2018/19": 100})
    job = build_defs(folders.raw, folders.warehouse).resolve_job_def("refresh")
    result = job.execute_in_process(raise_on_error=False)
    assert result.success
    assert not any("coverage:" in label for label in _shown(result, "measures.coverage"))


def test_every_asset_has_owner_description_kind_tags_and_source(tmp_path: Path) -> None:
    graph = build_defs(tmp_path, tmp_path).resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.owners and node.description and node.group_name and node.kinds, key
        assert node.tags["published"] in ("yes", "no")
        file, line = node.metadata["source_code"].value.partition(",")[0].split(":")
        decorator, *_ = (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1 :]
        assert decorator.startswith(("@dg.asset(", "@dg.multi_asset(")), key
    changes = graph.get(dg.AssetKey(["measures", "annual_changes"]))
    assert "pipeline/measures/annual_changes.sql" in changes.metadata["source_code"].value


def test_code_references_of_dagster_are_still_in_beta() -> None:
    """Once they are not, `source_code` should be one of them, and the page has a button that opens the file."""
    with pytest.warns(Warning, match="in beta"):
        dg.CodeReferencesMetadataValue(code_references=[])


def test_column_lineage_is_of_tables_that_go_in(tmp_path: Path) -> None:
    graph = build_defs(tmp_path, tmp_path).resolve_asset_graph()
    for name in declared():
        lineage = lineage_of(name)
        assert lineage is not None
        if name in {one.full_name for one in TABLES}:  # of others, the columns are checked below, in their files
            assert set(lineage.deps_by_column) <= set(table(name).columns), name
        above = graph.get(dg.AssetKey(name.split("."))).parent_keys
        read_together = {dg.AssetKey(["core", "responses"])}  # one step reads a file into all of its tables
        for column, found in lineage.deps_by_column.items():
            assert {one.asset_key for one in found} <= above | read_together, (name, column)


def test_columns_taken_over_hold_what_they_are_taken_from(run: tuple[Folders, dg.ExecuteInProcessResult]) -> None:
    """The lineage is true: no value of a column that is taken over is new."""
    folders, result = run
    made = Places(folders.warehouse).runs / result.run_id
    compared = 0
    for name, origins in declared().items():
        frame = pd.read_parquet(made / f"{name}.parquet")
        for origin, columns in origins.items():
            before = pd.read_parquet(made / f"{origin.removesuffix(COMPUTED)}.parquet")
            assert set(columns.values() if isinstance(columns, dict) else columns) <= set(before.columns), (
                name,
                origin,
            )
            for column in () if isinstance(columns, dict) else columns:
                values = set(frame[column].dropna())
                assert values <= set(before[column].dropna()), (name, column)
                compared += bool(values)
    assert compared > 40


def test_the_run_says_where_columns_come_from(run: tuple[Folders, dg.ExecuteInProcessResult]) -> None:
    lineage = _shown(run[1], "measures.annual_changes")["dagster/column_lineage"].value
    (origin,) = lineage.deps_by_column["count"]
    assert (origin.asset_key, origin.column_name) == (dg.AssetKey(["core", "force_years"]), "count")
