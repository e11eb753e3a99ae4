"""Reads the maker's tables: figures, force names, what each response looks like, who did not answer.

What belongs here: the CSV files beside this module, as records. What does not: laying them out (`layouts/`), and
whether the figures add up to what was published (`tests/unit/test_samples.py`).
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = (2016, 2017, 2018, 2019, 2020)
Figure = int | str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What one force stated for one year in one round; `count` is a number, or the marker the force wrote."""

    round: int
    force_id: str
    financial_year: str
    count: Figure
    basis: str
    source_url: str
    note: str


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """One response file: who answered in it, and how it is laid out."""

    round: int
    file: str
    forces: tuple[str, ...]
    layout: str
    year_notation: str
    offences: str
    withhold_small: bool


@dataclass(frozen=True, slots=True)
class UnansweredRow:
    """A request that brought no file."""

    round: int
    force_id: str
    outcome: str
    exemption: str


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


@cache
def force_names() -> dict[str, str]:
    """What each force calls itself in its responses."""
    return {row["force_id"]: row["name"] for row in _rows(HERE / "force_names.csv")}


@cache
def figures() -> tuple[FigureRow, ...]:
    """Every stated figure of every round."""
    return tuple(
        FigureRow(
            round=int(row["round"]),
            force_id=row["force_id"],
            financial_year=row["financial_year"],
            count=int(row["count"]) if row["count"].isdigit() else row["count"],
            basis=row["basis"],
            source_url=row["source_url"],
            note=row["note"],
        )
        for round_ in ROUNDS
        for row in _rows(HERE / "figures" / f"{round_}.csv")
    )


@cache
def responses() -> tuple[ResponseRow, ...]:
    """Every response file to make."""
    return tuple(
        ResponseRow(
            round=int(row["round"]),
            file=row["file"],
            forces=tuple(row["forces"].split()),
            layout=row["layout"],
            year_notation=row["year_notation"],
            offences=row["offences"],
            withhold_small=row["withhold_small"] == "yes",
        )
        for row in _rows(HERE / "responses.csv")
    )


@cache
def unanswered() -> tuple[UnansweredRow, ...]:
    """Every request without a response file."""
    return tuple(
        UnansweredRow(int(row["round"]), row["force_id"], row["outcome"], row["exemption"])
        for row in _rows(HERE / "unanswered.csv")
    )
