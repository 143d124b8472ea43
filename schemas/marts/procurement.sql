-- Who did the work of each project and how it was procured, as far as final reports tell.
SELECT
  told.round,
  told.project_id,
  CAST(row_number() OVER (PARTITION BY told.round, told.project_id ORDER BY documents.path, told.record_no) AS INT) AS supplier_no,
  project.agency_code,
  told.supplier,
  coalesce(told.supplier_kind, 'not_told') AS supplier_kind,
  coalesce(told.procurement_route, 'not_told') AS procurement_route,
  told.note,
  documents.text_language,
  documents.path,
  told.sheet,
  told.cell,
  told.provenance
FROM silver.supplier AS told
INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
LEFT JOIN gold.project AS project ON project.round = told.round AND project.project_id = told.project_id
