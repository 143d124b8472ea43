-- Why applications were refused, as far as it is published: each reason with its stage, the applications that the source names
-- as examples, and for how many of the refused no reason of their own is published.
WITH counts AS (
  SELECT round, CAST(count(*) AS INT) AS n_applications, CAST(count_if(decision = 'not_funded') AS INT) AS n_refused
  FROM gold.project
  GROUP BY round
),

told AS (
  SELECT refusal.*, documents.path, documents.text_language
  FROM silver.refusal
  INNER JOIN gold.accepted_document AS documents ON documents.document_id = refusal.document_id
)

SELECT
  told.round,
  CAST(row_number() OVER (PARTITION BY told.round ORDER BY told.path, told.record_no) AS INT) AS refusal_no,
  told.refusal_reason,
  coalesce(told.refusal_stage, 'not_told') AS refusal_stage,
  told.application_name,
  told.applicant,
  told.note,
  counts.n_applications,
  counts.n_refused,
  CAST(counts.n_refused - count(told.application_name) OVER (PARTITION BY told.round) AS INT) AS n_reason_not_published,
  told.section,
  told.text_language,
  told.path,
  told.sheet,
  told.cell,
  told.provenance
FROM told
LEFT JOIN counts ON counts.round = told.round
