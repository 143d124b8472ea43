-- Pairs of places that tell the same thing, with the one that counts first: what may be a conflict, between documents or
-- within one source.
WITH money AS (
  SELECT funding.*, documents.path
  FROM silver.funding INNER JOIN gold.accepted_document AS documents ON documents.document_id = funding.document_id
  WHERE amount_eur IS NOT NULL
),

-- Where each field of a record stands; silver keeps the place of a record's amount only.
places AS (
  SELECT
    documents.path, figure.document_id, figure.table_name, figure.record_no, figure.column_name,
    figure.value_text, CAST(figure.value_number AS DECIMAL(18,2)) AS value_number, figure.sheet, figure.cell, figure.provenance
  FROM bronze.figure INNER JOIN gold.accepted_document AS documents ON documents.document_id = figure.document_id
  WHERE figure.status = 'reported' AND figure.column_name IN ('horizon_year', 'agency_code', 'stream')
),

horizons_told AS (
  SELECT benefit.round, benefit.subject_id, benefit.stage, places.*
  FROM silver.benefit
  INNER JOIN places
    ON places.document_id = benefit.document_id AND places.record_no = benefit.record_no
    AND places.table_name = 'benefit' AND places.column_name = 'horizon_year'
),

-- The decision of the ministry against what the project says it was granted.
grants AS (
  SELECT
    used.round, used.subject_id, 'granted' AS conflict_kind, 'the_decision_counts' AS rule_of_choice, 'eur' AS unit,
    used.amount_eur AS value_used, CAST(NULL AS STRING) AS text_used, used.path AS path_used, used.sheet AS sheet_used, used.cell AS cell_used,
    other.amount_eur AS value_other, CAST(NULL AS STRING) AS text_other, other.path AS path_other, other.sheet AS sheet_other, other.cell AS cell_other,
    used.provenance AS provenance_used, other.provenance AS provenance_other
  FROM money AS used
  INNER JOIN money AS other ON other.round = used.round AND other.subject_id = used.subject_id AND other.funding_kind = 'granted_as_reported'
  WHERE used.funding_kind = 'granted'
),

-- The plan and the update each keep the year they cumulate to; where these differ, the pair is not comparable.
horizons AS (
  SELECT
    planned.round, planned.subject_id, 'horizon', 'each_keeps_its_own_and_comparable_horizon_leaves_it_out', 'year',
    planned.value_number, CAST(NULL AS STRING), planned.path, planned.sheet, planned.cell,
    updated.value_number, CAST(NULL AS STRING), updated.path, updated.sheet, updated.cell,
    planned.provenance, updated.provenance
  FROM horizons_told AS planned
  INNER JOIN horizons_told AS updated
    ON updated.round = planned.round AND updated.subject_id = planned.subject_id AND updated.stage = 'updated'
  WHERE planned.stage = 'planned'
),

-- Who applies and in which stream: the register of decisions counts.
parties AS (
  SELECT
    decision.round, decision.project_id, regexp_replace(decided.column_name, '_code$', ''), 'the_decision_counts', CAST(NULL AS STRING),
    CAST(NULL AS DECIMAL(18,2)), decided.value_text, decided.path, decided.sheet, decided.cell,
    CAST(NULL AS DECIMAL(18,2)), applied.value_text, applied.path, applied.sheet, applied.cell,
    decided.provenance, applied.provenance
  FROM silver.decision
  INNER JOIN silver.application ON application.round = decision.round AND application.project_id = decision.project_id
  INNER JOIN places AS decided
    ON decided.document_id = decision.document_id AND decided.record_no = decision.record_no AND decided.table_name = 'decision'
  INNER JOIN places AS applied
    ON applied.document_id = application.document_id AND applied.record_no = application.record_no
    AND applied.table_name = 'application' AND applied.column_name = decided.column_name
),

-- Places of one source, as the register of its contradictions gives them: the one that is used against each of the others.
claims AS (
  SELECT
    used.round, coalesce(used.subject_id, 'all') AS subject_id, used.claim_key, 'the_register_says', used.unit,
    used.claim_value, used.claim, documents.path, used.sheet, used.cell,
    other.claim_value, other.claim, documents.path, other.sheet, other.cell,
    used.provenance, other.provenance,
    'within_source', used.rule_of_choice, used.section, other.section,
    CASE WHEN used.claim_value IS NOT NULL THEN used.precision END,
    CASE WHEN other.claim_value IS NOT NULL THEN other.precision END,
    documents.text_language
  FROM silver.source_claim AS used
  INNER JOIN gold.accepted_document AS documents ON documents.document_id = used.document_id
  INNER JOIN silver.source_claim AS other
    ON other.document_id = used.document_id AND other.round = used.round AND other.claim_key = used.claim_key
    AND other.subject_id <=> used.subject_id AND NOT other.is_used
  WHERE used.is_used
),

between_documents AS (
  SELECT * FROM grants
  UNION ALL
  SELECT * FROM horizons
  UNION ALL
  SELECT * FROM parties
)

SELECT
  *,
  'between_documents' AS conflict_scope,
  CAST(NULL AS STRING) AS rule_told,
  CAST(NULL AS STRING) AS section_used,
  CAST(NULL AS STRING) AS section_other,
  CAST(NULL AS STRING) AS precision_used,
  CAST(NULL AS STRING) AS precision_other,
  CAST(NULL AS STRING) AS text_language
FROM between_documents
UNION ALL
SELECT * FROM claims
