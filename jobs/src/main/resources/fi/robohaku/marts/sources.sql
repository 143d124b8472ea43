-- The cells of documents behind rows that break a test: those that speak of the row's subject; of a row without a
-- subject, those of its agency's projects, or of its whole round. Only tables that the mart is computed from are asked.
WITH named AS (
  SELECT
    *,
    get_json_object(failing_row, '$.round') AS round,
    get_json_object(failing_row, '$.agency_code') AS agency_code,
    array_compact(array(
      get_json_object(failing_row, '$.project_id'),
      get_json_object(failing_row, '$.unit_id'),
      get_json_object(failing_row, '$.subject_id'),
      get_json_object(failing_row, '$.benefit_group')
    )) AS own_subjects
  FROM failing
),

agencies AS (
  SELECT round, agency_code, collect_set(project_id) AS project_ids
  FROM silver.decision
  GROUP BY round, agency_code
),

asked AS (
  SELECT
    named.*,
    CASE WHEN size(named.own_subjects) > 0 THEN named.own_subjects ELSE agencies.project_ids END AS subjects
  FROM named
  LEFT JOIN agencies ON agencies.round = named.round AND agencies.agency_code = named.agency_code
),

found AS (
  SELECT asked.failing_no, documents.path, coalesce(source_cell.sheet, '') AS sheet, coalesce(source_cell.cell, '') AS cell
  FROM asked
  INNER JOIN source_cell
    ON array_contains(asked.tables, source_cell.source_table)
    AND (asked.round IS NULL OR asked.round = source_cell.round)
    AND (asked.subjects IS NULL OR arrays_overlap(asked.subjects, source_cell.subjects))
  INNER JOIN ops.documents AS documents ON documents.document_id = source_cell.document_id
  WHERE asked.round IS NOT NULL OR asked.subjects IS NOT NULL
),

gathered AS (
  SELECT failing_no, slice(sort_array(collect_set(struct(path, sheet, cell))), 1, 50) AS sources
  FROM found
  GROUP BY failing_no
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
LEFT JOIN gathered ON gathered.failing_no = failing.failing_no
ORDER BY failing.failing_no
