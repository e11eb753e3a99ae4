-- Every expected force and year without an exact count, and why, in words; and counts that are estimates.
-- In: force_years, areas, coverage (measures.coverage), reasons (status, words). Internal: the caveats are made of it.
WITH spans AS (
  SELECT collection, min(start_year(financial_year)) - 1 AS first, max(start_year(financial_year)) AS last
  FROM force_years GROUP BY collection
),
expected AS (
  SELECT DISTINCT a.collection, a.force_id, starting_in(unnest(range(first, last + 1))) AS financial_year
  FROM areas AS a JOIN spans USING (collection)
  WHERE a.area_level = 'force'
),
-- The newest round that says why; that a response passed a year over says less than an earlier refusal of it.
told AS (
  SELECT
    collection, force_id, financial_year,
    first(status ORDER BY is_silent, round DESC) AS status,
    first(exemption ORDER BY is_silent, round DESC) AS exemption
  FROM (SELECT *, status = 'not_asked' OR (status = 'not_available' AND detail IS NOT NULL) AS is_silent FROM coverage)
  -- What is stated exactly leaves no gap, unless a later round took it back.
  WHERE status NOT IN ('reported', 'estimated')
  GROUP BY ALL
)
SELECT
  e.collection, e.force_id, e.financial_year, start_year(e.financial_year) AS year,
  y."count" IS NULL AS is_missing,
  r.words
    || CASE WHEN r.status = 'refused' AND t.exemption IS NOT NULL THEN format(' ({})', t.exemption) ELSE '' END
    || ' ' || r.preposition || ' ' || e.financial_year AS words
FROM expected AS e
LEFT JOIN force_years AS y USING (collection, force_id, financial_year)
LEFT JOIN told AS t USING (collection, force_id, financial_year)
LEFT JOIN reasons AS r ON r.status = coalesce(y.status, t.status, 'not_available')
WHERE y."count" IS NULL OR y.status = 'estimated'
