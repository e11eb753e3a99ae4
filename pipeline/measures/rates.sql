-- Recorded offences per 100,000 population, for forces that have an estimate: measures.rates.
-- In: force_years, populations (force_id, mid_year, population). The estimate is that of the 30 June within the year.
SELECT
  collection, force_id, financial_year, "count", population, mid_year,
  100000.0 * CAST("count" AS DOUBLE) / population AS rate_per_100k
FROM force_years
JOIN populations USING (force_id)
WHERE "count" IS NOT NULL AND mid_year = start_year(financial_year)
ORDER BY collection, force_id, financial_year
