-- Restated figures, the newest round first.
SELECT
  p.force_id, p.name, r.financial_year, r.round, r.previous_round, r.count, r.previous_count, r.change, r.status,
  r.previous_status
FROM measures.revisions AS r
JOIN reference.police_forces AS p USING (force_id)
WHERE r.collection = $collection
ORDER BY r.round DESC, p.name, r.financial_year DESC
