-- What each round says of a force and year, over all its files: one row, or the mark that its files conflict.
-- In: statements (core.statements), files (collection, round, force_id, source_file, precedence).
WITH ranked AS (
  SELECT
    s.*,
    is_about_the_year(status) AS is_about_the_year,
    -- Files that the request log does not name stand beside the first that it names.
    coalesce(f.precedence, 1) AS precedence
  FROM statements AS s
  LEFT JOIN files AS f USING (collection, round, force_id, source_file)
),
-- A statement about the year itself goes before a file's empty cell or other period, then the log's order counts.
heard AS (
  SELECT * FROM ranked
  QUALIFY dense_rank() OVER (
    PARTITION BY collection, round, force_id, financial_year
    ORDER BY is_about_the_year DESC, CASE WHEN is_about_the_year THEN precedence END
  ) = 1
)
SELECT
  collection, round, force_id, financial_year,
  first("count" ORDER BY narrowest) AS "count",
  first(count_low ORDER BY narrowest) AS count_low,
  first(count_high ORDER BY narrowest) AS count_high,
  first(status ORDER BY narrowest) AS status,
  first(source_file ORDER BY narrowest) AS source_file,
  bool_and(is_about_the_year) AS is_about_the_year,
  -- No number lies within what all the files say.
  coalesce(max(count_low) > min(count_high), false) AS is_conflicting
FROM (
  SELECT
    *,
    -- The statement that says most: an exact number, else the tightest bounds.
    row_number() OVER (
      PARTITION BY collection, round, force_id, financial_year
      ORDER BY "count" IS NULL, count_high - count_low NULLS LAST, source_file
    ) AS narrowest
  FROM heard
)
GROUP BY collection, round, force_id, financial_year
ORDER BY collection, round, force_id, financial_year
