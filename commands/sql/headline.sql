-- The newest year of each collection: its total, the change on the comparable base, and the five years that end with it.
SELECT
  c.collection, c.area AS title, c.financial_year, c.count, c.comparable_count, c.comparable_previous_count,
  c.change, c.change_percent, c.forces_compared, c.forces_expected,
  f.first_year, f.total, f.is_complete, f.forces_counted,
  (SELECT count(*) FROM core.force_years y
    WHERE y.collection = c.collection AND y.financial_year = c.financial_year AND y.count IS NOT NULL) AS forces_counted_now
FROM measures.annual_changes c
LEFT JOIN measures.five_year_totals f
  ON f.collection = c.collection AND f.area_level = 'collection' AND f.last_year = c.financial_year
WHERE c.area_level = 'collection' AND c.count IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY c.collection ORDER BY c.financial_year DESC) = 1
ORDER BY c.collection
