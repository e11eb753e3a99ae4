-- What must be said beside an area's figure over some years: internal, for annual_changes and cumulative_totals.
-- In: spans (an area's key, from_year, to_year, forces_expected), areas, gaps (see gaps.sql), force_years, forces.
-- Out: the span's key with `silent` (years of which nobody states anything), `left_out` (forces without an exact count,
-- by reason and year, in words) and `estimates`. Each is missing when there is nothing to say.
WITH covered AS (
  SELECT DISTINCT collection, start_year(financial_year) AS year FROM force_years
),
span_years AS (
  SELECT
    s.collection, s.scheme, s.area_level, s.area_id, s.from_year, s.to_year, s.forces_expected,
    unnest(range(s.from_year, s.to_year + 1)) AS year
  FROM spans AS s
),
silent AS (
  SELECT
    y.collection, y.scheme, y.area_level, y.area_id, y.from_year, y.to_year,
    string_agg(starting_in(y.year), ', ' ORDER BY y.year) AS silent
  FROM span_years AS y ANTI JOIN covered AS c ON c.collection = y.collection AND c.year = y.year
  GROUP BY ALL
),
area_gaps AS (
  SELECT y.*, g.is_missing, g.words, coalesce(n.short_name, g.force_id) AS force
  FROM span_years AS y
  JOIN (SELECT DISTINCT collection, scheme, area_level, area_id, force_id FROM areas) AS m
    USING (collection, scheme, area_level, area_id)
  JOIN gaps AS g ON g.collection = y.collection AND g.force_id = m.force_id AND g.year = y.year
  SEMI JOIN covered AS c ON c.collection = y.collection AND c.year = y.year
  LEFT JOIN forces AS n ON n.force_id = g.force_id
),
-- Where no force of an area has an exact count for a year, one phrase says so instead of every name.
marked AS (
  SELECT
    *,
    is_missing AND forces_expected > 1 AND forces_expected = count(*) OVER (
      PARTITION BY collection, scheme, area_level, area_id, from_year, to_year, year, is_missing
    ) AS is_everyone
  FROM area_gaps
),
phrases AS (
  SELECT
    collection, scheme, area_level, area_id, from_year, to_year, year, is_missing, min(force) AS first_force,
    CASE
      WHEN forces_expected = 1 THEN words
      WHEN is_everyone THEN 'no force has an exact count for ' || starting_in(year)
      ELSE string_agg(force, ', ' ORDER BY force) || ' ' || words
    END AS phrase
  FROM marked
  GROUP BY
    collection, scheme, area_level, area_id, from_year, to_year, forces_expected, year, is_missing, is_everyone,
    CASE WHEN NOT is_everyone THEN words END, words
),
said AS (
  SELECT
    collection, scheme, area_level, area_id, from_year, to_year,
    string_agg(phrase, '; ' ORDER BY year, first_force, phrase) FILTER (is_missing) AS left_out,
    string_agg(phrase, '; ' ORDER BY year, first_force, phrase) FILTER (NOT is_missing) AS estimates
  FROM (
    SELECT * EXCLUDE (first_force), min(first_force) AS first_force FROM phrases GROUP BY ALL
  )
  GROUP BY ALL
)
SELECT collection, scheme, area_level, area_id, from_year, to_year, silent, left_out, estimates
FROM said FULL JOIN silent USING (collection, scheme, area_level, area_id, from_year, to_year)
