"""Pictures of the figures, as declarations, for Dagster's asset pages.

What belongs here: plain functions from a table to a chart, and drawing a chart without a browser.
What does not: any figure (`pipeline/measures`), or the page that a chart stands on.

Altair is imported where a chart is made: it takes a second, and most of this project draws nothing.
"""

from typing import TYPE_CHECKING

from pipeline.charts.at_a_glance import changes_table, coverage_strip, totals_table
from pipeline.charts.changes import biggest_changes
from pipeline.charts.coverage import coverage_grid
from pipeline.charts.draw import as_png
from pipeline.charts.totals import area_totals

if TYPE_CHECKING:
    from pipeline.charts.style import Chart

__all__ = [
    "Chart", "area_totals", "as_png", "biggest_changes", "changes_table", "coverage_grid", "coverage_strip",
    "totals_table",
]  # fmt: skip
