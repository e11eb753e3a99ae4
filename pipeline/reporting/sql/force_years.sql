-- Every expected force and year: the current figure, or what kept it from being one; and the change since the year before.
WITH years AS (
  SELECT DISTINCT financial_year FROM core.force_years WHERE collection = $collection
  UNION SELECT DISTINCT financial_year FROM measures.coverage WHERE collection = $collection
),
members AS (
  SELECT DISTINCT force_id FROM reference.areas WHERE collection = $collection AND area_level = 'collection'
),
-- The newest round that says why; that a response passed a year over says less than an earlier refusal of it.
told AS (
  SELECT
    force_id, financial_year,
    first(status ORDER BY is_silent, round DESC) AS status, first(exemption ORDER BY is_silent, round DESC) AS exemption,
    first(detail ORDER BY is_silent, round DESC) AS detail
  FROM (
    SELECT *, status = 'not_asked' OR (status = 'not_available' AND detail IS NOT NULL) AS is_silent
    FROM measures.coverage WHERE collection = $collection
  )
  GROUP BY ALL
)
SELECT
  p.force_id, p.name, p.short_name, p.nation, y.financial_year, f.count, f.count_low AS low, f.count_high AS high,
  coalesce(f.status, t.status) AS status, t.exemption, CASE WHEN f.status IS NULL THEN t.detail END AS detail,
  f.round, f.source_file, c.previous_count, c.change, c.change_percent, c.is_comparable, c.caveat
FROM members
JOIN reference.police_forces AS p USING (force_id)
CROSS JOIN years AS y
LEFT JOIN core.force_years AS f
  ON f.collection = $collection AND f.force_id = p.force_id AND f.financial_year = y.financial_year
LEFT JOIN told AS t ON t.force_id = p.force_id AND t.financial_year = y.financial_year
LEFT JOIN measures.annual_changes AS c
  ON c.collection = $collection AND c.area_level = 'force' AND c.area_id = p.force_id
  AND c.financial_year = y.financial_year
ORDER BY p.short_name, p.force_id, y.financial_year
