"""Pictures and sentences on the pages of assets.

What belongs here: putting charts of `pipeline/charts` and sentences of the story into an asset's metadata.
What does not: the charts themselves.
"""

import base64
from collections.abc import Callable, Mapping
from typing import Any

import dagster as dg
import pandas as pd

from pipeline import charts

# A page with more would be slow to open; the others are in the report.
MOST_COLLECTIONS = 6
MOST_SENTENCES = 30

_CHARTS: dict[str, tuple[Callable[..., "charts.Chart"], str]] = {
    "measures.coverage": (charts.coverage_grid, "coverage"),
    "measures.annual_changes": (charts.biggest_changes, "biggest rises and falls"),
    "measures.five_year_totals": (charts.area_totals, "five-year totals"),
}


def pictures(
    table_name: str, frame: pd.DataFrame, context: dg.AssetExecutionContext, notes: Mapping[str, str]
) -> dict[str, Any]:
    """A picture of the table for each collection, with what must be said beside it."""
    if context.instance.is_ephemeral:  # its record is thrown away with the run: nobody would see them
        return {}
    draw, what = _CHARTS[table_name]
    return {
        f"{what}: {name}": _picture(draw(rows, title=f"{what.capitalize()}: {name}", note=notes.get(name, "")), what)
        for name, rows in _by_collection(frame)
    }


def story(sentences: pd.DataFrame) -> dict[str, Any]:
    """The newest sentences of each collection, the widest areas first, as a paper would print them."""
    found = {}
    for name, rows in _by_collection(sentences):
        newest = rows[rows["financial_year"] == rows["financial_year"].max()]
        order = {"collection": 0, "nation": 1, "region": 2, "force": 3}
        ordered = newest.sort_values(["area_level", "scheme", "area"], key=_by(order), kind="stable")
        lines = [
            f"- {row['sentence']}" + (f" *({row['caveat']})*" if pd.notna(row["caveat"]) else "")
            for row in ordered.head(MOST_SENTENCES).to_dict("records")
        ]
        more = len(ordered) - len(lines)
        found[f"story: {name}"] = dg.MetadataValue.md(
            "\n".join([*lines, *([f"- and {more} more in `measures.sentences`"] if more else [])])
        )
    return found


def _by(order: Mapping[str, int]) -> Any:
    return lambda column: column.map(order) if column.name == "area_level" else column


def _by_collection(frame: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    return [(str(name), rows) for name, rows in frame.groupby("collection", sort=True)][:MOST_COLLECTIONS]


def _picture(chart: "charts.Chart", says: str) -> dg.MarkdownMetadataValue:
    encoded = base64.b64encode(charts.as_png(chart)).decode("ascii")
    return dg.MetadataValue.md(f"![{says}](data:image/png;base64,{encoded})")
