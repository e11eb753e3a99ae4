"""The coverage grid: what a round knows of every expected force and year, at a glance.

What belongs here: that one chart, and the groups that statuses are shown in (`coverage.csv`). What does not: what a
status means (`schemas/vocabulary`), or how it is found (`pipeline/measures/coverage.sql`).
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.charts.style import ROW, SMALL, nothing, titled
from pipeline.reference.forces import police_forces

if TYPE_CHECKING:
    from pipeline.charts.style import Chart

_CELL = 58


@cache
def shown_as() -> pd.DataFrame:
    """`status`, and the group, sign, colour and ink it is shown with. The sign is for readers without colour, the name
    of the colour for legends in words."""
    return pd.read_csv(Path(__file__).with_name("coverage.csv"), dtype="str", keep_default_na=False)


def coverage_grid(
    coverage: pd.DataFrame, title: str = "Coverage", round_: int | None = None, note: str = ""
) -> "Chart":
    """Force by year, coloured by status, of one round (the newest unless said); `coverage` is of one collection."""
    import altair as alt

    if coverage.empty:
        return nothing(title, "No round is known yet: there are no responses and no request log.")
    chosen = int(coverage["round"].max()) if round_ is None else round_
    cells = cells_of(coverage[coverage["round"] == chosen])
    groups = shown_as()[["shown_as", "sign", "colour"]].drop_duplicates()
    groups = groups[groups["shown_as"].isin(cells["shown_as"])]
    named = {name: f"{name} ({sign})" if sign else name for name, sign, _ in groups.itertuples(index=False)}
    legend = list(named.values())
    cells["legend"] = cells["shown_as"].map(named)
    base = alt.Chart(cells).encode(
        x=alt.X("financial_year:O", title=None, axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("force:N", title=None, sort=sorted(cells["force"].unique())),
    )
    squares = base.mark_rect(stroke="#8c8c8c", strokeWidth=0.5).encode(
        color=alt.Color(
            "legend:N", scale=alt.Scale(domain=legend, range=list(groups["colour"])),
            legend=alt.Legend(title=None, orient="bottom", columns=2, symbolType="square", symbolStrokeWidth=0.5,
                              symbolStrokeColor="#8c8c8c", symbolSize=140),
        ),
        tooltip=["force:N", "financial_year:O", "status:N", "detail:N"],
    )  # fmt: skip
    signs = base.mark_text(fontSize=SMALL, fontWeight="bold").encode(
        text="sign:N", color=alt.Color("ink:N", scale=None)
    )
    held = int((cells["status"] == "reported").sum())
    years = cells["financial_year"].nunique()
    grid = alt.layer(squares, signs).resolve_scale(color="independent")
    sized = grid.properties(width=_CELL * years, height=ROW * cells["force"].nunique())
    counted = f"Round {chosen}: an exact number for {held} of {len(cells)} forces and years."
    return titled(sized, title, counted, note)


def cells_of(coverage: pd.DataFrame) -> pd.DataFrame:
    """Each force and year with the force's short name and how its status is shown."""
    names = police_forces().set_index("force_id")["short_name"]
    cells = coverage[["force_id", "financial_year", "status", "detail"]].astype("object")
    cells["force"] = cells["force_id"].map(names).fillna(cells["force_id"])
    cells = cells.merge(shown_as(), on="status", how="left")
    return cells.where(cells.notna(), None)
