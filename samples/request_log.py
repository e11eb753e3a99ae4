"""The request log of a round: whom we asked, when an answer was due, what came.

What belongs here: the rows of `requests.csv`. What does not: the responses themselves.
"""

from datetime import date, timedelta
from functools import cache

import holidays

from samples.figures import FigureRow, ResponseRow, UnansweredRow
from samples.splitting import share_number

COLUMNS = ("force", "sent", "due", "answered", "outcome", "exemption", "file")
WORKING_DAYS_TO_ANSWER = 20


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Neither a weekend nor a bank holiday of England and Wales."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def due_date(sent: date) -> date:
    """The twentieth working day after the day the request was sent (section 10 of the Act)."""
    day, left = sent, WORKING_DAYS_TO_ANSWER
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


def _working_day_from(start: date, days: int) -> date:
    day = start + timedelta(days=days)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _sent(round_: int, key: str) -> date:
    days = [date(round_, 6, n) for n in range(1, 11)]
    working = [day for day in days if is_working_day(day)]
    return working[share_number("sent", str(round_), key) % len(working)]


def log_rows(
    round_: int, responses: list[ResponseRow], unanswered: list[UnansweredRow], figures: list[FigureRow]
) -> list[list[str]]:
    """One row to each force asked in the round, by force; a joint file stands in the rows of both forces."""
    rows: list[list[str]] = []
    for response in responses:
        sent = _sent(round_, response.file)
        answered = _working_day_from(sent, 14 + share_number("answered", response.file) % 36)
        for force in response.forces:
            markers = {str(f.count) for f in figures if f.force_id == force and isinstance(f.count, str)}
            partly = bool(markers) or response.withhold_small
            # Small counts are withheld as personal data of others.
            exemption = "section 40" if response.withhold_small or "<5" in markers else ""
            outcome = "partly_answered" if partly else "answered"
            rows.append([force, str(sent), str(due_date(sent)), str(answered), outcome, exemption, response.file])
    for request in unanswered:
        sent = _sent(round_, request.force_id)
        told = "" if request.outcome == "no_response" else str(_working_day_from(sent, 25))
        rows.append([request.force_id, str(sent), str(due_date(sent)), told, request.outcome, request.exemption, ""])
    return sorted(rows)
