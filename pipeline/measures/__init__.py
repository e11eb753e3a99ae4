"""What the numbers mean once they are read: current statements, changes, totals, coverage, and what is said of them.

What belongs here: one plain function per table, from frames to a frame; figures in SQL files, words in Python.
What does not: reading responses (`pipeline/reading`), checking the result against its model (`schemas`), writing it
anywhere (`pipeline/publishing`).

The order: `statements` -> `round_statements` -> `conflicts`, `force_years`, `revisions`, `coverage` ->
`annual_changes`, `five_year_totals`, `cumulative_totals`, `rates` -> `ranks`, `sentences`, `plausibility`, `claims`.
"""

from pipeline.measures.current import conflicts, coverage, force_years, revisions, round_statements, statements
from pipeline.measures.doubts import plausibility
from pipeline.measures.fact_checks import claims
from pipeline.measures.plain_english import sentences
from pipeline.measures.totals import annual_changes, cumulative_totals, five_year_totals, ranks, rates

__all__ = [
    "annual_changes",
    "claims",
    "conflicts",
    "coverage",
    "cumulative_totals",
    "five_year_totals",
    "force_years",
    "plausibility",
    "ranks",
    "rates",
    "revisions",
    "round_statements",
    "sentences",
    "statements",
]
