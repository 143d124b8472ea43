-- Breaches that stand now. The table ops.rejection only grows: of it counts what the last reading of a document that is
-- still there found, and of what documents say of each other what the document registry still holds against it.
WITH documents AS (
  SELECT * FROM ops.documents WHERE state = 'current'
),

-- Every reading leaves checks, so the latest check tells when a document was last read.
last_read AS (
  SELECT document_id, max(checked_at) AS read_at FROM ops.document_check GROUP BY document_id
),

breaches AS (
  SELECT
    documents.*,
    rejection.rule, rejection.scope, rejection.sheet, rejection.cell, rejection.field, rejection.found, rejection.expected,
    rejection.rule IN ('duplicate_document', 'second_document_of_project', 'report_without_application') AS is_of_others
  FROM ops.rejection
  INNER JOIN documents ON documents.document_id = rejection.document_id
  -- A document that was ruled out unread has no check.
  LEFT JOIN last_read ON last_read.document_id = rejection.document_id
  WHERE rejection.found_at >= last_read.read_at OR last_read.read_at IS NULL
    OR rejection.rule IN ('duplicate_document', 'second_document_of_project', 'report_without_application')
),

standing AS (
  SELECT DISTINCT
    coalesce(round, 'not_known') AS round, path, contract, kind AS document_kind, subject_id, rule, scope, sheet, cell, field,
    -- Which other document it is may have changed since the breach was written down: the document registry knows. A row of
    -- the registry from before it was kept there knows nothing.
    CASE WHEN is_of_others THEN coalesce(outcome_found, found) ELSE found END AS found,
    expected
  FROM breaches
  WHERE CASE
    WHEN is_of_others THEN outcome_rule = rule
    WHEN rule = 'record_breaks_constraint' THEN outcome != 'rejected'
    ELSE true
  END
)

SELECT
  standing.*,
  CAST(row_number() OVER (PARTITION BY path ORDER BY rule, sheet, cell, field, found, expected) AS INT) AS breach_no,
  documents.provenance
FROM standing
LEFT JOIN gold.round_provenance AS documents ON documents.round = standing.round
