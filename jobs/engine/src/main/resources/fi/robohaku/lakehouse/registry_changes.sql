-- The rows of the document registry that change. was_accepted and is_accepted tell which records leave the tables and which
-- enter them; was_known whether the registry held this state of the file as current.
--
-- Inputs
--   present_document: document_id, path, sha256, size_bytes, modified_at, round, contract, kind, stage, subject_id, language,
--     own_outcome, own_rule, is_readable, n_figures, definitions, read_at, is_read_now
--   registered_document: document_id, path, sha256, size_bytes, modified_at, round, contract, kind, stage, subject_id,
--     language, own_outcome, outcome, outcome_rule, is_readable, n_figures, definitions, read_at, first_run, outcome_found
--   ruled_out_document: path, rule, found
-- Parameters
--   run_id
WITH resolved AS (
  SELECT
    present.*,
    CASE WHEN ruled_out.rule IS NOT NULL THEN 'rejected' ELSE present.own_outcome END AS outcome,
    coalesce(ruled_out.rule, present.own_rule) AS outcome_rule,
    ruled_out.rule AS ruled_out_by,
    ruled_out.found AS ruled_out_found
  FROM present_document AS present
  LEFT JOIN ruled_out_document AS ruled_out ON ruled_out.path = present.path
),

-- A state of a file that is no more: the file changed, or is gone.
past AS (
  SELECT known.*, CASE WHEN present.path IS NULL THEN 'vanished' ELSE 'replaced' END AS next_state
  FROM registered_document AS known
  LEFT JOIN present_document AS present ON present.path = known.path
  WHERE present.path IS NULL OR present.document_id != known.document_id
)

SELECT
  resolved.document_id, resolved.path, resolved.sha256, resolved.size_bytes, resolved.modified_at, resolved.round,
  resolved.contract, resolved.kind, resolved.stage, resolved.subject_id, resolved.language,
  'current' AS state, resolved.own_outcome, resolved.outcome, resolved.outcome_rule, resolved.is_readable,
  resolved.n_figures, resolved.definitions, coalesce(known.first_run, :run_id) AS first_run, :run_id AS last_run,
  resolved.read_at, resolved.ruled_out_found AS outcome_found, resolved.is_read_now,
  coalesce(known.outcome != 'rejected', false) AS was_accepted,
  resolved.outcome != 'rejected' AS is_accepted,
  resolved.ruled_out_by,
  resolved.ruled_out_found,
  resolved.ruled_out_by IS NOT NULL
    AND (resolved.is_read_now OR known.outcome_rule IS DISTINCT FROM resolved.ruled_out_by) AS is_newly_ruled_out,
  known.document_id IS NOT NULL AS was_known
FROM resolved
LEFT JOIN registered_document AS known ON known.document_id = resolved.document_id
WHERE resolved.is_read_now
  OR known.outcome != resolved.outcome
  OR known.outcome_rule IS DISTINCT FROM resolved.outcome_rule
  OR known.outcome_found IS DISTINCT FROM resolved.ruled_out_found

UNION ALL

SELECT
  document_id, path, sha256, size_bytes, modified_at, round, contract, kind, stage, subject_id, language,
  next_state AS state, own_outcome, outcome, outcome_rule, is_readable, n_figures, definitions, first_run,
  :run_id AS last_run, read_at, outcome_found,
  false AS is_read_now,
  outcome != 'rejected' AS was_accepted,
  false AS is_accepted,
  CAST(NULL AS STRING) AS ruled_out_by,
  CAST(NULL AS STRING) AS ruled_out_found,
  false AS is_newly_ruled_out,
  true AS was_known
FROM past
