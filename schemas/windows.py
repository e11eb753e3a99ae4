"""Tables of `measures` about several years: cumulative totals over windows of consecutive financial years.

What belongs here: totals, their bounds, and what is missing from them. What does not: changes from one year to the
next (`measures`).
"""

from schemas import fields as f
from schemas import rules
from schemas.fields import Flag, Number, Text, Whole
from schemas.measures import AreaFigure, percent_of


class _Window(AreaFigure):
    """A cumulative total over consecutive financial years, and what it rests on."""

    first_year: Text = f.text("The first financial year of the window, as `2015/16`.")
    last_year: Text = f.text("The last financial year of the window, as `2019/20`.")
    total: Whole = f.count("All exact counts of the area's forces in the window, added up.", null="there are none")
    total_low: Whole = f.count("The least that everything in the window can add up to.", null="nothing was stated")
    total_high: Whole = f.count(
        "The most that everything in the window can add up to.",
        null="a force and year is missing or has no upper bound",
    )
    years_counted: Whole = f.whole("Years of the window with at least one exact count.", least=0, unit="years")
    forces_counted: Whole = f.whole("Forces with at least one exact count in the window.", least=0, unit="forces")
    forces_expected: Whole = f.whole("How many forces the area has in this collection.", least=1, unit="forces")
    is_complete: Flag = f.flag("Whether every expected force has an exact count for every year of the window.")
    caveat: Text = f.text(
        "What must be said beside the figure: which forces and years are missing.", null="nothing need be said"
    )
    first_count: Whole = f.count(
        "First year's counts of the forces with exact counts in both the first and the last year.",
        null="there are none",
    )
    last_count: Whole = f.count("The same forces' counts for the last year.", null="there are none")
    change: Whole = f.count(
        "`last_count` minus `first_count`: the change over the whole window.", null="there are none", least=None
    )
    change_percent: Number = f.number(
        "`change` as a percentage of `first_count`, not rounded.",
        null="there is no change or the first year is 0",
        unit="per cent",
    )
    forces_compared: Whole = f.whole(
        "Forces with exact counts in both the first and the last year.", least=0, unit="forces"
    )

    first_is_financial = rules.financial_year("first_year")
    last_is_financial = rules.financial_year("last_year")
    bounds_hold_total = rules.rule(
        "coalesce(total <= total_low, total IS NULL) AND coalesce(total_low <= total_high, true)",
        "the exact part is not above the lower bound, nor that above the upper",
    )
    total_needs_forces = rules.rule(
        "(total IS NULL) = (forces_counted = 0)", "there is a total exactly when forces are counted"
    )
    forces_fit = rules.rule(
        "forces_counted <= forces_expected AND forces_compared <= forces_counted",
        "no more forces are counted than expected",
    )
    complete_is_exact = rules.rule(
        "NOT is_complete OR (forces_counted = forces_expected"
        " AND total_low IS NOT DISTINCT FROM total AND total_high IS NOT DISTINCT FROM total)",
        "a complete total is exact and over all forces",
    )
    gaps_are_said = rules.rule("is_complete OR caveat IS NOT NULL", "an incomplete total says what is missing")
    change_is_of_ends = rules.rule(
        "change IS NOT DISTINCT FROM last_count - first_count AND (change IS NULL) = (forces_compared = 0)",
        "the change over the window is between its first and last year",
    )
    percent_is_of_change = rules.rule(
        percent_of("change_percent", "change", "first_count"), "a percentage is the change on the first year's count"
    )


class FiveYearTotals(_Window):
    """Each area's cumulative total over every window of exactly five consecutive financial years."""

    years_are_five = rules.rule(
        "TRY_CAST(left(last_year, 4) AS INTEGER) = TRY_CAST(left(first_year, 4) AS INTEGER) + 4",
        "five years, the first and the last included",
    )
    years_fit = rules.rule(
        "years_counted <= 5 AND (NOT is_complete OR years_counted = 5)",
        "at most five years are counted, and all when complete",
    )

    key = rules.key("collection", "scheme", "area_level", "area_id", "first_year", "last_year")


class CumulativeTotals(_Window):
    """The same over windows of the length that the collection asks for (`cumulative_years`), where that is not five."""

    window_years: Whole = f.whole("How many consecutive financial years the window spans.", least=2, unit="years")

    window_is_as_long = rules.rule(
        "TRY_CAST(left(last_year, 4) AS INTEGER) = TRY_CAST(left(first_year, 4) AS INTEGER) + window_years - 1",
        "the window is as long as it says, the first and the last year included",
    )
    years_fit = rules.rule(
        "years_counted <= window_years AND (NOT is_complete OR years_counted = window_years)",
        "no more years are counted than the window has, and all when complete",
    )

    key = rules.key("collection", "scheme", "area_level", "area_id", "first_year", "last_year")
