-- Each area's figure for a year with its bounds and how many forces it rests on: internal, for sentences and claims.
-- In: force_years, areas. Years are those between the first and the last that anyone of the collection states.
WITH spans AS (
  SELECT collection, min(start_year(financial_year)) AS first, max(start_year(financial_year)) AS last
  FROM force_years GROUP BY collection
)
SELECT
  a.collection, a.scheme, a.area_level, a.area_id, any_value(a.area) AS area, starting_in(years.year) AS financial_year,
  CAST(sum(y."count") AS BIGINT) AS "count",
  CAST(sum(coalesce(y."count", y.count_low)) AS BIGINT) AS count_low,
  sum_if_all(coalesce(y."count", y.count_high)) AS count_high,
  count(y."count") AS forces_counted,
  count(*) AS forces_expected
FROM areas AS a
JOIN spans AS s USING (collection)
CROSS JOIN LATERAL (SELECT unnest(range(s.first, s.last + 1)) AS year) AS years
LEFT JOIN force_years AS y
  ON y.collection = a.collection AND y.force_id = a.force_id AND y.financial_year = starting_in(years.year)
GROUP BY a.collection, a.scheme, a.area_level, a.area_id, years.year
ORDER BY a.collection, a.scheme, a.area_level, a.area_id, years.year
