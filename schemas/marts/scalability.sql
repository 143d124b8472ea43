-- Whether the result of each project can be used elsewhere, as its final report tells.
SELECT
  project.round,
  project.project_id,
  project.agency_code,
  coalesce(report.scalability_level, 'not_told') AS scalability_level,
  report.scalability,
  documents.text_language,
  documents.path,
  report.sheet,
  report.cell,
  coalesce(report.provenance, project.provenance) AS provenance
FROM gold.project AS project
LEFT JOIN silver.final_report AS report ON report.round = project.round AND report.project_id = project.project_id
LEFT JOIN gold.accepted_document AS documents ON documents.document_id = report.document_id
WHERE project.is_funded
