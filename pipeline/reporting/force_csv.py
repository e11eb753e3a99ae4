"""A force's figures and the cells they came from, as the CSV file that its panel offers.

What belongs here: its rows, and keeping spreadsheets from running what a force wrote. What does not: which texts those
are (`pipeline.publishing.formulas`), or the CSV files of whole tables (`pipeline.publishing.csv_files`).
"""

import csv
import io
from collections.abc import Sequence

from pipeline.publishing.formulas import is_formula
from pipeline.reporting.records import Cell, ForceYear

HEADER = (
    "force_id", "financial_year", "figure", "figure_low", "figure_high", "status", "round", "offence", "offence_code",
    "breakdown", "cell_count", "is_checked_total", "source_file", "source_sheet", "source_cell", "source_text", "note",
)  # fmt: skip


def force_csv(years: Sequence[ForceYear], cells: Sequence[Cell], note: str | None) -> str:
    """A row to each cell, and one to each year that has none. `note` must be said beside the figures."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for year in years:
        start = (
            year.force_id, year.financial_year, year.count, year.low, year.high, year.status, year.round,
        )  # fmt: skip
        found = [one for one in cells if one.financial_year == year.financial_year]
        ends: list[tuple[object, ...]] = [
            (
                one.offence, one.offence_code, one.breakdown, one.count, str(one.is_total).lower(), one.source_file,
                one.sheet, one.cell, one.text, note,
            )
            for one in found
        ] or [(None, None, None, None, None, year.source_file, None, None, None, note)]  # fmt: skip
        for end in ends:
            writer.writerow([_neutral(value) for value in (*start, *end)])
    return out.getvalue()


def _neutral(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and is_formula(value) else value
