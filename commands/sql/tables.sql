-- The number of rows of each table, which the file knows without reading any.
SELECT schema_name || '.' || table_name AS "table", estimated_size AS "rows" FROM duckdb_tables() ORDER BY 1
