-- Net benefits of a year, where a document tells one: planned, updated or realised. What is cumulated over the years stands in
-- other marts.
SELECT
  told.round,
  told.project_id,
  CAST(row_number() OVER (
    PARTITION BY told.round, told.project_id ORDER BY array_position(array('planned', 'updated', 'realised'), told.stage), documents.path, told.record_no
  ) AS INT) AS benefit_no,
  project.agency_code,
  told.stage,
  told.annual_benefit_eur_low AS annual_low_eur,
  told.annual_benefit_eur_high AS annual_high_eur,
  told.from_year,
  told.is_comparable,
  told.note,
  documents.text_language,
  documents.path,
  told.sheet,
  told.cell,
  told.status,
  told.precision,
  told.provenance
FROM silver.annual_benefit AS told
INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
-- The decision that names the agency may be missing.
LEFT JOIN gold.project AS project ON project.round = told.round AND project.project_id = told.project_id
