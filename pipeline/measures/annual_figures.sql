-- Each area's counts for a year and the year before, in full and on the comparable base: internal, for annual_changes.
-- In: force_years, areas. A year has a row when it or the year before has a statement of any force of the area, so
-- that a gap shows. Years are joined as keys: a missing year is never stepped over.
WITH members AS (
  SELECT DISTINCT collection, scheme, area_level, area_id, area, force_id FROM areas
),
last_years AS (
  SELECT collection, max(start_year(financial_year)) AS last FROM force_years GROUP BY collection
),
area_years AS (
  SELECT DISTINCT
    m.collection, m.scheme, m.area_level, m.area_id,
    unnest([start_year(y.financial_year), start_year(y.financial_year) + 1]) AS year
  FROM members AS m JOIN force_years AS y USING (collection, force_id)
),
pairs AS (
  SELECT
    m.*, a.year, this."count", previous."count" AS previous_count,
    this."count" IS NOT NULL AND previous."count" IS NOT NULL AS is_compared
  FROM members AS m
  JOIN area_years AS a USING (collection, scheme, area_level, area_id)
  JOIN last_years AS l ON l.collection = m.collection AND a.year <= l.last
  LEFT JOIN force_years AS this
    ON this.collection = m.collection AND this.force_id = m.force_id AND start_year(this.financial_year) = a.year
  LEFT JOIN force_years AS previous
    ON previous.collection = m.collection AND previous.force_id = m.force_id
    AND start_year(previous.financial_year) = a.year - 1
)
SELECT
  collection, scheme, area_level, area_id, any_value(area) AS area, year - 1 AS from_year, year AS to_year,
  CAST(sum("count") AS BIGINT) AS "count",
  CAST(sum(previous_count) AS BIGINT) AS previous_count,
  CAST(sum("count") FILTER (is_compared) AS BIGINT) AS comparable_count,
  CAST(sum(previous_count) FILTER (is_compared) AS BIGINT) AS comparable_previous_count,
  count(*) FILTER (is_compared) AS forces_compared,
  count(*) AS forces_expected
FROM pairs
GROUP BY collection, scheme, area_level, area_id, year
