-- Figures that are proved but look odd.
SELECT d.force_id, d.financial_year, d.severity, d.message, d.reason
FROM measures.plausibility AS d
WHERE d.collection = $collection
ORDER BY d.financial_year DESC NULLS LAST, d.message
