"""The 20 working days in which a public authority must answer (Freedom of Information Act 2000, section 10).

What belongs here: working days and the deadline they make. What does not: the request log itself (`requests`).
"""

from datetime import date, timedelta
from functools import cache

WORKING_DAYS_TO_ANSWER = 20

# Section 10(6): a bank holiday in any part of the United Kingdom is no working day for any authority.
_PARTS_OF_THE_UK = ("ENG", "WLS", "SCT", "NIR")


def is_working_day(day: date) -> bool:
    """Neither a weekend nor Christmas Day, Good Friday or a bank holiday anywhere in the United Kingdom."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def due_date(sent: date) -> date:
    """The twentieth working day after the day on which the request was sent."""
    day, left = sent, WORKING_DAYS_TO_ANSWER
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


def days_late(sent: date, answered: date) -> int:
    """Calendar days from the deadline to the answer; 0 when it came in time."""
    return max(0, (answered - due_date(sent)).days)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    import holidays

    return frozenset(
        day for part in _PARTS_OF_THE_UK for day in holidays.country_holidays("GB", subdiv=part, years=year)
    )
