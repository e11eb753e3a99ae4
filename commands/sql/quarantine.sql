-- What was refused, newest round first.
SELECT source_file, source_sheet, source_cell, reason, suggestion
FROM core.quarantine
ORDER BY round DESC NULLS FIRST, source_file, source_sheet, source_cell
