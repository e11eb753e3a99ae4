"""The biggest rises and falls of forces between two years.

What belongs here: that one chart. What does not: how a change is computed (`pipeline/measures/annual_changes.sql`).
"""

from typing import TYPE_CHECKING

import pandas as pd

from pipeline.charts.style import FALL, INK, NORMAL, RISE, ROW, nothing, titled
from pipeline.measures.rounding import rounded

if TYPE_CHECKING:
    from pipeline.charts.style import Chart

EACH_WAY = 8


def biggest_changes(
    annual_changes: pd.DataFrame,
    title: str = "Biggest rises and falls",
    year: str | None = None,
    each_way: int = EACH_WAY,
    note: str = "",
) -> "Chart":
    """The forces that rose and fell most, in offences, as bars to the right and the left of no change.

    `annual_changes` is of one collection; `year` is the later of the two years, the newest that compares unless said.
    """
    import altair as alt

    newest, bars = newest_changes(annual_changes, each_way, year)
    if not newest:
        return nothing(title, "No force has exact numbers for two years in a row.")
    if bars.empty:
        return nothing(title, f"No force's number changed in {newest}.")
    reach = float(bars["change"].abs().max())
    # A label stands beyond its bar's end, on the side to which the bar points.
    base = alt.Chart(bars).encode(
        x=alt.X("change:Q", title=None, axis=None, scale=alt.Scale(domain=[-1.45 * reach, 1.45 * reach])),
        y=alt.Y("area:N", title=None, sort=list(bars["area"])),
    )
    drawn = base.mark_bar(height=ROW * 0.7).encode(
        color=alt.Color("direction:N", scale=alt.Scale(domain=["rise", "fall"], range=[RISE, FALL]),
                        legend=alt.Legend(title=None, orient="bottom")),
        tooltip=["area:N", "previous:Q", "count:Q", "label:N"],
    )  # fmt: skip
    to_the_right = base.mark_text(align="left", dx=4, fontSize=NORMAL, color=INK).encode(text="label:N")
    to_the_left = base.mark_text(align="right", dx=-4, fontSize=NORMAL, color=INK).encode(text="label:N")
    middle = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=INK).encode(x="zero:Q")
    layers = alt.layer(
        drawn,
        to_the_right.transform_filter("datum.change > 0"),
        to_the_left.transform_filter("datum.change < 0"),
        middle,
    )
    shown = f"{newest} against the year before, in recorded offences."
    return titled(layers.properties(width=460, height=ROW * 1.25 * len(bars)), title, shown, note)


def newest_changes(annual_changes: pd.DataFrame, each_way: int, year: str | None = None) -> tuple[str, pd.DataFrame]:
    """The newest year that compares, unless one is asked for, and the forces that changed most in it; none: ""."""
    forces = annual_changes[(annual_changes["area_level"] == "force") & annual_changes["is_comparable"]]
    if year is not None:
        forces = forces[forces["financial_year"] == year]
    newest = "" if forces.empty else str(forces["financial_year"].max())
    return newest, _bars(forces[forces["financial_year"] == newest], each_way)


def _bars(forces: pd.DataFrame, each_way: int) -> pd.DataFrame:
    """The biggest rises, then the smallest falls to the biggest; equals in the order of their names."""
    ordered = forces.sort_values(["change", "area"], ascending=[False, True])
    rises = ordered[ordered["change"] > 0].head(each_way)
    falls = ordered[ordered["change"] < 0].tail(each_way)
    chosen = pd.concat([rises, falls])
    return pd.DataFrame(
        [
            {
                "area": force["area"],
                "change": int(force["change"]),
                "previous": int(force["comparable_previous_count"]),
                "count": int(force["comparable_count"]),
                "direction": force["direction"],
                "label": _label(int(force["change"]), force["change_percent"]),
            }
            for force in chosen.to_dict("records")
        ]
    )


def _label(change: int, percent: float | None) -> str:
    if percent is None or pd.isna(percent):
        return f"{change:+,} (from none)"
    return f"{change:+,} ({rounded(percent):+,} %)"
