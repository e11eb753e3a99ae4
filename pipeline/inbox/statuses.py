"""What the states of a request on WhatDoTheyKnow mean for the request log.

What belongs here: `statuses.csv`. What does not: reading an export (`batch_export`).
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Status:
    """A state by the words that the site displays. `outcome` is None where the state does not tell it."""

    status: str
    outcome: str | None
    to_do: str


@cache
def statuses() -> dict[str, Status]:
    """Every state by its words in lower case."""
    with (Path(__file__).parent / "statuses.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["status"].casefold(): Status(row["status"], row["outcome"] or None, row["to_do"])
            for row in csv.DictReader(lines)
        }
