-- One force has one base: where a change can be stated, it is between the two counts shown.
SELECT
  collection, financial_year, area, count, previous_count, change, change_percent, direction, caveat
FROM measures.annual_changes
WHERE area_level = 'force'
ORDER BY collection, financial_year DESC, area
