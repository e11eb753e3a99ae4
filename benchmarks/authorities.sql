-- Public authorities number $first to $last, which all answer one question with $years financial years of 8 offences,
-- each in a file of its own.
SELECT
    'question' AS collection,
    2026 AS round,
    'authority-' || authority AS force_id,
    (year || '/' || lpad(CAST((year + 1) % 100 AS VARCHAR), 2, '0')) AS financial_year,
    make_date(year, 4, 1) AS period_start,
    make_date(year + 1, 3, 31) AS period_end,
    'Offence ' || offence AS offence,
    CAST(NULL AS VARCHAR) AS offence_code,
    CAST(NULL AS VARCHAR) AS breakdown,
    CAST(5 + hash(authority, year, offence) % 400 AS BIGINT) AS count,
    CAST(5 + hash(authority, year, offence) % 400 AS BIGINT) AS count_low,
    CAST(5 + hash(authority, year, offence) % 400 AS BIGINT) AS count_high,
    'reported' AS status,
    'question/2026/authority-' || authority || '.xlsx' AS source_file,
    'Data' AS source_sheet,
    'B' || (offence + 1) AS source_cell,
    '7' AS source_text,
    repeat('0', 64) AS source_sha256
FROM range($first, $last) AS authorities(authority), range(2026 - $years, 2026) AS years(year), range(8) AS offences(offence)
