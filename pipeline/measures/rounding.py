"""How numbers are rounded, declared once: half up, away from zero.

What belongs here: rounding, cutting off, and percentages of whole numbers, all exact. What does not: when a number is
rounded (tables hold unrounded figures; only words are rounded), or how it is written in words (`words`).
"""

from decimal import Decimal
from fractions import Fraction

# A float is taken for exactly the number it holds. Decimal texts such as "7.5" are exact as written.
Number = int | float | Decimal | Fraction | str


def rounded(number: Number, places: int = 0) -> Decimal:
    """To that many decimal places, a half away from zero: 6.5 to 7, -6.5 to -7. Negative places round to tens, ..."""
    return _scaled(number, places, Fraction(1, 2))


def truncated(number: Number, places: int = 0) -> Decimal:
    """Cut off towards zero, as print often does by mistake: 44.84 to 44."""
    return _scaled(number, places, Fraction(0))


def percent_change(count: int, previous: int) -> Fraction | None:
    """The change from `previous` to `count` as an exact percentage of `previous`; None from nothing."""
    return Fraction(100 * (count - previous), previous) if previous else None


def _scaled(number: Number, places: int, added: Fraction) -> Decimal:
    exact = Fraction(number) * Fraction(10) ** places
    whole = int(abs(exact) + added)
    signed = -whole if exact < 0 else whole
    # Zero places give 7, not 7.; negative ones give 7000, not 7E+3.
    return Decimal(signed).scaleb(-places) if places > 0 else Decimal(signed * 10**-places)
