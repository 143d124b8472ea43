-- Where the documents tell the figures and facts of a project: one row for each place. Every plan and update that a document
-- states is there, also one that another takes the place of; which of them counts, the marts of figures say.
WITH documents AS (
  SELECT document_id, path FROM ops.documents WHERE state = 'current' AND outcome != 'rejected'
),

told AS (
  SELECT
    document_id, round, subject_id AS project_id,
    -- Each kind of money has a column of its name.
    CASE funding_kind WHEN 'used' THEN 'used_reported_eur' WHEN 'own' THEN 'own_funding_eur' ELSE concat(funding_kind, '_eur') END AS fact,
    CAST(NULL AS STRING) AS told_code, amount_eur, precision, record_no, sheet, cell, provenance
  FROM silver.funding
  WHERE status = 'reported'

  UNION ALL

  SELECT
    document_id, round, subject_id,
    CASE stage WHEN 'realised' THEN 'realised_to_date_eur' ELSE concat(stage, '_benefit_eur') END,
    NULL, net_benefit_eur, precision, record_no, sheet, cell, provenance
  FROM silver.benefit
  WHERE status = 'reported'

  UNION ALL

  SELECT document_id, round, project_id, 'project_status', project_status, NULL, NULL, record_no, sheet, cell, provenance
  FROM silver.final_report
  WHERE project_status IS NOT NULL

  UNION ALL

  SELECT document_id, round, project_id, 'goals_met', goals_met, NULL, NULL, record_no, sheet, cell, provenance
  FROM silver.final_report
  WHERE goals_met IS NOT NULL

  UNION ALL

  SELECT document_id, round, project_id, 'delay_cause', delay_cause, NULL, NULL, record_no, sheet, cell, provenance
  FROM silver.delay_cause

  UNION ALL

  SELECT document_id, round, project_id, 'delay_cause', delay_cause, NULL, NULL, record_no, sheet, cell, provenance
  FROM silver.deviation
  WHERE delay_cause IS NOT NULL

  UNION ALL

  SELECT document_id, round, project_id, 'technology', technology, NULL, NULL, record_no, sheet, cell, provenance
  FROM silver.technology_use
)

SELECT
  told.round,
  told.project_id,
  told.fact,
  CAST(row_number() OVER (
    PARTITION BY told.round, told.project_id, told.fact
    ORDER BY told.told_code, documents.path, told.record_no, told.sheet, told.cell
  ) AS INT) AS source_no,
  told.told_code,
  told.amount_eur,
  told.precision,
  documents.path,
  told.sheet,
  told.cell,
  told.provenance
FROM told
INNER JOIN documents ON documents.document_id = told.document_id
