-- Restated figures, the newest round first.
SELECT
  revisions.collection, police_forces.name, revisions.financial_year, revisions.round, revisions.count,
  revisions.status, revisions.previous_round, revisions.previous_count, revisions.previous_status, revisions.change
FROM measures.revisions
JOIN reference.police_forces USING (force_id)
ORDER BY revisions.collection, revisions.round DESC, police_forces.name, revisions.financial_year DESC
