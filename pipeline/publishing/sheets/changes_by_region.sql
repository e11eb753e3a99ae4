-- Regions of every scheme, and nations. Areas of different schemes and levels overlap, so each row says which it is.
SELECT
  collection, area_level, scheme, financial_year, area, count, previous_count, comparable_count,
  comparable_previous_count, change, change_percent, direction, forces_compared, forces_expected, caveat
FROM measures.annual_changes
WHERE area_level IN ('region', 'nation')
ORDER BY collection, area_level DESC, scheme, financial_year DESC, area
