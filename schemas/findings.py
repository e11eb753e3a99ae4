"""Tables of `measures` that say something about the figures: rates, ranks, sentences, doubts, fact-checks.

What belongs here: readings of the counts and changes, each carrying the figures it rests on.
What does not: the counts and changes themselves (`measures`).
"""

from schemas import fields as f
from schemas import rules
from schemas.fields import Flag, Number, TableModel, Text, Whole
from schemas.measures import AreaFigure
from schemas.vocabulary import (
    AREA_LEVELS,
    CLAIM_MEASURES,
    CLAIM_QUALIFIERS,
    CLAIM_VERDICTS,
    PLAUSIBILITY_RULES,
    RANK_MEASURES,
    SENTENCE_KINDS,
    SEVERITIES,
)


class Rates(TableModel):
    """Offences per 100,000 population, for forces that have a population estimate.

    Rates are never summed or averaged.
    """

    collection: Text = f.collection()
    force_id: Text = f.force_id()
    financial_year: Text = f.text("The financial year counted, as `2019/20`.")
    count: Whole = f.count("The exact count of the current statement.")
    population: Whole = f.count("Residents of the force's area, all ages.", least=1, unit="people")
    mid_year: Whole = f.whole(
        "The year of the population estimate, at 30 June: the year in which the financial year starts.",
        least=1981,
        most=2100,
        unit="calendar year",
    )
    rate_per_100k: Number = f.number(
        "`count` per 100,000 of `population`, not rounded.", least=0, unit="offences per 100,000 population"
    )

    year_is_financial = rules.financial_year("financial_year")
    mid_year_is_within = rules.rule(
        "mid_year = TRY_CAST(left(financial_year, 4) AS INTEGER)",
        "the estimate is of the 30 June that lies in the year",
    )
    rate_is_a_quotient = rules.rule(
        "abs(rate_per_100k - 100000.0 * count / population) <= 1e-9 * greatest(1.0, rate_per_100k)",
        "the rate is the count per 100,000 of the population",
    )

    key = rules.key("collection", "force_id", "financial_year")


class Ranks(TableModel):
    """Forces in order, among those with a comparable figure: 1 is the highest, and equals share a rank."""

    collection: Text = f.collection()
    financial_year: Text = f.text("The financial year, as `2019/20`.")
    measure: Text = f.text("What is ranked.", words=RANK_MEASURES)
    force_id: Text = f.force_id()
    value: Number = f.number("The figure ranked, not rounded; its unit is that of the measure.", unit="as the measure")
    rank: Whole = f.whole("The place: one more than the number of forces with a higher figure.", least=1, unit="place")
    is_tied: Flag = f.flag("Whether another force has the same figure.")
    forces_ranked: Whole = f.whole("How many forces have a figure to rank.", least=1, unit="forces")

    year_is_financial = rules.financial_year("financial_year")
    rank_fits = rules.rule("rank <= forces_ranked", "no rank is beyond the number of forces")

    key = rules.key("collection", "financial_year", "measure", "force_id")


class Sentences(AreaFigure):
    """A plain-English line for each area and year, as a local paper prints it, with the figures it rests on."""

    kind: Text = f.text("What the sentence is about.", words=SENTENCE_KINDS)
    first_year: Text = f.text("The first financial year of a cumulative total.", null="the sentence is about one year")
    financial_year: Text = f.text("The year, or the last year of a cumulative total, as `2019/20`.")
    sentence: Text = f.text("The sentence.")
    count: Whole = f.count("The figure it prints: the year's count or the cumulative total.")
    comparable_count: Whole = f.count("The year's count on the comparable base.", null="it states no change")
    comparable_previous_count: Whole = f.count("The year before on the comparable base.", null="it states no change")
    change_percent: Number = f.number(
        "The percentage before rounding.", null="it states no percentage", unit="per cent"
    )
    forces_counted: Whole = f.whole("How many forces its figures rest on.", least=1, unit="forces")
    forces_expected: Whole = f.whole("How many forces the area has in this collection.", least=1, unit="forces")
    caveat: Text = f.text("What must be printed beside it.", null="nothing need be said")

    year_is_financial = rules.financial_year("financial_year")
    first_is_financial = rules.financial_year("first_year")
    window_is_cumulative = rules.rule(
        "(first_year IS NULL) = (kind = 'annual_change')", "a cumulative total has a first year, and a change has none"
    )
    base_is_whole = rules.rule(
        "(comparable_count IS NULL) = (comparable_previous_count IS NULL)"
        " AND (change_percent IS NULL OR comparable_previous_count IS NOT NULL)",
        "a sentence that states a change holds both of its figures",
    )
    forces_fit = rules.rule("forces_counted <= forces_expected", "no more forces are counted than expected")

    key = rules.key("collection", "scheme", "area_level", "area_id", "kind", "financial_year")


