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
from pipeline.publishing.places import Places
from schemas.registry import TABLES, table
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
    ("table_name", "label"),
    [
        ("measures.coverage", "coverage: knives"),
        ("measures.annual_changes", "biggest rises and falls: knives"),
        ("measures.five_year_totals", "five-year totals: knives"),
    ],
)
def test_the_page_shows_a_picture(run: tuple[Folders, dg.ExecuteInProcessResult], table_name: str, label: str) -> None:
    text = _shown(run[1], table_name)[label].value
    head, _, encoded = text.partition("data:image/png;base64,")
    assert head.startswith("![") and text.endswith(")")
    picture = Image.open(io.BytesIO(base64.b64decode(encoded.removesuffix(")"), validate=True)))
    assert picture.width > 200 and picture.height > 50


def test_the_page_tells_the_story_and_that_it_is_illustrative(run: tuple[Folders, dg.ExecuteInProcessResult]) -> None:
    shown = _shown(run[1], "measures.sentences")
    assert "Kent" in shown["story: knives"].value and "100" in shown["story: knives"].value
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
        assert "assets_defs/" in node.metadata["source_code"].value
    changes = graph.get(dg.AssetKey(["measures", "annual_changes"]))
    assert "pipeline/measures/annual_changes.sql" in changes.metadata["source_code"].value


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
