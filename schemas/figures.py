"""Tables of `core` about figures: what the responses state, cell by cell, and each force's figure for a year.

What belongs here: observations, stated totals, statements and force years. What does not: the files they come from
(`core`), or anything computed over several forces or years (`measures`).
"""

from schemas import fields as f
from schemas import rules
from schemas.fields import Flag, Moment, TableModel, Text, Whole
from schemas.vocabulary import OBSERVATION_STATUSES

_EXACT = "('reported', 'estimated')"
_OTHER_PERIODS = "('calendar_year', 'partial_year', 'other_period')"


class Observations(TableModel):
    """Every value stated in a response, with the cell it came from.

    Leaf values only: totals are kept apart, so that summing never counts twice.
    """

    collection: Text = f.collection()
    round: Whole = f.round_()
    force_id: Text = f.force_id()
    financial_year: Text = f.text(
        "The financial year, 1 April to 31 March, as `2019/20`.", null="the period is not exactly one financial year"
    )
    period_start: Moment = f.day("First day of the period counted.")
    period_end: Moment = f.day(
        "Last day of the period counted.", null="a part of a year is counted, and nobody says on which day it ends"
    )
    offence: Text = f.text("The offence in the force's own words.", null="the response gives one undivided figure")
    offence_code: Text = f.text(
        "The Home Office Counting Rules code of the offence, such as `71/17`.", null="the response states none"
    )
    breakdown: Text = f.text("Any further category of the figure: month, sex, age, ...", null="it has none")
    count: Whole = f.count("The number stated.", null="no exact number was stated; a missing number is never zero")
    count_low: Whole = f.count("The least the number can be, as `<5` can be 0.", null="nothing is known of it")
    count_high: Whole = f.count("The most the number can be, as `<5` can be 4.", null="there is no known upper bound")
    status: Text = f.text("What the value is.", words=OBSERVATION_STATUSES)
    source_file: Text = f.source_file()
    source_sheet: Text = f.text("The sheet; empty in a file that has none.", may_be_empty=True)
    source_cell: Text = f.text("The cell, such as `B7`; of counted records the cells that date them, such as `A2:A25`.")
    source_text: Text = f.text("The cell's text as the force sent it; empty for an empty cell.", may_be_empty=True)
    source_sha256: Text = f.sha256()

    year_is_financial = rules.financial_year("financial_year")
    year_is_its_period = rules.rule(
        "financial_year IS NULL OR (period_start = make_date(TRY_CAST(left(financial_year, 4) AS INTEGER), 4, 1)"
        " AND period_end = make_date(TRY_CAST(left(financial_year, 4) AS INTEGER) + 1, 3, 31))",
        "a financial year runs from 1 April to 31 March",
    )
    period_runs_forward = rules.rule(
        "period_end IS NULL OR period_start <= period_end", "a period does not end before it starts"
    )
    year_has_an_end = rules.rule(
        "financial_year IS NULL OR period_end IS NOT NULL", "only a part of a year may have no known end"
    )
    bounds = rules.ordered_bounds()
    exact = rules.exact_when_counted()
    counts_are_stated = rules.rule(
        f"count IS NULL OR status IN {_EXACT} OR status IN {_OTHER_PERIODS}",
        "only a number that was stated exactly has a count",
    )
    reported_is_counted = rules.rule(
        f"count IS NOT NULL OR (status <> 'reported' AND status NOT IN {_OTHER_PERIODS})",
        "a value reported as an exact number has a count",
    )
    other_periods_are_no_year = rules.rule(
        f"status NOT IN {_OTHER_PERIODS} OR financial_year IS NULL",
        "a calendar, part or other year is no financial year",
    )
    hash_is_sha256 = rules.sha256()
    cell_is_an_address = rules.cells()

    # A merged cell may state one thing of several years and offences, so the cell alone is no key.
    key = rules.key(
        "source_file", "source_sheet", "source_cell", "force_id", "period_start", "period_end", "offence", "breakdown"
    )


