-- Each force's change in one year, the largest rise first; those that cannot be compared last.
SELECT
  c.area_id AS force_id, p.name, p.short_name, c.count, c.previous_count, c.change, c.change_percent, c.direction,
  c.is_comparable, c.caveat
FROM measures.annual_changes AS c
JOIN reference.police_forces AS p ON p.force_id = c.area_id
WHERE c.collection = $collection AND c.area_level = 'force' AND c.financial_year = $financial_year
ORDER BY c.change DESC NULLS LAST, p.name
