"""What a test may say about a reading: accepted with these force-years, these observations, or this refusal.

What belongs here: comparisons in the words of the data, and the promises that hold for every reading at once.
What does not: building files (`build.py`), and any knowledge of how the reader works.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from pipeline.declared.collection import Collection
from pipeline.reading.model import Observation, Quarantined, Reading
from pipeline.reading.response import read_response
from schemas.vocabulary import OBSERVATION_STATUSES

from .ledger import ledger_complete

Count = int | tuple[int, int | None]
Counts = Mapping[str, object] | Mapping[tuple[str, str], object]  # the objects are Count
SHORT = {"force": "force_id", "year": "financial_year", "low": "count_low", "high": "count_high"}
EXACT = {"reported", "calendar_year", "partial_year", "other_period"}


def read(path: Path, round_: int | None = 2020) -> Reading:
    """The reading of a file, with the promises checked that every reading keeps."""
    reading = read_response(path, collection="golden", round_=round_)
    for seen in reading.observations:
        assert seen.status in OBSERVATION_STATUSES
        if seen.count is not None:
            assert (seen.count_low, seen.count_high) == (seen.count, seen.count)
            assert seen.status in EXACT
            assert seen.count >= 0
        assert (seen.financial_year is None) or (seen.period_start, seen.period_end) == _span(seen.financial_year)
    for refusal in reading.quarantine:
        assert refusal.reason.strip(), refusal
        assert refusal.suggestion.strip(), refusal
    return reading


def accepted(path: Path, counts: Counts, force: str = "kent", round_: int | None = 2020, ledger: bool = True) -> None:
    """Accepted whole, and exactly these force-years: keys `2018/19` (of `force`) or (force, year).

    An expected (low, high) means that no exact number is known between those bounds.
    """
    reading = read(path, round_)
    assert (reading.status, reading.quarantine) == ("accepted", []), (reading.reason, reading.quarantine)
    assert force_years(reading) == {((force, key) if isinstance(key, str) else key): n for key, n in counts.items()}
    if ledger:
        ledger_complete(reading, path)


def observations(path: Path, expected: Mapping[str, Mapping[str, object]], round_: int | None = 2020) -> None:
    """Exactly one observation in each of these cells (`B2` or `Sheet!B2`) and no others, with these fields.

    Text is compared whatever its spacing; `breakdown` need only contain the expected word.
    """
    reading = read(path, round_)
    assert (reading.status, reading.quarantine) == ("accepted", []), (reading.reason, reading.quarantine)
    by_sheet = any("!" in key for key in expected)
    found = {f"{o.source_sheet}!{o.source_cell}" if by_sheet else o.source_cell: o for o in reading.observations}
    assert len(found) == len(reading.observations), "one cell gave two observations"
    assert sorted(found) == sorted(expected)
    for cell, fields in expected.items():
        for name, value in fields.items():
            actual = getattr(found[cell], SHORT.get(name, name))
            if name == "breakdown" and isinstance(value, str):
                assert value.casefold() in (actual or "").casefold(), cell
            else:
                assert _plain(actual) == _plain(value), (cell, name)
    ledger_complete(reading, path)


def refused(
    path: Path,
    cell: str | tuple[str, ...] | None = None,
    saying: str = "",
    suggesting: str = "",
    round_: int | None = 2020,
    ledger: bool = True,
) -> None:
    """No number of the file is used; one refusal is at the cell (one of them, if several) and has these words."""
    reading = read(path, round_)
    assert (reading.status, reading.observations) == ("quarantined", [])
    _has_refusal(reading, (cell,) if isinstance(cell, str) else cell, saying, suggesting)
    if ledger:
        ledger_complete(reading, path)


def partly(path: Path, counts: Mapping[str, object], cell: str | None, saying: str, force: str = "kent") -> None:
    """One table is read, and another refused as said."""
    reading = read(path)
    assert reading.status == "partly_accepted", reading.reason
    assert force_years(reading) == {(force, year): count for year, count in counts.items()}
    _has_refusal(reading, (cell,) if cell else None, saying, "")
    ledger_complete(reading, path)


def withheld(path: Path, year: str, saying: str, force: str = "kent") -> None:
    """Nothing is published for this year, and a refusal says why; other years may stand or fall with it."""
    reading = read(path)
    assert reading.status != "accepted"
    assert (force, year) not in force_years(reading)
    _has_refusal(reading, None, saying, "")
    ledger_complete(reading, path)


def right_or_refused(path: Path, counts: Mapping[str, object], force: str = "kent") -> None:
    """Where a cautious reader may say no: either these force-years exactly, or no number at all."""
    reading = read(path)
    if reading.status == "quarantined":
        assert reading.observations == []
        assert reading.quarantine
    else:
        assert force_years(reading) == {(force, year): count for year, count in counts.items()}


def force_years(reading: Reading) -> dict[tuple[str, str], Count]:
    """Leaves summed by force and financial year; months and quarters that fill a year count as that year."""
    leaves: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    parts: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for seen in reading.observations:
        if seen.financial_year:
            leaves[seen.force_id, seen.financial_year].append(seen)
        elif seen.status not in ("calendar_year", "other_period"):
            parts[seen.force_id, _year_of(seen.period_start)].append(seen)
    for key, months in parts.items():
        if _fills({(part.period_start, part.period_end) for part in months if part.period_end}, key[1]):
            assert key not in leaves, f"{key} is counted by year and by month"
            leaves[key] = months
    printed = {(t.force_id, t.financial_year): t.stated for t in reading.totals if t.agrees and t.covers_force_year}
    counts = {key: _sum(found, printed.get(key)) for key, found in leaves.items()}
    # A total that stands for all of a force and year is what was counted: a refresh stops where it is not.
    for whole, stated in printed.items():
        count = counts.get((str(whole[0]), str(whole[1])))
        assert not isinstance(count, int) or count == stated, (whole, count, stated)
    return counts


def _sum(found: list[Observation], printed: int | None) -> Count:
    exact = [seen.count for seen in found if seen.count is not None]
    if len(exact) == len(found):
        return sum(exact)
    if printed is not None:
        return printed
    highs = [seen.count_high for seen in found if seen.count_high is not None]
    return sum(seen.count_low or 0 for seen in found), sum(highs) if len(highs) == len(found) else None


def _has_refusal(reading: Reading, cells: tuple[str, ...] | None, saying: str, suggesting: str) -> None:
    def fits(entry: Quarantined) -> bool:
        here = (entry.cell, f"{entry.sheet}!{entry.cell}")
        return (
            (cells is None or any(cell in here for cell in cells))
            and re.search(saying, entry.reason, re.IGNORECASE | re.DOTALL) is not None
            and re.search(suggesting, entry.suggestion, re.IGNORECASE | re.DOTALL) is not None
        )

    assert any(fits(entry) for entry in reading.quarantine), reading.quarantine


def _plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _span(financial_year: str) -> tuple[date, date]:
    start = int(financial_year[:4])
    assert financial_year == f"{start}/{(start + 1) % 100:02}"
    return date(start, 4, 1), date(start + 1, 3, 31)


def _year_of(day: date) -> str:
    start = day.year if day.month >= 4 else day.year - 1
    return f"{start}/{(start + 1) % 100:02}"


def _fills(spans: set[tuple[date, date]], financial_year: str) -> bool:
    first, last = _span(financial_year)
    for start, end in sorted(spans):
        if start != first:
            return False
        first = end + timedelta(days=1)
    return first == last + timedelta(days=1)


def last_year(path: Path, asked: str = "Robbery", flag: str | None = None, force: str = "") -> object:
    """What is read for 2019/20, of a force where one is given, where offences of `asked` were asked for; None for a
    refusal."""
    settings = Collection(name="asked", title=asked, counts=f"{asked} recorded by the force", flag=flag)
    reading = read_response(path, collection="asked", round_=2020, settings=settings)
    found = {year: count for (whose, year), count in force_years(reading).items() if force in ("", whose)}
    return found.get("2019/20")
