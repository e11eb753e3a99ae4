-- Leaf values number $first to $last of files, rounds and forces as many as it takes: 8 offences over 5 financial years
-- a file, so that each 40 are of one.
SELECT
    'question-' || (file // 230 + 1) AS collection,
    2016 + file // 46 % 5 AS round,
    force_id,
    (year || '/' || lpad(CAST((year + 1) % 100 AS VARCHAR), 2, '0')) AS financial_year,
    make_date(year, 4, 1) AS period_start,
    make_date(year + 1, 3, 31) AS period_end,
    'Offence ' || offence AS offence,
    CAST(NULL AS VARCHAR) AS offence_code,
    CAST(NULL AS VARCHAR) AS breakdown,
    CAST(5 + hash(file, year, offence) % 400 AS BIGINT) AS count,
    CAST(5 + hash(file, year, offence) % 400 AS BIGINT) AS count_low,
    CAST(5 + hash(file, year, offence) % 400 AS BIGINT) AS count_high,
    'reported' AS status,
    'question-' || (file // 230 + 1) || '/' || (2016 + file // 46 % 5) || '/' || file || '.xlsx' AS source_file,
    'Data' AS source_sheet,
    'B' || (offence + 1) AS source_cell,
    '7' AS source_text,
    repeat('0', 64) AS source_sha256
FROM (
    SELECT i // 40 AS file, 2011 + i // 40 // 46 % 5 + i % 5 AS year, i % 40 // 5 AS offence
    FROM range($first, $last) AS numbers(i)
)
JOIN (SELECT row_number() OVER (ORDER BY force_id) - 1 AS place, force_id FROM forces) ON place = file % 46
