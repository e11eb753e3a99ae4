"""Tables of `measures` about years: changes from one to the next, revisions, coverage.

What belongs here: figures computed over forces and years, with their base and their caveat beside them. What does
not: totals over several years (`windows`), what is said about the figures (`findings`), or how they are computed
(`pipeline/measures`).
"""

from schemas import fields as f
from schemas import rules
from schemas.fields import Flag, Number, TableModel, Text, Whole
from schemas.vocabulary import AREA_LEVELS, COVERAGE_STATUSES, DIRECTIONS, OBSERVATION_STATUSES

# Percentages are stored unrounded and rounded once, where they are printed: allow for floating point, no more.
_TOLERANCE = "1e-9 * greatest(1.0, abs({percent}))"


def percent_of(percent: str, change: str, base: str) -> str:
    """SQL: `percent` is `change` as a percentage of `base`, and missing exactly when that cannot be formed."""
    tolerance = _TOLERANCE.format(percent=percent)
    return (
        f"({percent} IS NULL) = ({change} IS NULL OR coalesce({base} = 0, true))"
        f" AND coalesce(abs({percent} - 100.0 * {change} / nullif({base}, 0)) <= {tolerance}, true)"
    )


class AreaFigure(TableModel):
    """The columns that say which area a figure is of."""

    collection: Text = f.collection()
    scheme: Text = f.text("The region scheme of a region, such as `ons`; `all` for forces, nations and collections.")
    area_level: Text = f.text("What kind of area this is; areas of different levels overlap.", words=AREA_LEVELS)
    area_id: Text = f.text("The area: for a force its `force_id`, for a collection the collection's name.")
    area: Text = f.text("The area's name as printed.")

    schemes_hold_regions = rules.rule(
        "(scheme = 'all') = (area_level <> 'region')",
        "a region has its own scheme, and every other area the scheme `all`",
    )


class AnnualChanges(AreaFigure):
    """Each area's figure for a year, and the rise or fall since the year before on the forces comparable in both."""

    financial_year: Text = f.text("The later of the two years compared, as `2019/20`.")
    count: Whole = f.count("All exact counts of the area's forces for the year, added up.", null="no force has one")
    previous_count: Whole = f.count("The same for the year before.", null="no force has one")
    comparable_count: Whole = f.count(
        "The year's counts of those forces that have exact counts in both years.", null="no force is comparable"
    )
    comparable_previous_count: Whole = f.count(
        "The same forces' counts for the year before.", null="no force is comparable"
    )
    change: Whole = f.count(
        "`comparable_count` minus `comparable_previous_count`.", null="no force is comparable", least=None
    )
    change_percent: Number = f.number(
        "`change` as a percentage of `comparable_previous_count`, not rounded.",
        null="no force is comparable or the year before is 0",
        unit="per cent",
    )
    direction: Text = f.text("Which way it went.", null="no force is comparable", words=DIRECTIONS)
    forces_compared: Whole = f.whole("How many forces have exact counts in both years.", least=0, unit="forces")
    forces_expected: Whole = f.whole("How many forces the area has in this collection.", least=1, unit="forces")
    is_comparable: Flag = f.flag(
        "Whether a change can be stated: at least one force has exact counts in both years."
        " On how much of the area it rests is in `forces_compared` and `forces_expected`."
    )
    caveat: Text = f.text("What must be said beside the figure, in words.", null="nothing need be said")

    year_is_financial = rules.financial_year("financial_year")
    change_is_comparable = rules.rule(
        "change IS NOT DISTINCT FROM comparable_count - comparable_previous_count",
        "a change is the difference of the comparable counts",
    )
    percent_is_of_change = rules.rule(
        percent_of("change_percent", "change", "comparable_previous_count"),
        "a percentage is the change on the comparable base, and missing from a base of 0",
    )
    direction_agrees = rules.rule(
        "direction IS NOT DISTINCT FROM"
        " CASE WHEN change > 0 THEN 'rise' WHEN change < 0 THEN 'fall' WHEN change = 0 THEN 'no change' END",
        "the direction is that of the change",
    )
    base_is_part_of_whole = rules.rule(
        "coalesce(comparable_count <= count, comparable_count IS NULL)"
        " AND coalesce(comparable_previous_count <= previous_count, comparable_previous_count IS NULL)",
        "the comparable base is part of the full total",
    )
    base_needs_forces = rules.rule(
        "(comparable_count IS NULL) = (forces_compared = 0)"
        " AND (comparable_previous_count IS NULL) = (forces_compared = 0)",
        "there are comparable counts exactly when forces are compared",
    )
    comparable_means_a_change = rules.rule(
        "is_comparable = (change IS NOT NULL)", "comparable means that there is a change"
    )
    forces_fit = rules.rule("forces_compared <= forces_expected", "no more forces are compared than expected")
    gaps_are_said = rules.rule(
        "forces_compared = forces_expected OR caveat IS NOT NULL",
        "forces that are not compared are named in the caveat",
    )

    key = rules.key("collection", "scheme", "area_level", "area_id", "financial_year")


class Revisions(TableModel):
    """Figures that a later round states differently from an earlier one: one row per restatement."""

    collection: Text = f.collection()
    force_id: Text = f.force_id()
    financial_year: Text = f.text("The financial year restated, as `2019/20`.")
    round: Whole = f.round_("The round that restates it.")
    previous_round: Whole = f.round_("The round that last stated it before.")
    count: Whole = f.count("The new figure.", null="the new statement is not an exact number")
    previous_count: Whole = f.count("The figure it replaces.", null="the older statement was not an exact number")
    change: Whole = f.count("`count` minus `previous_count`.", null="either is missing", least=None)
    status: Text = f.text("What the new figure is.", words=OBSERVATION_STATUSES)
    previous_status: Text = f.text("What the older figure was.", words=OBSERVATION_STATUSES)

    year_is_financial = rules.financial_year("financial_year")
    later_restates_earlier = rules.rule("round > previous_round", "a later round restates an earlier one")
    change_is_difference = rules.rule(
        "change IS NOT DISTINCT FROM count - previous_count", "the change is the new figure minus the older"
    )
    something_differs = rules.rule(
        "count IS DISTINCT FROM previous_count OR status <> previous_status",
        "a figure stated again unchanged is no revision",
    )

    key = rules.key("collection", "force_id", "financial_year", "round")


class Coverage(TableModel):
    """What each round knows of every expected force and year, the missing ones too."""

    collection: Text = f.collection()
    round: Whole = f.round_()
    force_id: Text = f.force_id("A force that the collection expects.")
    financial_year: Text = f.text("A financial year that the round asks about, as `2019/20`.")
    status: Text = f.text("What there is for this force and year in this round.", words=COVERAGE_STATUSES)
    exemption: Text = f.text(
        "The exemption of the Act that was claimed, such as `section 12`.", null="none was claimed"
    )
    source_file: Text = f.source_file("The response file that says so", null="no file does")
    detail: Text = f.text("More about it in words, such as why a figure was refused.", null="there is nothing to add")

    year_is_financial = rules.financial_year("financial_year")

    key = rules.key("collection", "round", "force_id", "financial_year")
