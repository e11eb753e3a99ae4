-- In the order in which a person works through them: file by file.
SELECT collection, round, source_file, source_sheet, source_cell, source_text, reason, suggestion
FROM core.quarantine
ORDER BY collection, round DESC, source_file, source_sheet NULLS FIRST, source_cell, reason
