-- Figures that are proved but look odd: measures.plausibility, without the reasons of its rules.
-- In: force_years, round_statements, forces (reference.police_forces). The $names are in thresholds.toml.
WITH counts AS (
  SELECT
    y.collection, y.force_id, coalesce(f.short_name, y.force_id) AS force, start_year(financial_year) AS year, "count"
  FROM force_years AS y LEFT JOIN forces AS f USING (force_id)
  WHERE "count" IS NOT NULL
),
-- Two years in a row, and the bounded, symmetric measure of how far apart they are.
steps AS (
  SELECT
    b.collection, b.force_id, b.force, b.year, a."count" AS previous, b."count" AS "count",
    abs(a."count" - b."count") / nullif(CAST(a."count" + b."count" AS DOUBLE), 0) AS apart,
    a."count" + b."count" AS together
  FROM counts AS b
  JOIN counts AS a ON a.collection = b.collection AND a.force_id = b.force_id AND a.year = b.year - 1
),
large_change AS (
  SELECT
    collection, 'large_change' AS rule, force_id, NULL AS other_force_id, year, year - 1 AS other_year, NULL AS round,
    apart AS value, $large_change_threshold AS threshold,
    format('{}: {:,} in {} after {:,} in {}.', force, "count", starting_in(year), previous, starting_in(year - 1))
      AS message
  FROM steps
  WHERE apart >= $large_change_threshold AND together >= $large_change_least_together
),
spike AS (
  SELECT
    i.collection, 'spike', i.force_id, NULL, i.year, NULL, NULL,
    least(i.apart, o.apart), $spike_threshold,
    format('{}: {:,} in {}, between {:,} and {:,} in the years beside it.',
      i.force, i."count", starting_in(i.year), i.previous, o."count")
  FROM steps AS i
  JOIN steps AS o ON o.collection = i.collection AND o.force_id = i.force_id AND o.year = i.year + 1
  WHERE least(i.apart, o.apart) >= $spike_threshold
    AND least(i.together, o.together) >= $spike_least_together
    AND sign(i."count" - i.previous) = sign(i."count" - o."count")
    AND abs(i.previous - o."count") <= $spike_neighbours_within * (i.previous + o."count")
),
-- Powers of ten of the odds against so many equal counts; counts that are too small to prove anything add nothing.
identical_years AS (
  SELECT
    b.collection, 'identical_years', NULL, NULL, b.year, a.year, NULL,
    sum(log10(2 * sqrt(pi() * b."count"))) FILTER (b."count" >= $identical_years_least_count) AS odds,
    $identical_years_threshold,
    format('All {} forces with both years state the same number for {} as for {}.',
      count(*), starting_in(b.year), starting_in(a.year))
  FROM counts AS b
  JOIN counts AS a ON a.collection = b.collection AND a.force_id = b.force_id AND a.year < b.year
  GROUP BY b.collection, b.year, a.year
  HAVING bool_and(a."count" = b."count") AND count(*) > 1 AND odds >= $identical_years_threshold
),
identical_forces AS (
  SELECT
    a.collection, 'identical_forces', a.force_id, b.force_id, NULL, NULL, NULL,
    sum(log10(2 * sqrt(pi() * b."count"))) FILTER (b."count" >= $identical_forces_least_count) AS odds,
    $identical_forces_threshold,
    format('{} and {} state the same number in all {} years that both have.',
      any_value(a.force), any_value(b.force), count(*))
  FROM counts AS a
  JOIN counts AS b ON b.collection = a.collection AND b.year = a.year AND b.force_id > a.force_id
  GROUP BY a.collection, a.force_id, b.force_id
  HAVING bool_and(a."count" = b."count") AND count(*) > 1 AND odds >= $identical_forces_threshold
),
-- A year that is the sum of all others, of all before it or of all after it.
others AS (
  SELECT
    t.collection, t.force_id, t.force, t.year, t."count", side,
    sum(o."count") AS total, count(*) AS years, min(o.year) AS first_year, max(o.year) AS last_year
  FROM counts AS t
  JOIN counts AS o ON o.collection = t.collection AND o.force_id = t.force_id AND o.year <> t.year
  JOIN (VALUES ('all'), ('before'), ('after')) AS sides(side)
    ON side = 'all' OR (side = 'before' AND o.year < t.year) OR (side = 'after' AND o.year > t.year)
  GROUP BY t.collection, t.force_id, t.force, t.year, t."count", side
),
sum_of_other_years AS (
  SELECT
    collection, 'sum_of_other_years', force_id, NULL, year, NULL, NULL, max(years), $sum_of_other_years_threshold,
    format('{}: {:,} in {} is exactly the sum of its {} other years from {} to {}.',
      any_value(force), any_value("count"), starting_in(year), max(years),
      starting_in(min(first_year)), starting_in(max(last_year)))
  FROM others
  WHERE total = "count" AND years >= $sum_of_other_years_threshold AND "count" >= $sum_of_other_years_least_count
  GROUP BY collection, force_id, year
),
restated AS (
  SELECT
    collection, force_id, start_year(financial_year) AS year, round, "count",
    lag("count") OVER (PARTITION BY collection, force_id, financial_year ORDER BY round) AS previous
  FROM round_statements WHERE is_about_the_year AND NOT is_conflicting
),
digits AS (
  SELECT
    *,
    list_filter(range(1, length(CAST("count" AS VARCHAR)) + 1),
      lambda i: CAST("count" AS VARCHAR)[i] <> CAST(previous AS VARCHAR)[i]) AS differing
  FROM restated
  WHERE "count" <> previous AND length(CAST("count" AS VARCHAR)) = length(CAST(previous AS VARCHAR))
),
digits_swapped AS (
  SELECT
    d.collection, 'digits_swapped', d.force_id, NULL, d.year, NULL, d.round, d."count", $digits_swapped_threshold,
    format('{}: {:,} for {} in round {} was {:,} before, with two digits the other way round.',
      coalesce(f.short_name, d.force_id), d."count", starting_in(d.year), d.round, previous)
  FROM digits AS d LEFT JOIN forces AS f USING (force_id)
  WHERE "count" >= $digits_swapped_threshold AND len(differing) = 2 AND differing[2] = differing[1] + 1
    AND CAST("count" AS VARCHAR)[differing[1]] = CAST(previous AS VARCHAR)[differing[2]]
    AND CAST("count" AS VARCHAR)[differing[2]] = CAST(previous AS VARCHAR)[differing[1]]
),
noticed AS (
  FROM large_change UNION ALL FROM spike UNION ALL FROM identical_years UNION ALL FROM identical_forces
  UNION ALL FROM sum_of_other_years UNION ALL FROM digits_swapped
)
SELECT
  collection, rule, force_id, other_force_id,
  starting_in(year) AS financial_year, starting_in(other_year) AS other_year, CAST(round AS INTEGER) AS round,
  CAST(value AS DOUBLE) AS value, CAST(threshold AS DOUBLE) AS threshold, message
FROM noticed
ORDER BY collection, rule, force_id, other_force_id, financial_year, other_year, round
