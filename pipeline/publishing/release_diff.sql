-- Forces x years of two releases, attached as `earlier` and `later`: what was added, changed and removed.
-- A figure is an exact count or an interval of which something is known. It is removed when nothing is stated any more,
-- and also when an exact count has become an interval: whoever printed it can no longer find it. Which response it is
-- taken from is no part of it.
WITH
stated AS (
  SELECT *, 'earlier' AS release FROM earlier.core.force_years
  UNION ALL BY NAME
  SELECT *, 'later' AS release FROM later.core.force_years
),
described AS (
  SELECT
    release, collection, force_id, financial_year, status, "count",
    "count" IS NOT NULL OR count_high IS NOT NULL OR count_low > 0 AS is_figure,
    CASE
      WHEN "count" IS NOT NULL THEN "count"::VARCHAR
      WHEN count_high IS NOT NULL THEN concat(count_low, ' to ', count_high)
      WHEN count_low > 0 THEN concat(count_low, ' or more')
      ELSE replace(status, '_', ' ')
    END AS wording
  FROM stated
),
paired AS (
  SELECT
    collection, force_id, financial_year,
    coalesce(e.wording, 'nothing') AS previously, coalesce(l.wording, 'nothing') AS now,
    e."count" AS previous_count, l."count" AS "count",
    e.status AS previous_status, l.status AS status,
    coalesce(e.is_figure, false) AS was_figure, coalesce(l.is_figure, false) AS is_figure
  FROM (FROM described WHERE release = 'earlier') AS e
  FULL JOIN (FROM described WHERE release = 'later') AS l USING (collection, force_id, financial_year)
)
SELECT
  CASE
    WHEN was_figure AND NOT is_figure OR previous_count IS NOT NULL AND "count" IS NULL THEN 'removed'
    WHEN is_figure AND NOT was_figure THEN 'added'
    ELSE 'changed'
  END AS difference,
  collection, force_id, financial_year, previously, now, previous_count, "count",
  "count" - previous_count AS change, previous_status, status,
  concat_ws('/', collection, force_id, financial_year) AS figure
FROM paired
WHERE previously <> now OR previous_status IS DISTINCT FROM status
ORDER BY collection, difference DESC, force_id, financial_year
