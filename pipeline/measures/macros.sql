-- Arithmetic that several queries share. Financial years are keys written 2019/20, from 1 April to 31 March.
CREATE MACRO start_year(financial_year) AS CAST(left(financial_year, 4) AS INTEGER);
CREATE MACRO starting_in(year) AS printf('%04d/%02d', CAST(year AS INTEGER), CAST((year + 1) % 100 AS INTEGER));
CREATE MACRO year_of(day) AS CAST(year(day) AS INTEGER) - CASE WHEN month(day) < 4 THEN 1 ELSE 0 END;
CREATE MACRO first_day(year) AS make_date(CAST(year AS INTEGER), 4, 1);
CREATE MACRO last_day_of(year) AS make_date(CAST(year + 1 AS INTEGER), 3, 31);

-- A sum that is missing as soon as one of its parts is: a missing number is never zero.
CREATE MACRO sum_if_all(part) AS CASE WHEN count(part) = count(*) THEN CAST(sum(part) AS BIGINT) END;

-- A change as a percentage of its base, not rounded; missing from a base of nothing.
CREATE MACRO percent(change, base) AS CASE WHEN base <> 0 THEN 100.0 * CAST(change AS DOUBLE) / base END;
CREATE MACRO direction_of(change) AS
  CASE WHEN change > 0 THEN 'rise' WHEN change < 0 THEN 'fall' WHEN change = 0 THEN 'no change' END;

-- What a figure made of parts is: what keeps it from being exact, the weightiest reason first.
CREATE MACRO weightiest(status) AS (
  ['suppressed', 'refused', 'not_held', 'not_available', 'blank', 'not_applicable', 'rounded', 'estimated', 'reported'][
    CAST(min(list_position(
      ['suppressed', 'refused', 'not_held', 'not_available', 'blank', 'not_applicable', 'rounded', 'estimated',
       'reported'], status)) AS INTEGER)
  ]
);
-- Whether a status says something about the financial year itself; an empty cell or another period does not.
CREATE MACRO is_about_the_year(status) AS status NOT IN ('blank', 'calendar_year', 'partial_year', 'other_period');
