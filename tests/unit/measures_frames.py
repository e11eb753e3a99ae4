"""Frames for tests of the measures: observations in a line each, and everything that follows from them.

What belongs here: building inputs, and running the measures in their order, every table held to its model.
What does not: expectations (the tests).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pipeline import measures
from pipeline.reference.areas import areas
from pipeline.reference.financial_year import end_date, of_period, start_date
from schemas.validate import empty_frame, validate

COLLECTION = "a-collection"
Row = dict[str, object]


def said(
    force: str,
    year: str | tuple[date, date],
    count: int | None,
    *,
    low: int | None = None,
    high: int | None = None,
    status: str = "reported",
    round_: int = 2020,
    file: str | None = None,
    offence: str | None = None,
    cell: str = "B2",
) -> Row:
    """One observation. `year` is a financial year or the first and last day of another period."""
    first, last = (start_date(year), end_date(year)) if isinstance(year, str) else year
    other = status in ("calendar_year", "partial_year", "other_period")
    name = file or f"{force}.xlsx"
    return {
        "collection": COLLECTION, "round": round_, "force_id": force,
        "financial_year": None if other else of_period(first, last), "period_start": first, "period_end": last,
        "offence": offence, "offence_code": None, "breakdown": None, "count": count,
        "count_low": count if low is None else low, "count_high": count if high is None else high, "status": status,
        "source_file": f"{COLLECTION}/{round_}/{name}", "source_sheet": "Sheet1", "source_cell": cell,
        "source_text": "" if count is None else str(count), "source_sha256": "0" * 64,
    }  # fmt: skip


def printed(force: str, year: str, stated: int, low: int, high: int | None, *, round_: int = 2020) -> Row:
    """A total over all that the force's file counts for a year."""
    return {
        "collection": COLLECTION, "round": round_, "source_file": f"{COLLECTION}/{round_}/{force}.xlsx",
        "source_sha256": "0" * 64, "force_id": force, "financial_year": year, "period_start": start_date(year),
        "period_end": end_date(year), "stated": stated, "sum_low": low, "sum_high": high, "agrees": True,
        "covers_force_year": True, "source_sheet": "Sheet1", "source_cell": "B9", "source_text": str(stated),
    }  # fmt: skip


def asked(force: str, outcome: str, round_: int = 2020, exemption: str | None = None, file: str | None = None) -> Row:
    """One row of a request log."""
    source = f"{COLLECTION}/{round_}/{file}" if file else None
    return {
        "collection": COLLECTION, "round": round_, "force_id": force, "outcome": outcome, "exemption": exemption,
        "source_file": source, "sent": None, "due": None, "answered": None, "statutory_due": None, "days_late": None,
    }  # fmt: skip


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    return validate(table, pd.DataFrame(list(rows), columns=list(empty_frame(table).columns)))


@dataclass(frozen=True)
class Measured:
    """Every table that follows from some observations."""

    statements: pd.DataFrame
    conflicts: pd.DataFrame
    force_years: pd.DataFrame
    revisions: pd.DataFrame
    coverage: pd.DataFrame
    changes: pd.DataFrame
    totals: pd.DataFrame
    areas: pd.DataFrame

    def current(self) -> dict[tuple[str, str], int | None]:
        rows = self.force_years[["force_id", "financial_year", "count"]].itertuples(index=False)
        return {(force, year): None if pd.isna(count) else int(count) for force, year, count in rows}

    def change(self, area: str, year: str) -> pd.Series:
        found = self.changes[(self.changes["area_id"] == area) & (self.changes["financial_year"] == year)]
        assert len(found) == 1, f"{len(found)} rows for {area} {year}"
        return found.iloc[0]

    def total(self, area: str, last_year: str) -> pd.Series:
        found = self.totals[(self.totals["area_id"] == area) & (self.totals["last_year"] == last_year)]
        assert len(found) == 1, f"{len(found)} windows for {area} to {last_year}"
        return found.iloc[0]


def measure(
    rows: Iterable[Row],
    *,
    totals: Iterable[Row] = (),
    requests: Iterable[Row] = (),
    files: Sequence[tuple[str, str, int]] = (),
    refused: Iterable[tuple[str, str]] = (),
    expected: Sequence[str] | None = None,
    schemes: Sequence[str] = (),
    first_year: str | None = None,
) -> Measured:
    """All measures of some observations. `files`: force, file name and precedence in round 2020's log; `refused`: file
    name and reason of responses of round 2020 that are in quarantine."""
    observations = frame("core.observations", rows)
    stated = frame("core.stated_totals", totals)
    log = frame("core.requests", requests)
    forces = expected or list(dict.fromkeys([*observations["force_id"], *log["force_id"]]))
    logged = [(COLLECTION, 2020, force, f"{COLLECTION}/2020/{file}", place) for force, file, place in files]
    columns = ["collection", "round", "force_id", "source_file", "precedence"]
    log_files = pd.DataFrame(logged, columns=columns).astype(
        {"collection": "str", "round": "Int64", "force_id": "str", "source_file": "str", "precedence": "Int64"}
    )
    responses = _responses(observations, refused)
    where = areas(COLLECTION, "A collection", forces, schemes)

    of_files = validate("core.statements", measures.statements(observations, stated))
    of_rounds = measures.round_statements(of_files, log_files)
    current = validate("core.force_years", measures.force_years(of_rounds))
    first_years = {COLLECTION: first_year}
    coverage = measures.coverage(of_rounds, where, responses, log, log_files, first_years)
    coverage = validate("measures.coverage", coverage)
    return Measured(
        statements=of_files,
        conflicts=validate("core.quarantine", measures.conflicts(of_files, of_rounds, log_files)),
        force_years=current,
        revisions=validate("measures.revisions", measures.revisions(of_rounds)),
        coverage=coverage,
        changes=validate("measures.annual_changes", measures.annual_changes(current, where, coverage)),
        totals=validate("measures.five_year_totals", measures.five_year_totals(current, where, coverage)),
        areas=where,
    )


def _responses(observations: pd.DataFrame, refused: Iterable[tuple[str, str]]) -> pd.DataFrame:
    columns = ["collection", "round", "source_file", "source_sha256"]
    found: list[Row] = [
        {**dict(zip(columns, row, strict=True)), "status": "accepted", "layout": "inferred", "reason": None}
        for row in observations[columns].drop_duplicates().itertuples(index=False)
    ]
    found += [
        {
            "collection": COLLECTION, "round": 2020, "source_file": f"{COLLECTION}/2020/{file}",
            "source_sha256": "0" * 64, "status": "quarantined", "layout": "inferred", "reason": reason,
        }
        for file, reason in refused
    ]  # fmt: skip
    return frame("core.responses", found)
