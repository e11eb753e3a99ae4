-- The cells behind each current figure, with their text as it was sent; printed totals that were checked against them too.
WITH current AS (
  SELECT *, make_date(CAST(financial_year[:4] AS INTEGER), 4, 1) AS first_day
  FROM core.force_years WHERE collection = $collection
),
seen AS (
  SELECT
    y.force_id, y.financial_year, o.offence, o.offence_code, o.breakdown, o.count, o.count_low AS low,
    o.count_high AS high, o.status, o.source_file, o.source_sheet AS sheet, o.source_cell AS cell, o.source_text AS text,
    o.source_sha256, false AS is_total, o.period_start, o.period_end,
    o.financial_year IS NOT NULL AS is_whole
  FROM current AS y
  JOIN core.observations AS o USING (collection, force_id, round, source_file)
  -- A year is made of cells for the whole of it or, where there are none, of those for parts of it.
  WHERE o.financial_year = y.financial_year
    OR (o.financial_year IS NULL AND o.period_end >= y.first_day AND o.period_start < y.first_day + INTERVAL 1 YEAR)
)
FROM (
  SELECT * EXCLUDE (is_whole) FROM seen
  QUALIFY is_whole OR NOT bool_or(is_whole) OVER (PARTITION BY force_id, financial_year)
  UNION ALL
  SELECT
    y.force_id, y.financial_year, NULL, NULL, NULL, t.stated, t.stated, t.stated, 'reported', t.source_file, t.source_sheet,
    t.source_cell, t.source_text, t.source_sha256, true, t.period_start, t.period_end
  FROM current AS y
  JOIN core.stated_totals AS t USING (collection, round, source_file, force_id, financial_year)
  WHERE t.covers_force_year AND t.agrees
)
ORDER BY force_id, financial_year, is_total, source_file, sheet, period_start, length(cell), cell
