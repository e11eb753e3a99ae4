-- The run that made the warehouse.
SELECT run_id, published_at, code_version FROM meta.publication
