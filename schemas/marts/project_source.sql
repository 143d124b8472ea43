-- Where the documents tell the figures and facts of a project: one row for each place. Every plan and update that a document
-- states is there, also one that another takes the place of; which of them counts, the marts of figures say.
WITH records AS (
  SELECT document_id, round, project_id, record_no, 'final_report' AS table_name FROM silver.final_report
  UNION ALL
  SELECT document_id, round, project_id, record_no, 'delay_cause' FROM silver.delay_cause
  UNION ALL
  SELECT document_id, round, project_id, record_no, 'deviation' FROM silver.deviation
  UNION ALL
  SELECT document_id, round, project_id, record_no, 'technology_use' FROM silver.technology_use
),

-- Where each code of a record stands; silver keeps the place of a record's amount only.
codes AS (
  SELECT document_id, table_name, record_no, column_name, value_text, sheet, cell, provenance
  FROM bronze.figure
  WHERE status = 'reported' AND value_text IS NOT NULL
    AND column_name IN ('project_status', 'goals_met', 'delay_cause', 'technology')
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

  SELECT
    records.document_id, records.round, records.project_id,
    codes.column_name, codes.value_text, NULL, NULL, records.record_no, codes.sheet, codes.cell, codes.provenance
  FROM records
  INNER JOIN codes
    ON codes.document_id = records.document_id
    AND codes.table_name = records.table_name
    AND codes.record_no = records.record_no
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
INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
