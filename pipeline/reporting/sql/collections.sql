-- The collections of the warehouse, and the newest year for which any force gave an exact figure.
SELECT
  a.collection, min(a.area) AS title, count(DISTINCT a.force_id) AS forces_expected,
  (SELECT max(c.financial_year) FROM measures.annual_changes AS c
    WHERE c.collection = a.collection AND c.area_level = 'collection' AND c.count IS NOT NULL) AS newest_year
FROM reference.areas AS a
WHERE a.area_level = 'collection'
GROUP BY a.collection
ORDER BY a.collection
