-- Each area's sums over every window of $years consecutive financial years: internal, for cumulative_totals.
-- In: force_years, areas, coverage. Windows lie between the first and the last year that the collection asks about
-- and has an exact count of: a year that few forces volunteered begins no window.
WITH members AS (
  SELECT DISTINCT collection, scheme, area_level, area_id, area, force_id FROM areas
),
ranges AS (
  SELECT collection, min(start_year(financial_year)) AS first, max(start_year(financial_year)) AS last
  FROM force_years SEMI JOIN coverage USING (collection, financial_year)
  WHERE "count" IS NOT NULL GROUP BY collection
),
windows AS (
  SELECT collection, unnest(range(first, last - $years + 2)) AS from_year FROM ranges
),
cells AS (
  SELECT
    m.*, w.from_year, w.from_year + $years - 1 AS to_year, w.from_year + step AS year,
    y."count", y.count_low, y.count_high
  FROM members AS m
  JOIN windows AS w USING (collection)
  CROSS JOIN range($years) AS steps(step)
  LEFT JOIN force_years AS y
    ON y.collection = m.collection AND y.force_id = m.force_id
    AND start_year(y.financial_year) = w.from_year + step
),
-- First and last year side by side, for the change over the whole window on the same forces.
ends AS (
  SELECT
    collection, scheme, area_level, area_id, from_year, force_id,
    any_value("count") FILTER (year = from_year) AS first_count,
    any_value("count") FILTER (year = to_year) AS last_count
  FROM cells GROUP BY ALL
),
compared AS (
  SELECT
    collection, scheme, area_level, area_id, from_year,
    CAST(sum(first_count) AS BIGINT) AS first_count, CAST(sum(last_count) AS BIGINT) AS last_count,
    count(*) AS forces_compared
  FROM ends WHERE first_count IS NOT NULL AND last_count IS NOT NULL
  GROUP BY ALL
),
sums AS (
  SELECT
    collection, scheme, area_level, area_id, any_value(area) AS area, from_year, to_year,
    CAST(sum("count") AS BIGINT) AS total,
    CAST(sum(coalesce("count", count_low)) AS BIGINT) AS total_low,
    sum_if_all(coalesce("count", count_high)) AS total_high,
    count(DISTINCT year) FILTER ("count" IS NOT NULL) AS years_counted,
    count(DISTINCT force_id) FILTER ("count" IS NOT NULL) AS forces_counted,
    count(DISTINCT force_id) AS forces_expected,
    count("count") = count(*) AS is_complete
  FROM cells
  GROUP BY collection, scheme, area_level, area_id, from_year, to_year
)
SELECT sums.*, first_count, last_count, coalesce(forces_compared, 0) AS forces_compared
FROM sums LEFT JOIN compared USING (collection, scheme, area_level, area_id, from_year)
