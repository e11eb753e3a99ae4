-- What came of each round: requests, files, and figures that were restated in it.
WITH rounds AS (
  SELECT round FROM core.requests WHERE collection = $collection
  UNION SELECT round FROM core.responses WHERE collection = $collection AND round IS NOT NULL
)
SELECT
  round,
  (SELECT count(*) FROM core.requests AS q WHERE q.collection = $collection AND q.round = r.round) AS requests,
  (SELECT count(*) FROM core.requests AS q
    WHERE q.collection = $collection AND q.round = r.round AND q.outcome IN ('answered', 'partly_answered')) AS answered,
  (SELECT count(*) FROM core.requests AS q
    WHERE q.collection = $collection AND q.round = r.round AND q.days_late > 0) AS late,
  (SELECT count(*) FROM core.responses AS s WHERE s.collection = $collection AND s.round = r.round) AS files,
  (SELECT count(*) FROM core.responses AS s
    WHERE s.collection = $collection AND s.round = r.round AND s.status = 'accepted') AS accepted,
  (SELECT count(*) FROM core.responses AS s
    WHERE s.collection = $collection AND s.round = r.round AND s.status = 'quarantined') AS quarantined
FROM rounds AS r
ORDER BY round DESC
