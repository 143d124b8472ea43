-- What to ask of each agency before anything of it is published: documents that are missing or were rejected, what was found
-- against the others, and fields left open.
WITH projects AS (
  SELECT round, project_id, agency_code, benefit_group FROM gold.project
),

-- What a benefit group sends together, each of its agencies is asked for.
subjects AS (
  SELECT round, project_id AS subject_id, agency_code FROM projects
  UNION
  SELECT round, benefit_group, agency_code FROM projects WHERE benefit_group IS NOT NULL
),

asked AS (
  SELECT
    round, project_id, agency_code, 'missing_document' AS request_kind,
    document_kind, CAST(NULL AS STRING) AS rule, CAST(NULL AS STRING) AS field, CAST(NULL AS STRING) AS found,
    CAST(NULL AS STRING) AS path, CAST(NULL AS STRING) AS sheet, CAST(NULL AS STRING) AS cell, provenance,
    CAST(NULL AS INT) AS n_open
  FROM gold.missing_document
  WHERE reason = 'not_sent'

  UNION ALL

  SELECT
    breach.round, breach.subject_id, subjects.agency_code,
    CASE breach.scope WHEN 'document' THEN 'rejected_document' ELSE 'finding' END,
    breach.document_kind, breach.rule, nullif(breach.field, ''), breach.found, breach.path,
    nullif(breach.sheet, ''), nullif(breach.cell, ''), breach.provenance, NULL
  FROM gold.standing_rejection AS breach
  -- A finding on a register is the ministry's own to mend.
  INNER JOIN subjects ON subjects.round = breach.round AND subjects.subject_id = breach.subject_id
  -- A copy of what was received asks for nothing.
  WHERE breach.rule != 'duplicate_document'

  UNION ALL

  SELECT
    answers.round, NULL, answers.agency_code, 'open_field', answers.document_kind, NULL, answers.field, NULL,
    NULL, NULL, NULL,
    computed_provenance(greatest(max(provenance_rank(answers.provenance)), max(provenance_rank(documents.provenance)))),
    CAST(sum(answers.n_open) AS INT)
  FROM gold.field_answer AS answers
  LEFT JOIN gold.round_provenance AS documents ON documents.round = answers.round
  WHERE answers.n_open > 0
  GROUP BY answers.round, answers.agency_code, answers.document_kind, answers.field
)

SELECT
  asked.round,
  asked.agency_code,
  CAST(row_number() OVER (
    PARTITION BY asked.round, asked.agency_code
    ORDER BY asked.request_kind, asked.project_id, asked.document_kind, asked.path, asked.rule, asked.sheet, asked.cell, asked.field, asked.found
  ) AS INT) AS request_no,
  asked.request_kind,
  asked.project_id,
  asked.document_kind,
  asked.rule,
  asked.field,
  asked.found,
  asked.n_open,
  asked.path,
  asked.sheet,
  asked.cell,
  asked.provenance
FROM asked
WHERE asked.agency_code IS NOT NULL
