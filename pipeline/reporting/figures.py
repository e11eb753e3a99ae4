"""Figures as the report writes them: every number of a page goes through here, once.

What belongs here: thousands, per cent, signs, intervals, dates. What does not: rounding itself (half up, away from
zero: `pipeline.measures.rounding`), or whole sentences (`measures.sentences`).
"""

from datetime import datetime

from pipeline.measures.rounding import rounded

MISSING = "–"
MINUS = "\u2212"


def number(value: int | None) -> str:
    """`10,391`; a dash where there is none."""
    return MISSING if value is None else f"{value:,}".replace("-", MINUS)


def signed(value: int | None) -> str:
    """`+29`, `−21`, `0`."""
    return MISSING if value is None else f"{'+' if value > 0 else ''}{number(value)}"


def percent(value: float | None) -> str:
    """`+7%`, from the unrounded figure: whole per cents, and one decimal place where a whole one would say nothing."""
    if value is None:
        return MISSING
    places = 0 if value == 0 or rounded(value) else 1
    figure = rounded(value, places)
    sign = "+" if figure > 0 else MINUS if figure < 0 else ""
    return f"{sign}{abs(figure):,}%"


def interval(low: int | None, high: int | None) -> str:
    """What a number that was not stated can be: `0 to 4`, `12 or more`; a dash where nothing is known."""
    if high is None:
        return MISSING if not low else f"{low:,} or more"
    return f"{low or 0:,} to {high:,}" if low != high else number(high)


def figure(count: int | None, low: int | None, high: int | None) -> str:
    """The number, or what it can be."""
    return interval(low, high) if count is None else number(count)


def day(moment: datetime) -> str:
    """`25 November 2026`."""
    return f"{moment.day} {moment:%B %Y}"


def sentence(words: str) -> str:
    """Words that stand in a row of caveats, as a sentence by themselves."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?')) else '.'}"


def short_year(financial_year: str) -> str:
    """`19/20` for `2019/20`, where there is little room."""
    return financial_year[2:]
