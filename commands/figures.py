"""Figures as people read them.

What belongs here: thousands, percentages, rises and falls in words. What does not: computing any of them.
"""

from decimal import ROUND_HALF_UP, Decimal

MISSING = "–"


def number(value: int | None) -> str:
    """`10,391`."""
    return MISSING if value is None else f"{value:,}"


def signed(value: int | None) -> str:
    """`+29`, `-21`."""
    return MISSING if value is None else f"{value:+,}"


def rounded(percent: float) -> int:
    """To the nearest whole per cent, halves away from zero: rounded once, here, from the unrounded figure."""
    return int(Decimal(percent).quantize(Decimal(1), ROUND_HALF_UP))


def percent(value: float | None) -> str:
    """`+7 %`."""
    return MISSING if value is None else f"{rounded(value):+,} %"


def direction(change: int, percentage: float | None) -> str:
    """`up 16 per cent`, `unchanged`; without a percentage where there was nothing the year before."""
    if change == 0:
        return "unchanged"
    way = "up" if change > 0 else "down"
    if percentage is None:
        return f"{way} by {abs(change):,}"
    whole = abs(rounded(percentage))
    return f"{way} {whole:,} per cent" if whole else f"{way} by less than 1 per cent"
