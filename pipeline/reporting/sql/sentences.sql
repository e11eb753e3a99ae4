-- The sentences about forces and about the whole collection, oldest first.
SELECT area_level, area_id, kind, financial_year, sentence
FROM measures.sentences
WHERE collection = $collection AND area_level IN ('force', 'collection')
ORDER BY area_id, financial_year, kind
