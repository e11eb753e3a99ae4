-- Figures that a later round states differently from the last round that stated them: measures.revisions.
-- In: round_statements. A round whose files conflict states nothing.
WITH steps AS (
  SELECT
    collection, force_id, financial_year, round, lag(round) OVER rounds AS previous_round,
    "count", lag("count") OVER rounds AS previous_count, status, lag(status) OVER rounds AS previous_status
  FROM round_statements
  WHERE is_about_the_year AND NOT is_conflicting
  WINDOW rounds AS (PARTITION BY collection, force_id, financial_year ORDER BY round)
)
SELECT
  collection, force_id, financial_year, round, previous_round, "count", previous_count,
  "count" - previous_count AS change, status, previous_status
FROM steps
WHERE previous_round IS NOT NULL AND ("count" IS DISTINCT FROM previous_count OR status <> previous_status)
ORDER BY collection, force_id, financial_year, round
