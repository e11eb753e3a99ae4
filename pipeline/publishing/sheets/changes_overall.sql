-- All expected forces together, newest year first.
SELECT
  collection, financial_year, area, count, previous_count, comparable_count, comparable_previous_count, change,
  change_percent, direction, forces_compared, forces_expected, caveat
FROM measures.annual_changes
WHERE area_level = 'collection'
ORDER BY collection, financial_year DESC
