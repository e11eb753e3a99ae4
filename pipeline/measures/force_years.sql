-- The current statement for each force and year: core.force_years.
-- In: round_statements. The newest round that says something of the year itself wins, whatever it says; a part or
-- calendar year, or an empty cell, stands only where no round does better. Where the newest conflicts there is none.
WITH newest AS (
  SELECT * FROM round_statements
  QUALIFY row_number() OVER (
    PARTITION BY collection, force_id, financial_year ORDER BY is_about_the_year DESC, round DESC
  ) = 1
)
SELECT collection, force_id, financial_year, "count", count_low, count_high, status, round, source_file
FROM newest
WHERE NOT is_conflicting
ORDER BY collection, force_id, financial_year
