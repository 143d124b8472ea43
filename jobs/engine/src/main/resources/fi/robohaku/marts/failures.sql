-- Rows that break a test (failing), each with the first 50 of the cells behind it (source_found).
WITH gathered AS (
  SELECT row_no, slice(sort_array(collect_set(struct(path, sheet, cell))), 1, 50) AS sources
  FROM source_found
  GROUP BY row_no
)

SELECT
  failing.run_id,
  failing.mart,
  failing.test,
  failing.severity,
  failing.failing_row,
  coalesce(gathered.sources, CAST(array() AS ARRAY<STRUCT<path: STRING, sheet: STRING, cell: STRING>>)) AS sources,
  failing.failed_at
FROM failing
LEFT JOIN gathered ON gathered.row_no = failing.failing_no
ORDER BY failing.failing_no
