-- The largest rises and the largest falls of a year among forces, by how many more or fewer offences.
FROM (
  SELECT
    area, previous_count, count, change, change_percent, direction,
    row_number() OVER (PARTITION BY direction ORDER BY abs(change) DESC, area) AS place
  FROM measures.annual_changes
  WHERE collection = $collection AND financial_year = $financial_year AND area_level = 'force'
    AND direction IN ('rise', 'fall')
)
WHERE place <= 5
ORDER BY direction DESC, place
