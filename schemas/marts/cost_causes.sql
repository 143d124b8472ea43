-- What made projects dearer, as their final reports tell. It need not have delayed anything.
SELECT
  told.round,
  told.project_id,
  CAST(row_number() OVER (PARTITION BY told.round, told.project_id ORDER BY documents.path, told.record_no) AS INT) AS cause_no,
  project.agency_code,
  told.cost_cause,
  told.evidence,
  documents.text_language,
  documents.path,
  told.sheet,
  told.cell,
  told.provenance
FROM silver.cost_cause AS told
INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
-- The decision that names the agency may be missing.
LEFT JOIN gold.project AS project ON project.round = told.round AND project.project_id = told.project_id
