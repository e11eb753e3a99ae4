"""What pages are made of: a small record for a row of each file in `sql/`, and what a collection says of itself.

What belongs here: names and types of the columns. What does not: anything computed from them.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Collection:
    collection: str
    title: str
    forces_expected: int
    newest_year: str | None


@dataclass(frozen=True, slots=True)
class About:
    """What a collection says of itself, as it was published. The last two must be said beside its figures."""

    counts: str | None = None
    source: str | None = None
    licence: str | None = None
    contact: str | None = None
    illustrative_note: str | None = None
    disclosure: str | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """All forces together in one year. `low` and `high` bound the total of all; `high` is None when nothing does."""

    financial_year: str
    count: int
    low: int | None
    high: int | None
    forces_counted: int
    forces_expected: int
    comparable_count: int | None
    comparable_previous_count: int | None
    change: int | None
    change_percent: float | None
    forces_compared: int
    caveat: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A force's figure for the newest year, and its change since the year before where there is one."""

    force_id: str
    name: str
    short_name: str
    count: int | None
    previous_count: int | None
    change: int | None
    change_percent: float | None
    direction: str | None
    is_comparable: bool
    caveat: str | None


@dataclass(frozen=True, slots=True)
class ForceYear:
    """One force in one year. Without a `count`, `status` says what kept it from being one."""

    force_id: str
    name: str
    short_name: str
    nation: str | None
    financial_year: str
    count: int | None
    low: int | None
    high: int | None
    status: str | None
    exemption: str | None
    detail: str | None
    round: int | None
    source_file: str | None
    previous_count: int | None
    change: int | None
    change_percent: float | None
    is_comparable: bool | None
    caveat: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that a force's current figure is made of or, as `is_total`, a printed total that was checked."""

    force_id: str
    financial_year: str
    offence: str | None
    offence_code: str | None
    breakdown: str | None
    count: int | None
    low: int | None
    high: int | None
    status: str
    source_file: str
    sheet: str
    cell: str
    text: str
    source_sha256: str
    is_total: bool
    period_start: date | None
    period_end: date | None


@dataclass(frozen=True, slots=True)
class Total:
    scheme: str
    area_level: str
    area_id: str
    area: str
    first_year: str
    last_year: str
    total: int | None
    low: int | None
    high: int | None
    years_counted: int
    forces_counted: int
    forces_expected: int
    is_complete: bool
    caveat: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    area_level: str
    area_id: str
    kind: str
    financial_year: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Revision:
    force_id: str
    name: str
    financial_year: str
    round: int
    previous_round: int
    count: int | None
    previous_count: int | None
    change: int | None
    status: str
    previous_status: str


@dataclass(frozen=True, slots=True)
class Round:
    round: int
    requests: int
    answered: int
    late: int
    files: int
    accepted: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class Source:
    source_file: str
    sha256: str
    round: int | None
    status: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Doubt:
    force_id: str | None
    financial_year: str | None
    severity: str
    message: str
    reason: str


@dataclass(frozen=True, slots=True)
class Publication:
    run_id: str
    published_at: datetime
    code_version: str
