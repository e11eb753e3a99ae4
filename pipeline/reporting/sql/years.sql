-- All forces together, year by year: the full total with its bounds, and the change on the comparable base.
WITH stated AS (
  SELECT
    financial_year, count(count) AS forces_counted, CAST(sum(coalesce(count, count_low)) AS BIGINT) AS low,
    CASE WHEN count(coalesce(count, count_high)) = (
      SELECT count(DISTINCT force_id) FROM reference.areas WHERE collection = $collection AND area_level = 'collection'
    ) THEN CAST(sum(coalesce(count, count_high)) AS BIGINT) END AS high
  FROM core.force_years
  WHERE collection = $collection
  GROUP BY financial_year
)
SELECT
  c.financial_year, c.count, s.low, s.high, s.forces_counted, c.forces_expected, c.comparable_count,
  c.comparable_previous_count, c.change, c.change_percent, c.forces_compared, c.caveat
FROM measures.annual_changes AS c
JOIN stated AS s USING (financial_year)
WHERE c.collection = $collection AND c.area_level = 'collection' AND c.count IS NOT NULL
ORDER BY c.financial_year
