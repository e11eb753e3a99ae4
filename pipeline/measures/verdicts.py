"""Whether a printed figure is what ours says, and if not, which known slip explains it.

What belongs here: comparing one printed figure with one of ours. What does not: finding ours (`held`), tables of claims
(`fact_checks`), or reading a claim from text (`claim_text`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pipeline.measures.rounding import rounded, truncated
from pipeline.measures.thresholds import thresholds


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed. A fall is a negative percentage. `measure` and `qualifier` are of the closed lists."""

    measure: str
    value: Decimal
    qualifier: str


@dataclass(frozen=True, slots=True)
class Ours:
    """Our figure for it, and what slips can be told by: the numbers a percentage is of, and other windows' totals.

    `value` is exact: a number of offences or an unrounded percentage. For sums `low` and `high` bound what it would be
    with every force; a missing `high` means that a force is missing.
    """

    value: Fraction
    low: int | None = None
    high: int | None = None
    count: int | None = None
    previous: int | None = None
    on_full_totals: Fraction | None = None
    other_windows: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One of the closed list of verdicts, our figure where we hold one, and the verdict in words."""

    verdict: str
    our_value: Fraction | None
    explanation: str


def judge(printed: Printed, ours: Ours) -> Verdict:
    """The verdict on a printed figure; known slips are looked for only where it does not hold."""
    shown = figure(ours.value, printed.measure)
    is_open = _is_open(printed, ours)
    # That what we hold is less proves nothing where forces are missing.
    word = None if printed.qualifier == "less_than" and is_open else _holds(printed, ours.value)
    if word == "truncated":
        right = f"{rounded(ours.value, _places(printed)):,}"
        return Verdict(word, ours.value, f"Our figure is {shown}: cut off, not rounded; rounded it is {right}.")
    if word:
        return Verdict(word, ours.value, f"Our figure is {shown}{', which rounds to it' if word == 'rounded' else ''}.")
    slip = _slip(printed, ours)
    if slip:
        return Verdict(slip[0], ours.value, f"Our figure is {shown}{slip[1]}.")
    if is_open:
        why = f"Not every force and year has a figure; those that have one add up to {shown}"
        return Verdict("not_checkable", None, f"{why}, which neither proves nor refutes it.")
    return Verdict("contradicted", ours.value, f"Our figure is {shown}.")


def figure(value: Fraction, measure: str) -> str:
    """Our figure as it is shown: `10,391`, or `+16.4 per cent`."""
    return f"{rounded(value, 1):+,} per cent" if measure == "change_percent" else f"{rounded(value):,}"


def _holds(printed: Printed, value: Fraction) -> str | None:
    """`holds`, `rounded` or `truncated` where the figure, as qualified, is true of `value`."""
    said = Fraction(printed.value)
    within = _within(printed, value)
    match printed.qualifier:
        case "about":
            return "holds" if abs(value - said) <= within else None
        case "nearly":
            return "holds" if abs(said) - within <= abs(value) < abs(said) and _one_way(said, value) else None
        case "more_than":
            return "holds" if abs(value) > abs(said) and _one_way(said, value) else None
        case "less_than":
            return "holds" if abs(value) < abs(said) and _one_way(said, value) else None
    if value == said:
        return "holds"
    if printed.qualifier == "exact" and printed.measure != "change_percent":
        return None
    return _shortened(printed, value)


def _shortened(printed: Printed, value: Fraction) -> str | None:
    places = _places(printed)
    if rounded(value, places) == printed.value:
        return "rounded"
    return "truncated" if truncated(value, places) == printed.value else None


def _places(printed: Printed) -> int:
    """Decimal places of a percentage; of a count, minus the number of noughts it ends in."""
    value = printed.value if printed.measure == "change_percent" or not printed.value else printed.value.normalize()
    return -int(value.as_tuple().exponent)


def _within(printed: Printed, value: Fraction) -> Fraction:
    allowed = Fraction(thresholds("claims")["about_within"])
    return allowed if printed.measure == "change_percent" else abs(value) * allowed / 100


def _one_way(one: Fraction, other: Fraction) -> bool:
    return one * other > 0 or one == other == 0


def _is_open(printed: Printed, ours: Ours) -> bool:
    """Whether the forces that are missing from a sum could make the figure true or false."""
    if ours.low is None or ours.low == ours.high:
        return False
    said, high = printed.value, ours.high
    match printed.qualifier:
        case "less_than":
            return ours.low < said and (high is None or high >= said)
        case "more_than":
            return ours.low <= said and (high is None or high > said)
    return ours.low <= said and (high is None or said <= high)


def _slip(printed: Printed, ours: Ours) -> tuple[str, str] | None:
    """The known slip that explains a figure which does not hold, and what to add to our figure in words."""
    if ours.count is not None and ours.previous and _shortened(printed, Fraction(100 * ours.count, ours.previous)):
        parts = f"{ours.count:,} as a percentage of {ours.previous:,}"
        return "ratio_as_percent", f"; {printed.value:,} is {parts}, not the change"
    if ours.on_full_totals is not None and _shortened(printed, ours.on_full_totals):
        return "wrong_base", "; it was taken on the full totals, over forces that do not have both years"
    for years, total in ours.other_windows.items():
        if total == printed.value or (printed.qualifier != "exact" and _shortened(printed, Fraction(total))):
            return "wrong_window", f"; the printed one is that of {years} years ({total:,})"
    right = f"{abs(rounded(ours.value, max(_places(printed), 0)))}"
    if _is_swap(f"{abs(printed.value)}", right):
        return "digits_swapped", f", which is {right} with two digits the other way round"
    return None


def _is_swap(one: str, other: str) -> bool:
    """Whether two neighbouring characters changed places, and nothing else differs."""
    differ = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return one[first] == other[second] and one[second] == other[first]