class Plausibility(TableModel):
    """Figures that are proved but look odd: each with the rule that noticed it and why the rule is there."""

    collection: Text = f.collection()
    rule: Text = f.text("What was noticed.", words=PLAUSIBILITY_RULES)
    severity: Text = f.text("What it means for publishing.", words=SEVERITIES)
    force_id: Text = f.force_id("The force concerned.", null="it concerns all forces of a year")
    other_force_id: Text = f.force_id("The force that it is like.", null="no other force is concerned")
    financial_year: Text = f.text("The year concerned, as `2019/20`.", null="it concerns no single year")
    other_year: Text = f.text("The year that it is compared with.", null="no other year is concerned")
    round: Whole = f.round_("The round concerned.", null="it concerns no single round")
    value: Number = f.number(
        "What was measured, in the measure of the rule.", null="the rule measures nothing", unit="as the rule"
    )
    threshold: Number = f.number(
        "Where the rule begins to notice.", null="the rule has no threshold", unit="as the rule"
    )
    message: Text = f.text("What was noticed, in words, with the figures.")
    reason: Text = f.text("Why the rule is there and its threshold is where it is.")

    year_is_financial = rules.financial_year("financial_year")
    other_is_financial = rules.financial_year("other_year")

    key = rules.key("collection", "rule", "force_id", "other_force_id", "financial_year", "other_year", "round")


class Claims(TableModel):
    """Figures that others have printed, each checked against ours."""

    collection: Text = f.collection()
    claim: Whole = f.whole("The row of `claims.csv`, the first after its header being 1.", least=1, unit="row")
    source: Text = f.text("Who printed it and where.")
    area: Text = f.text("The area as printed.")
    area_level: Text = f.text("The kind of area it was taken for.", null="we know no such area", words=AREA_LEVELS)
    scheme: Text = f.text("The scheme of the area it was taken for.", null="we know no such area")
    area_id: Text = f.text("The area it was taken for.", null="we know no such area")
    period: Text = f.text("The period as printed: `2019/20`, or `2018/19 to 2019/20`.")
    measure: Text = f.text("What kind of figure it is.", words=CLAIM_MEASURES)
    value: Number = f.number("The figure printed.", unit="offences, or per cent for a change")
    qualifier: Text = f.text("How it was printed.", words=CLAIM_QUALIFIERS)
    verdict: Text = f.text("What the check says.", words=CLAIM_VERDICTS)
    our_value: Number = f.number(
        "Our figure, not rounded.",
        null="we hold none for this area and period",
        unit="offences, or per cent for a change",
    )
    explanation: Text = f.text("The verdict in words, with our figure.")

    verdicts_rest_on_figures = rules.rule(
        "(our_value IS NULL) = (verdict = 'not_checkable')", "a verdict rests on a figure of ours"
    )
    area_is_whole = rules.rule(
        "(area_level IS NULL) = (area_id IS NULL) AND (scheme IS NULL) = (area_id IS NULL)",
        "an area that was found has its level and scheme",
    )

    key = rules.key("collection", "claim")
