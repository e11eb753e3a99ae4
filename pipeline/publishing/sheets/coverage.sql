-- What each round knows of each force and year, the newest first.
SELECT
  coverage.collection, coverage.round, coverage.financial_year, police_forces.name, coverage.status,
  coverage.exemption, coverage.detail, coverage.source_file
FROM measures.coverage
JOIN reference.police_forces USING (force_id)
ORDER BY coverage.collection, coverage.round DESC, coverage.financial_year DESC, police_forces.name
