-- Forces in order, among those with a figure: measures.ranks. In: annual_changes, rates. Equals share a rank.
WITH figures AS (
  SELECT collection, financial_year, force_id, measure, value
  FROM (
    SELECT
      collection, financial_year, area_id AS force_id,
      CAST("count" AS DOUBLE) AS "count", CAST(change AS DOUBLE) AS change, change_percent
    FROM annual_changes WHERE area_level = 'force'
  )
  UNPIVOT (value FOR measure IN ("count", change, change_percent))
  UNION ALL
  SELECT collection, financial_year, force_id, 'rate_per_100k', rate_per_100k FROM rates
)
SELECT
  collection, financial_year, measure, force_id, value,
  rank() OVER (PARTITION BY collection, financial_year, measure ORDER BY value DESC) AS rank,
  count(*) OVER (PARTITION BY collection, financial_year, measure, value) > 1 AS is_tied,
  count(*) OVER (PARTITION BY collection, financial_year, measure) AS forces_ranked
FROM figures
ORDER BY collection, financial_year, measure, rank, force_id
