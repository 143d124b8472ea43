-- The records of documents behind rows of marts: those that speak of the row's subject; of a row without a subject, those
-- of its agency's projects, or of its whole round. Only the tables named for a row are asked. traced_row: rows of marts as
-- JSON; source_cell: records with what they speak of; :subjects: columns that name what a row speaks of.
WITH named AS (
  SELECT
    *,
    nullif(get_json_object(row_json, '$.round'), 'all') AS round,
    get_json_object(row_json, '$.agency_code') AS agency_code,
    array_compact(transform(:subjects, name -> get_json_object(row_json, concat('$.', name)))) AS own_subjects
  FROM traced_row
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
)

SELECT DISTINCT
  asked.row_no,
  source_cell.source_table,
  source_cell.record_no,
  source_cell.document_id,
  documents.path,
  coalesce(source_cell.sheet, '') AS sheet,
  coalesce(source_cell.cell, '') AS cell
FROM asked
INNER JOIN source_cell
  ON array_contains(asked.tables, source_cell.source_table)
  AND (asked.round IS NULL OR asked.round = source_cell.round)
  AND (asked.subjects IS NULL OR arrays_overlap(asked.subjects, source_cell.subjects))
INNER JOIN ops.documents AS documents ON documents.document_id = source_cell.document_id
WHERE asked.round IS NOT NULL OR asked.subjects IS NOT NULL
