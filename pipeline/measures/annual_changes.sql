-- Each area's figure for a year, and its change since the year before on the comparable base: measures.annual_changes.
-- In: figures (see annual_figures.sql), caveats (see caveats.sql).
WITH changes AS (
  SELECT *, comparable_count - comparable_previous_count AS change FROM figures
)
SELECT
  f.collection, f.scheme, f.area_level, f.area_id, f.area, starting_in(f.to_year) AS financial_year,
  "count", previous_count, comparable_count, comparable_previous_count,
  change, percent(change, comparable_previous_count) AS change_percent, direction_of(change) AS direction,
  forces_compared, forces_expected, forces_compared > 0 AS is_comparable,
  nullif(concat_ws('; ',
    'no figures for ' || silent || CASE WHEN silent = starting_in(f.from_year) THEN ' to compare with' ELSE '' END,
    CASE
      WHEN left_out IS NULL THEN NULL
      WHEN forces_expected = 1 THEN 'not comparable: ' || left_out
      WHEN silent IS NOT NULL THEN 'not counted: ' || left_out
      ELSE format('{} of {} forces not comparable: {}', forces_expected - forces_compared, forces_expected, left_out)
    END,
    estimates
  ), '') AS caveat
FROM changes AS f
LEFT JOIN caveats AS c USING (collection, scheme, area_level, area_id, from_year, to_year)
ORDER BY f.collection, f.scheme, f.area_level, f.area_id, f.to_year
