-- Five-year totals of the regions of each scheme.
SELECT scheme, area, total, is_complete, forces_counted, forces_expected
FROM measures.five_year_totals
WHERE collection = $collection AND last_year = $financial_year AND area_level = 'region'
ORDER BY scheme, total DESC NULLS LAST, area
