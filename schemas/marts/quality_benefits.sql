-- Benefits not in euros, as the final reports tell them: a list, each with the text of its document.
WITH told AS (
  SELECT * FROM silver.quality_benefit
),

texts AS (
  SELECT * FROM gold.source_text WHERE table_name = 'quality_benefit'
)

SELECT
  told.round,
  told.project_id,
  CAST(row_number() OVER (PARTITION BY told.round, told.project_id ORDER BY texts.path, told.record_no) AS INT) AS benefit_no,
  project.agency_code,
  project.admin_branch,
  told.quality_kind,
  coalesce(told.quality_state, 'not_told') AS quality_state,
  told.detail,
  texts.source_text,
  texts.path,
  told.sheet,
  told.cell,
  told.provenance
FROM told
-- A report has its application, so the project is there; the decision that names the agency may be missing.
LEFT JOIN gold.project ON project.round = told.round AND project.project_id = told.project_id
INNER JOIN texts ON texts.document_id = told.document_id AND texts.record_no = told.record_no
