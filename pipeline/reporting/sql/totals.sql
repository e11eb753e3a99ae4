-- Totals over the five years that end with the newest year, the widest areas first.
SELECT
  scheme, area_level, area_id, area, first_year, last_year, total, total_low AS low, total_high AS high, years_counted,
  forces_counted, forces_expected, is_complete, caveat
FROM measures.five_year_totals
WHERE collection = $collection AND last_year = $financial_year
ORDER BY list_position(['collection', 'nation', 'region', 'force'], area_level), scheme, total DESC NULLS LAST, area
