"""The same pictures in a few hundred characters of Markdown, for pages that show no more without a click.

What belongs here: a text for each of the charts, no longer than asked. What does not: the charts themselves.

Bars are drawn with block letters. The coverage grid is a drawing of its own, since letters have no colours: a row to
each year, a column to each force, those with most exact numbers first.
"""

import base64
from itertools import groupby

import pandas as pd

from pipeline.charts.changes import EACH_WAY, newest_changes
from pipeline.charts.coverage import cells_of, shown_as
from pipeline.charts.totals import largest_first
from pipeline.reference.financial_year import start_year, starting_in
from pipeline.reference.forces import police_forces

_BAR = 10  # letters of the longest bar
_UP, _DOWN, _PART = "█", "▒", "░"
_WIDE, _HIGH, _LABEL = 11, 16, 56  # pixels of a cell, and of the year before a row


def coverage_strip(coverage: pd.DataFrame, most: int) -> str:
    """The grid of the newest round, and what its colours mean; the text alone where the grid would be longer."""
    if coverage.empty:
        return "No round is known yet: there are no responses and no request log."
    newest = int(coverage["round"].max())
    cells = cells_of(coverage[coverage["round"] == newest])
    groups = shown_as().drop_duplicates("shown_as").reset_index(drop=True)
    cells["group"] = cells["shown_as"].map({name: at for at, name in enumerate(groups["shown_as"])})
    grid = cells.pivot(index="financial_year", columns="force", values="group").sort_index(ascending=False)
    exact = (grid == 0).sum()
    grid = grid[sorted(grid.columns, key=lambda force: (-int(exact[str(force)]), tuple(grid[force]), force))]
    counts = cells["group"].value_counts()
    legend = [
        f"{one.shown_as} ({one.colour_name}): {counts[at]}"
        for at, one in enumerate(groups.itertuples(index=False))
        if at in counts
    ]
    said = f"Round {newest}, a row to each year, a column to each of {grid.shape[1]} forces. {'; '.join(legend)}."
    text = f"![coverage](data:image/svg+xml;base64,{_drawing(grid, list(groups['colour']))})\n\n{said}"
    return text if len(text) <= most else said


def _drawing(grid: pd.DataFrame, colours: list[str]) -> str:
    """Runs of one colour as lines, which takes the fewest letters."""
    paths: dict[int, str] = {}
    for row, (_, groups) in enumerate(grid.iterrows()):
        at = 0
        for group, cells in groupby(groups):
            length = len(list(cells))
            paths[int(group)] = paths.get(int(group), "") + f"M{at} {row}h{length}"
            at += length
    rows, columns = grid.shape
    lines = "".join(f"<path stroke='{colours[group]}' d='{path}'/>" for group, path in sorted(paths.items()))
    # The first year and the last, and lines between the forces: one thick one, broken.
    named = {0: grid.index[0], rows - 1: grid.index[-1]}
    years = "".join(f"<text y='{_HIGH * (row + 0.8):.0f}'>{year}</text>" for row, year in named.items())
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_LABEL + _WIDE * columns}' height='{_HIGH * rows}'>"
        f"<g font-size='12'>{years}</g>"
        f"<g transform='translate({_LABEL} {_HIGH // 2})scale({_WIDE} {_HIGH})' stroke-width='.9'>{lines}"
        f"<path stroke='#fff' stroke-width='{2 * rows}' stroke-dasharray='.1 .9' d='M0 0h{columns}'/></g></svg>"
    )
    return base64.b64encode(svg.encode()).decode()


def changes_table(annual_changes: pd.DataFrame, most: int) -> str:
    """The biggest rises and falls, as many each way as there is room for."""
    short = police_forces().set_index("name")["short_name"].to_dict()
    text = ""
    for each_way in range(1, EACH_WAY + 1):
        year, bars = newest_changes(annual_changes, each_way)
        if bars.empty:
            return "No force has exact numbers for two years in a row." if not year else f"No change in {year}."
        reach = bars["change"].abs().max()
        lines = [
            f"| {short.get(one['area'], one['area'])} | {one['previous']:,} | {one['count']:,} |"
            f" {_unbroken(_bar(one['change'], reach), one['label'])} |"
            for one in bars.to_dict("records")
        ]
        before = starting_in(start_year(year) - 1)
        longer = "\n".join([f"| | {before} | {year} | change |", "|---|--:|--:|---|", *lines])
        if len(longer) > most:
            break
        text = longer
    return text


def totals_table(totals: pd.DataFrame, most: int) -> str:
    """The total of all forces, and those of regions, the largest first; as many as there is room for."""
    whole, regions = largest_first(totals, "collection"), largest_first(totals, "region")
    if whole.empty and regions.empty:
        return "No area has five consecutive years yet."
    lines = []
    for _, one in pd.concat([whole, regions]).iterrows():
        reach = one["total"] if one["area_level"] == "collection" else regions["total"].max()
        part = "" if one["is_complete"] else " some forces or years are missing"
        name = "**all forces**" if one["area_level"] == "collection" else one["area"]
        lines.append(f"| {name} | {one['total']:,} | {_bar(one['total'], reach, one['is_complete'])}{part} |")
    newest = (whole if len(whole) else regions).iloc[0]
    head = [f"| {newest['first_year']} to {newest['last_year']} | total | |", "|---|--:|---|"]
    while len("\n".join([*head, *lines])) > most:
        lines.pop()
    return "\n".join([*head, *lines])


def _unbroken(*words: str) -> str:
    return "\u00a0".join(words).replace(" ", "\u00a0")


def _bar(value: int, reach: int, is_complete: bool = True) -> str:
    letter = _DOWN if value < 0 else _UP if is_complete else _PART
    return letter * max(1, round(_BAR * abs(int(value)) / max(1, int(reach))))
