-- The widest areas first, since areas of different levels and schemes overlap.
SELECT
  collection, area_level, scheme, area, first_year, last_year, total, total_low, total_high, years_counted,
  forces_counted, forces_expected, is_complete, caveat
FROM measures.five_year_totals
ORDER BY
  collection, last_year DESC, list_position(['collection', 'nation', 'region', 'force'], area_level), scheme, area
