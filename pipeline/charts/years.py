"""All forces together, year by year.

What belongs here: that one chart. What does not: the totals, or what is said beside them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.charts.style import FONT, INK, NORMAL, OTHER_YEARS, PLAIN, SMALL, SOFT, UNSURE

if TYPE_CHECKING:
    from pipeline.charts.style import Chart

# How far a dashed line goes on where nothing bounds a total, as a share of the tallest bar.
_OPEN = 0.07


def yearly_totals(years: Sequence[Any], width: int, height: int = 230) -> "Chart":
    """The total of each year as a bar from zero, with the number of forces it rests on.

    `years` have `financial_year`, `count`, `low`, `high`, `forces_counted` and `forces_expected`. What withheld numbers
    may add is an outlined box on the bar, and a dashed line where nothing says how much.
    """
    import altair as alt

    reach = max([1, *(one.count for one in years), *(one.high or 0 for one in years)])
    rows = [_row(one, reach, is_newest=one is years[-1]) for one in years]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("year:N", title=None, sort=None,
                axis=alt.Axis(labelAngle=0, ticks=False, labelExpr="split(datum.label, '|')", labelPadding=6)),
        y=alt.Y("count:Q", title=None, axis=None, scale=alt.Scale(domain=[0, reach * (1 + 2 * _OPEN)])),
    )  # fmt: skip
    bars = base.mark_bar().encode(
        color=alt.Color("newest:N", scale=alt.Scale(domain=[True, False], range=[PLAIN, OTHER_YEARS]), legend=None)
    )
    bounded = base.mark_bar(filled=False, stroke=UNSURE, strokeWidth=1.5).encode(y2="end:Q")
    unbounded = base.mark_rule(stroke=UNSURE, strokeWidth=2, strokeDash=[2, 3]).encode(y2="end:Q")
    labels = base.mark_text(dy=-9, fontSize=NORMAL, fontWeight="bold", color=INK).encode(y="end:Q", text="figure:N")
    drawn = alt.layer(
        bars,
        bounded.transform_filter("datum.kind == 'bounded'"),
        unbounded.transform_filter("datum.kind == 'unbounded'"),
        labels,
    )
    finished: Chart = (
        drawn.properties(width=width, height=height)
        .configure(font=FONT, background="transparent", padding=0)
        .configure_axis(labelFontSize=SMALL, labelColor=SOFT, domainColor=SOFT, labelLineHeight=15)
        .configure_view(stroke=None)
        .configure_scale(bandPaddingInner=0.28, bandPaddingOuter=0.1)
    )
    return finished


def _row(one: Any, reach: int, is_newest: bool) -> dict[str, Any]:
    kind = "unbounded" if one.high is None else "bounded" if one.high > one.count else "exact"
    end = one.count + round(reach * _OPEN) if one.high is None else one.high
    return {
        "year": f"{one.financial_year}|{one.forces_counted} of {one.forces_expected}",
        "count": one.count, "end": end, "kind": kind, "newest": is_newest, "figure": f"{one.count:,}",
    }  # fmt: skip
