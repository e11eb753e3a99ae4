-- What each round knows of every expected force and year, the missing ones too: measures.coverage.
-- In: areas (reference.areas), responses (core.responses), requests (core.requests), files (force_id and source_file
-- of every response whose force is known), round_statements, first_years (collection, first_year).
-- A round asks about the years from the collection's first to the one that ended in the spring it was sent.
WITH expected AS (
  SELECT DISTINCT collection, force_id FROM areas WHERE area_level = 'collection'
),
rounds AS (
  SELECT collection, round FROM responses WHERE round IS NOT NULL
  UNION SELECT collection, round FROM requests
  UNION SELECT collection, round FROM round_statements
),
first_stated AS (
  SELECT collection, min(start_year(financial_year)) AS year
  FROM round_statements WHERE "count" IS NOT NULL GROUP BY ALL
),
asked AS (
  SELECT
    e.collection, r.round, e.force_id,
    starting_in(unnest(range(
      least(coalesce(start_year(d.first_year), s.year, r.round - 1), r.round - 1), r.round
    ))) AS financial_year
  FROM expected AS e
  JOIN rounds AS r USING (collection)
  LEFT JOIN first_years AS d USING (collection)
  LEFT JOIN first_stated AS s USING (collection)
),
-- A force may have several files; what was refused of any of them may be the year that is missing.
came AS (
  SELECT
    f.collection, f.round, f.force_id,
    first(r.source_file ORDER BY r.status = 'accepted', r.source_file) AS source_file,
    first(r.status ORDER BY r.status = 'accepted', r.source_file) AS status,
    first(r.reason ORDER BY r.status = 'accepted', r.source_file) AS reason
  FROM (SELECT DISTINCT collection, round, force_id, source_file FROM files) AS f
  JOIN responses AS r USING (collection, round, source_file)
  GROUP BY ALL
),
logged AS (
  SELECT collection, round, count(*) > 0 AS has_log FROM requests GROUP BY ALL
),
known AS (
  SELECT
    a.collection, a.round, a.force_id, a.financial_year, q.exemption,
    s.source_file AS statement_file, c.source_file AS response_file, q.source_file AS logged_file, c.reason,
    CASE
      WHEN s.is_conflicting THEN 'conflicting'
      WHEN s.status IS NOT NULL THEN s.status
      WHEN c.status IN ('quarantined', 'partly_accepted') THEN 'quarantined'
      WHEN c.status = 'accepted' THEN 'not in it'
      WHEN q.outcome IN ('answered', 'partly_answered') THEN 'lost'
      WHEN q.outcome IS NOT NULL THEN q.outcome
      WHEN l.has_log THEN 'not_asked'
      ELSE 'no log'
    END AS finding
  FROM asked AS a
  LEFT JOIN round_statements AS s USING (collection, round, force_id, financial_year)
  LEFT JOIN came AS c USING (collection, round, force_id)
  LEFT JOIN requests AS q USING (collection, round, force_id)
  LEFT JOIN logged AS l USING (collection, round)
)
SELECT
  collection, round, force_id, financial_year,
  CASE finding
    WHEN 'not in it' THEN 'not_available' WHEN 'lost' THEN 'not_available' WHEN 'no log' THEN 'no_response' ELSE finding
  END AS status,
  -- What a log says of the whole request is no reason for a year that was answered.
  CASE WHEN finding <> 'reported' THEN exemption END AS exemption,
  CASE WHEN finding <> 'lost' THEN coalesce(statement_file, response_file) END AS source_file,
  CASE finding
    WHEN 'conflicting' THEN 'Responses of this round state different figures: see core.quarantine.'
    WHEN 'quarantined' THEN coalesce(reason, 'See core.quarantine.')
    WHEN 'not in it' THEN 'The response says nothing about this year.'
    WHEN 'lost' THEN coalesce(format('The request log names {}, which is not there.', logged_file),
      'The request log says that it was answered, and names no file.')
    WHEN 'no log' THEN 'The round has no request log.'
  END AS detail
FROM known
ORDER BY collection, round, force_id, financial_year
