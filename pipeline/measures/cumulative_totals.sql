-- Each area's total over a window of years, with what is missing from it: measures.five_year_totals and its like.
-- In: figures (see window_figures.sql), caveats (see caveats.sql).
WITH changes AS (
  SELECT *, last_count - first_count AS change FROM figures
)
SELECT
  f.collection, f.scheme, f.area_level, f.area_id, f.area,
  starting_in(f.from_year) AS first_year, starting_in(f.to_year) AS last_year,
  total, total_low, total_high, years_counted, forces_counted, forces_expected, is_complete,
  nullif(concat_ws('; ',
    'no figures for ' || silent,
    CASE
      WHEN left_out IS NULL THEN NULL
      WHEN forces_expected = 1 THEN 'not complete: ' || left_out
      ELSE 'not every force has an exact count for every year: ' || left_out
    END,
    estimates
  ), '') AS caveat,
  first_count, last_count, change, percent(change, first_count) AS change_percent, forces_compared,
  f.to_year - f.from_year + 1 AS window_years
FROM changes AS f
LEFT JOIN caveats AS c USING (collection, scheme, area_level, area_id, from_year, to_year)
ORDER BY f.collection, f.scheme, f.area_level, f.area_id, f.from_year
