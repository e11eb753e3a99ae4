-- Rows for core.quarantine: files of one round that state different figures for one force and year, naming each other.
-- In: statements, round_statements, files, forces (reference.police_forces).
WITH sides AS (
  SELECT
    s.collection, s.round, s.source_file, s.force_id, s.financial_year,
    CASE
      WHEN s."count" IS NOT NULL THEN format('{:,}', s."count")
      WHEN count_high IS NULL THEN format('{:,} or more', coalesce(count_low, 0))
      ELSE format('{:,} to {:,}', coalesce(count_low, 0), count_high)
    END AS figure
  FROM statements AS s
  SEMI JOIN (FROM round_statements WHERE is_conflicting) AS c USING (collection, round, force_id, financial_year)
  LEFT JOIN files AS f USING (collection, round, force_id, source_file)
  WHERE is_about_the_year(status)
  QUALIFY rank() OVER (
    PARTITION BY s.collection, s.round, s.force_id, s.financial_year ORDER BY coalesce(f.precedence, 1)
  ) = 1
)
SELECT
  this.collection, this.round, this.source_file,
  CAST(NULL AS VARCHAR) AS source_sheet, CAST(NULL AS VARCHAR) AS source_cell, CAST(NULL AS VARCHAR) AS source_text,
  format('{} in {}: this file states {}, and {}. Neither is used.',
    any_value(coalesce(forces.name, this.force_id)), this.financial_year, any_value(this.figure),
    string_agg(format('{} states {}', other.source_file, other.figure), ', ' ORDER BY other.source_file)) AS reason,
  'If one replaces the other, name both in requests.csv under `file`, the valid one first, with ; between, or remove '
    || 'the other; if they count different things, say in a sidecar which one is asked for.' AS suggestion
FROM sides AS this
JOIN sides AS other
  ON other.collection = this.collection AND other.round = this.round AND other.force_id = this.force_id
  AND other.financial_year = this.financial_year AND other.source_file <> this.source_file
LEFT JOIN forces ON forces.force_id = this.force_id
GROUP BY this.collection, this.round, this.source_file, this.force_id, this.financial_year
ORDER BY this.collection, this.round, this.source_file, this.force_id, this.financial_year
