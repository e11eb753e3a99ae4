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
# Dagster's page shows Markdown that is shorter than this at once, and any other behind `[Show Markdown]`.
SHOWN_AT_ONCE = 999

_AT_ONCE = {
    "story": ("collection", "nation"),
    "story of regions": ("region",),
    "story of forces, the greatest changes first": ("force",),
}

_CHARTS: dict[str, tuple[Callable[[pd.DataFrame, int], str], Callable[..., "charts.Chart"], str]] = {
    "measures.coverage": (charts.coverage_strip, charts.coverage_grid, "coverage"),
    "measures.annual_changes": (charts.changes_table, charts.biggest_changes, "biggest rises and falls"),
    "measures.five_year_totals": (charts.totals_table, charts.area_totals, "five-year totals"),
}


def pictures(
    table_name: str, frame: pd.DataFrame, context: dg.AssetExecutionContext, notes: Mapping[str, str]
) -> dict[str, Any]:
    """The table at a glance and as a large picture, for each collection, with what must be said beside it."""
    if context.instance.is_ephemeral:  # its record is thrown away with the run: nobody would see them
        return {}
    at_a_glance, draw, what = _CHARTS[table_name]
    found = {}
    for name, rows in _by_collection(frame):
        found[f"{what}: {name}"] = dg.MetadataValue.md(at_a_glance(rows, SHOWN_AT_ONCE))
        drawn = draw(rows, title=f"{what.capitalize()}: {name}", note=notes.get(name, ""))
        found[f"{what}, large: {name}"] = _picture(drawn, what)
    return found


def story(sentences: pd.DataFrame) -> dict[str, Any]:
    """The newest sentences of each collection, the widest areas first, as a paper would print them: as many as the page
    shows at once; and more of them, with what must be said beside each, behind a click."""
    found = {}
    for name, rows in _by_collection(sentences):
        newest = rows[rows["financial_year"] == rows["financial_year"].max()]
        order = {"collection": 0, "nation": 1, "region": 2, "force": 3}
        ordered = newest.sort_values(["area_level", "scheme", "area"], key=_by(order), kind="stable")
        for label, levels in _AT_ONCE.items():
            about = ordered[ordered["area_level"].isin(levels)]
            found[f"{label}: {name}"] = dg.MetadataValue.md(_first(about if "force" not in levels else _moved(about)))
        lines = [
            f"- {row['sentence']}" + (f" *({row['caveat']})*" if pd.notna(row["caveat"]) else "")
            for row in ordered.head(MOST_SENTENCES).to_dict("records")
        ]
        if more := len(ordered) - len(lines):
            lines.append(f"- and {more} more in `measures.sentences`")
        found[f"story, with caveats: {name}"] = dg.MetadataValue.md("\n".join(lines))
    return found


def _first(sentences: pd.DataFrame) -> str:
    """As many sentences as the page shows at once."""
    lines = [f"- {text}" for text in sentences["sentence"]]
    while len("\n".join(lines)) > SHOWN_AT_ONCE:
        lines.pop()
    return "\n".join(lines) or "No sentence."


def _moved(sentences: pd.DataFrame) -> pd.DataFrame:
    """Those of the greatest changes first."""
    change = (sentences["comparable_count"] - sentences["comparable_previous_count"]).abs().fillna(-1)
    return sentences.loc[change.sort_values(ascending=False, kind="stable").index]


def _by(order: Mapping[str, int]) -> Any:
    return lambda column: column.map(order) if column.name == "area_level" else column


def _by_collection(frame: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    return [(str(name), rows) for name, rows in frame.groupby("collection", sort=True)][:MOST_COLLECTIONS]


def _picture(chart: "charts.Chart", says: str) -> dg.MarkdownMetadataValue:
    encoded = base64.b64encode(charts.as_png(chart)).decode("ascii")
    return dg.MetadataValue.md(f"![{says}](data:image/png;base64,{encoded})")
