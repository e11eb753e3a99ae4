-- Each file's own figure for a force and financial year: core.statements.
-- In: observations (core.observations), stated_totals (core.stated_totals).
-- A year is stated by leaves that are each for the whole year or, where there are none, by leaves for months or
-- quarters that fill it exactly. Anything else is a statement without a number, so that coverage can say why.
WITH dated AS (
  -- pandas knows moments only; these are days. A part year without a known end ends before its year does.
  SELECT * REPLACE (
    CAST(period_start AS DATE) AS period_start,
    coalesce(CAST(period_end AS DATE), last_day_of(year_of(CAST(period_start AS DATE))) - 1) AS period_end
  )
  FROM observations
),
leaves AS (
  SELECT
    collection, round, source_file, force_id, offence, offence_code, breakdown, period_start, period_end,
    "count", count_low, count_high, status,
    CASE
      WHEN financial_year IS NOT NULL THEN 'whole'
      WHEN year_of(period_start) = year_of(period_end)
        AND NOT (period_start = first_day(year_of(period_start)) AND period_end = last_day_of(year_of(period_start)))
        THEN 'part'
      ELSE 'other'
    END AS kind,
    coalesce(start_year(financial_year), year_of(period_start)) AS year
  FROM dated
),
-- Parts fill a year when, within every series of the file, each begins the day after the one before ends.
part_periods AS (
  SELECT DISTINCT
    collection, round, source_file, force_id, year, offence, offence_code, breakdown, period_start, period_end
  FROM leaves WHERE kind = 'part'
),
part_links AS (
  SELECT
    collection, round, source_file, force_id, year,
    period_start = coalesce(lag(period_end) OVER series + 1, first_day(year)) AS begins_well,
    lead(period_start) OVER series IS NOT NULL OR period_end = last_day_of(year) AS ends_well
  FROM part_periods
  WINDOW series AS (
    PARTITION BY collection, round, source_file, force_id, year, offence, offence_code, breakdown
    ORDER BY period_start, period_end
  )
),
filled AS (
  SELECT collection, round, source_file, force_id, year, bool_and(begins_well AND ends_well) AS fills_the_year
  FROM part_links GROUP BY ALL
),
figures AS (
  SELECT
    collection, round, source_file, force_id, year, kind,
    sum_if_all("count") AS "count",
    CAST(sum(count_low) AS BIGINT) AS count_low,
    sum_if_all(count_high) AS count_high,
    -- Half a year is an exact number too; whether it is enough is for `filled` to say.
    weightiest(CASE status WHEN 'partial_year' THEN 'reported' ELSE status END) AS status
  FROM leaves WHERE kind <> 'other'
  GROUP BY collection, round, source_file, force_id, year, kind
),
stated AS (
  SELECT figures.* EXCLUDE (kind), true AS is_whole FROM figures WHERE kind = 'whole'
  UNION ALL
  SELECT figures.* EXCLUDE (kind), fills_the_year
  FROM figures JOIN filled USING (collection, round, source_file, force_id, year)
  WHERE kind = 'part'
    AND NOT EXISTS (
      FROM figures AS w
      WHERE w.kind = 'whole' AND w.source_file = figures.source_file AND w.collection = figures.collection
        AND w.force_id = figures.force_id AND w.year = figures.year
    )
),
-- A printed total of all that the file counts for the force and year, proved by its parts, knows what they withhold.
covering AS (
  SELECT collection, source_file, force_id, start_year(financial_year) AS year, min(stated) AS total
  FROM stated_totals
  WHERE covers_force_year AND agrees AND force_id IS NOT NULL AND financial_year IS NOT NULL
  GROUP BY ALL HAVING min(stated) = max(stated)
),
years AS (
  SELECT
    s.collection, s.round, s.source_file, s.force_id, s.year,
    CASE WHEN is_whole THEN coalesce(s."count", total) END AS "count",
    CASE WHEN is_whole THEN coalesce(s."count", total, count_low) END AS count_low,
    CASE WHEN is_whole THEN coalesce(s."count", total, count_high) END AS count_high,
    CASE WHEN NOT is_whole THEN 'partial_year' WHEN s."count" IS NULL AND total IS NOT NULL THEN 'reported'
      ELSE status END AS status
  FROM stated AS s
  LEFT JOIN covering AS c
    ON c.collection = s.collection AND c.source_file = s.source_file AND c.force_id = s.force_id AND c.year = s.year
    AND total >= coalesce(count_low, 0) AND total <= coalesce(count_high, total)
),
-- Other periods say nothing about a financial year but that there is no figure for it: the years of which they
-- hold the greater part are told so.
others AS (
  SELECT DISTINCT
    collection, round, source_file, force_id, unnest(range(year_of(period_start), year_of(period_end) + 1)) AS year,
    period_start, period_end,
    CASE
      WHEN year_of(period_start) = year_of(period_end) THEN 'partial_year'
      WHEN month(period_start) = 1 AND day(period_start) = 1 AND month(period_end) = 12 AND day(period_end) = 31
        AND year(period_start) = year(period_end)
        THEN 'calendar_year'
      ELSE 'other_period'
    END AS status
  FROM leaves WHERE kind = 'other'
),
other_years AS (
  SELECT collection, round, source_file, force_id, CAST(year AS INTEGER) AS year, min(status) AS status
  FROM others
  WHERE 2 * (least(period_end, last_day_of(year)) - greatest(period_start, first_day(year)) + 1) > 365
    OR status = 'partial_year'
  GROUP BY ALL
)
SELECT
  collection, round, source_file, force_id, starting_in(year) AS financial_year,
  "count", count_low, count_high, status
FROM years
UNION ALL
SELECT collection, round, source_file, force_id, starting_in(year), NULL, NULL, NULL, status
FROM other_years AS o
WHERE NOT EXISTS (
  FROM years AS y
  WHERE y.collection = o.collection AND y.source_file = o.source_file AND y.force_id = o.force_id AND y.year = o.year
)
ORDER BY collection, round, source_file, force_id, financial_year
