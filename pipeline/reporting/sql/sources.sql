-- Every response file, and what became of it.
SELECT source_file, source_sha256 AS sha256, round, status, reason
FROM core.responses
WHERE collection = $collection
ORDER BY round DESC NULLS LAST, source_file
