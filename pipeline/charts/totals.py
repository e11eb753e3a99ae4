"""Cumulative totals of the areas of one kind, largest first.

What belongs here: that one chart. What does not: how a total is computed (`pipeline/measures/cumulative_totals.sql`).
"""

from typing import TYPE_CHECKING

import pandas as pd

from pipeline.charts.style import INCOMPLETE, INK, NORMAL, PLAIN, ROW, nothing, titled

if TYPE_CHECKING:
    from pipeline.charts.style import Chart

_COMPLETE, _IN_PART = "every force and year", "some forces or years are missing"


def area_totals(
    totals: pd.DataFrame,
    title: str = "Five-year totals",
    scheme: str | None = None,
    last_year: str | None = None,
    area_level: str = "region",
    note: str = "",
) -> "Chart":
    """The totals of all areas of one level as bars: regions of a scheme (the first by name unless said) or forces.

    `totals` is `measures.five_year_totals` of one collection; a total that lacks a force or a year is paler.
    """
    import altair as alt

    areas = largest_first(totals, area_level, scheme, last_year)
    if areas.empty:
        return nothing(title, f"No {area_level} has a total yet.")
    bars = pd.DataFrame(
        [
            {
                "area": area["area"],
                "total": int(area["total"]),
                "complete": _COMPLETE if area["is_complete"] else _IN_PART,
                "label": f"{int(area['total']):,}" + ("" if area["is_complete"] else " (incomplete)"),
            }
            for area in areas.to_dict("records")
        ]
    )
    reach = float(bars["total"].max()) or 1.0
    base = alt.Chart(bars).encode(
        x=alt.X("total:Q", title=None, axis=None, scale=alt.Scale(domain=[0, 1.35 * reach])),
        y=alt.Y("area:N", title=None, sort=list(bars["area"])),
    )
    drawn = base.mark_bar(height=ROW * 0.8, stroke=PLAIN, strokeWidth=0.7).encode(
        color=alt.Color("complete:N", scale=alt.Scale(domain=[_COMPLETE, _IN_PART], range=[PLAIN, INCOMPLETE]),
                        legend=alt.Legend(title=None, orient="bottom", labelLimit=300)),
        tooltip=["area:N", "total:Q", "complete:N"],
    )  # fmt: skip
    labels = base.mark_text(align="left", dx=4, fontSize=NORMAL, color=INK).encode(text="label:N")
    first = areas.iloc[0]
    span = f"{first['first_year']} to {first['last_year']}, recorded offences, exact numbers only."
    sized = alt.layer(drawn, labels).properties(width=460, height=ROW * 1.5 * len(bars))
    return titled(sized, title, span, note)


def largest_first(
    totals: pd.DataFrame, area_level: str, scheme: str | None = None, last_year: str | None = None
) -> pd.DataFrame:
    """The totals of all areas of one level that have one, of one scheme and one last year (the newest unless said)."""
    areas = totals[(totals["area_level"] == area_level) & totals["total"].notna()]
    if not areas.empty:
        areas = areas[areas["scheme"] == (scheme or areas["scheme"].min())]
        areas = areas[areas["last_year"] == (last_year or areas["last_year"].max())]
    return areas.sort_values(["total", "area"], ascending=[False, True])
