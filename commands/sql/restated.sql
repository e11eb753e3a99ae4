-- Figures that the newest round states differently from an earlier one.
SELECT p.name, r.financial_year, r.previous_round, r.previous_count, r.round, r.count, r.change
FROM measures.revisions r
JOIN reference.police_forces p USING (force_id)
WHERE r.collection = $collection
  AND r.round = (SELECT max(round) FROM core.responses WHERE collection = $collection)
ORDER BY abs(r.change) DESC NULLS LAST, p.name, r.financial_year
