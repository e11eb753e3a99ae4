"""Frames for tests of the measures: observations in a line each, and everything that follows from them.

What belongs here: building inputs, and running the measures in their order, every table held to its model.
What does not: expectations (the tests).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

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
    """Every table that follows from some observations, each made when it is asked for and held to its model."""

    observations: pd.DataFrame
    stated_totals: pd.DataFrame
    requests: pd.DataFrame
    files: pd.DataFrame
    responses: pd.DataFrame
    areas: pd.DataFrame
    first_year: str | None

    @cached_property
    def statements(self) -> pd.DataFrame:
        return validate("core.statements", measures.statements(self.observations, self.stated_totals))

    @cached_property
    def round_statements(self) -> pd.DataFrame:
        return measures.round_statements(self.statements, self.files)

    @cached_property
    def conflicts(self) -> pd.DataFrame:
        return validate("core.quarantine", measures.conflicts(self.statements, self.round_statements, self.files))

    @cached_property
    def force_years(self) -> pd.DataFrame:
        return validate("core.force_years", measures.force_years(self.round_statements))

    @cached_property
    def revisions(self) -> pd.DataFrame:
        return validate("measures.revisions", measures.revisions(self.round_statements))

    @cached_property
    def coverage(self) -> pd.DataFrame:
        frames = (self.round_statements, self.areas, self.responses, self.requests, self.files)
        return validate("measures.coverage", measures.coverage(*frames, {COLLECTION: self.first_year}))

    @property
    def _figures(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        return self.force_years, self.areas, self.coverage

    @cached_property
    def changes(self) -> pd.DataFrame:
        return validate("measures.annual_changes", measures.annual_changes(*self._figures))

    @cached_property
    def totals(self) -> pd.DataFrame:
        return validate("measures.five_year_totals", measures.five_year_totals(*self._figures))

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
    log = frame("core.requests", requests)
    logged = [(COLLECTION, 2020, force, f"{COLLECTION}/2020/{file}", place) for force, file, place in files]
    columns = ["collection", "round", "force_id", "source_file", "precedence"]
    log_files = pd.DataFrame(logged, columns=columns).astype(
        {"collection": "str", "round": "Int64", "force_id": "str", "source_file": "str", "precedence": "Int64"}
    )
    forces = expected or list(dict.fromkeys([*observations["force_id"], *log["force_id"]]))
    return Measured(
        observations=observations,
        stated_totals=frame("core.stated_totals", totals),
        requests=log,
        files=log_files,
        responses=_responses(observations, refused),
        areas=areas(COLLECTION, "A collection", forces, schemes),
        first_year=first_year,
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