class StatedTotals(TableModel):
    """Totals printed in responses, with what their parts add up to: proof, never added in."""

    collection: Text = f.collection()
    round: Whole = f.round_()
    source_file: Text = f.source_file()
    source_sha256: Text = f.sha256()
    force_id: Text = f.force_id("The force that the total is of.", null="it is over several forces")
    financial_year: Text = f.text(
        "The financial year, as `2019/20`.", null="it is over several years or its period is not a financial year"
    )
    period_start: Moment = f.day("First day of the period.", null="the total is over several periods")
    period_end: Moment = f.day(
        "Last day of the period.", null="the total is over several periods, or over a part of a year with no known end"
    )
    stated: Whole = f.count("The total as printed.")
    sum_low: Whole = f.count("The least that the parts add up to.")
    sum_high: Whole = f.count("The most that the parts add up to.", null="a part has no known upper bound")
    agrees: Flag = f.flag("Whether the total printed is one that its parts can add up to.")
    covers_force_year: Flag = f.flag("Whether it is over everything the file counts for its force and period.")
    source_sheet: Text = f.text("The sheet; empty in a file that has none.", may_be_empty=True)
    source_cell: Text = f.text("The cell, such as `B7`.")
    source_text: Text = f.text("The cell's text as the force sent it.", may_be_empty=True)

    year_is_financial = rules.financial_year("financial_year")
    bounds = rules.ordered_bounds("sum_low", "sum_high")
    agreement = rules.rule(
        "NOT agrees OR (stated >= sum_low AND (sum_high IS NULL OR stated <= sum_high))",
        "a total that agrees lies between what its parts can add up to",
    )
    covering_has_a_force = rules.rule(
        "NOT covers_force_year OR force_id IS NOT NULL", "a force's own total names the force"
    )
    hash_is_sha256 = rules.sha256()
    cell_is_an_address = rules.cell()


class _OneYear(TableModel):
    """Rules for a figure of one force and financial year."""

    year_is_financial = rules.financial_year("financial_year")
    bounds = rules.ordered_bounds()
    exact = rules.exact_when_counted()
    counts_are_stated = rules.rule(
        f"count IS NULL OR status IN {_EXACT}", "only a number stated for the year has a count"
    )
    reported_is_counted = rules.rule(
        "status <> 'reported' OR count IS NOT NULL", "a figure reported as an exact number has a count"
    )


class Statements(_OneYear):
    """Each file's own figure for a force and financial year: its leaves summed, as that file states them."""

    collection: Text = f.collection()
    round: Whole = f.round_()
    source_file: Text = f.source_file()
    force_id: Text = f.force_id()
    financial_year: Text = f.text("The financial year, as `2019/20`.")
    count: Whole = f.count(
        "The number stated, or the sum of the numbers stated.", null="any part of it was not stated exactly"
    )
    count_low: Whole = f.count("The least the number can be.", null="nothing is known of it")
    count_high: Whole = f.count("The most the number can be.", null="there is no known upper bound")
    status: Text = f.text(
        "What the figure is; where parts differ, what keeps it from being exact.", words=OBSERVATION_STATUSES
    )

    key = rules.key("source_file", "force_id", "financial_year")


class ForceYears(_OneYear):
    """The current statement for each force and financial year: that of the newest round.

    Years for which nobody stated anything have no row. Older statements stay in `core.statements`.
    """

    collection: Text = f.collection()
    force_id: Text = f.force_id()
    financial_year: Text = f.text("The financial year, as `2019/20`.")
    count: Whole = f.count(
        "The number of the current statement.", null="it is not an exact number; it is never zero for that"
    )
    count_low: Whole = f.count("The least the number can be.", null="nothing is known of it")
    count_high: Whole = f.count("The most the number can be.", null="there is no known upper bound")
    status: Text = f.text("What the figure is.", words=OBSERVATION_STATUSES)
    round: Whole = f.round_("The round whose statement this is.")
    source_file: Text = f.source_file("The response file that states it")

    key = rules.key("collection", "force_id", "financial_year")
