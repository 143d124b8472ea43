-- Upkeep that a report tells: in a year, or paid beside development until the end of the project. It is no development cost.
SELECT
  told.round,
  told.subject_id AS project_id,
  CAST(row_number() OVER (PARTITION BY told.round, told.subject_id ORDER BY told.funding_kind, documents.path, told.record_no) AS INT) AS upkeep_no,
  project.agency_code,
  CASE told.funding_kind WHEN 'running_cost_per_year' THEN 'year' ELSE 'project' END AS upkeep_of,
  told.amount_eur AS upkeep_eur,
  coalesce(told.amount_eur_low, figure_low(told.amount_eur, told.precision)) AS upkeep_low_eur,
  coalesce(told.amount_eur_high, figure_high(told.amount_eur, told.precision)) AS upkeep_high_eur,
  documents.path,
  told.sheet,
  told.cell,
  told.precision,
  told.provenance
FROM silver.funding AS told
INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
-- The decision that names the agency may be missing.
LEFT JOIN gold.project AS project ON project.round = told.round AND project.project_id = told.subject_id
WHERE told.funding_kind IN ('running_cost', 'running_cost_per_year') AND told.amount_eur IS NOT NULL
