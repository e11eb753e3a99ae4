-- How many files came, and what became of them.
SELECT
  count(*) AS files,
  count(*) FILTER (status = 'accepted') AS accepted,
  count(*) FILTER (status = 'partly_accepted') AS partly_accepted,
  count(*) FILTER (status = 'quarantined') AS quarantined
FROM core.responses
