-- Lessons of the final reports: a list, each with the text of its document.
WITH texts AS (
  SELECT * FROM gold.source_text WHERE table_name = 'lesson'
)

SELECT
  told.round,
  told.project_id,
  CAST(row_number() OVER (PARTITION BY told.round, told.project_id ORDER BY texts.path, told.record_no) AS INT) AS lesson_no,
  project.agency_code,
  project.admin_branch,
  told.lesson_heading,
  told.lesson,
  texts.source_text,
  texts.path,
  told.sheet,
  told.cell,
  told.provenance
FROM silver.lesson AS told
-- A report has its application, so the project is there; the decision that names the agency may be missing.
LEFT JOIN gold.project ON project.round = told.round AND project.project_id = told.project_id
INNER JOIN texts ON texts.document_id = told.document_id AND texts.record_no = told.record_no
