-- Every document that is there now: those read in this run, and those of the ledger that stay as they are. The whole
-- ledger is looked at, also where the run is limited to some rounds.
SELECT
  document_id, path, sha256, size_bytes, modified_at, round, contract, kind, stage, subject_id, language,
  own_outcome, own_rule, is_readable, n_figures, true AS is_read_now
FROM reading
WHERE action != 'touched'

UNION ALL

SELECT
  known.document_id, known.path, known.sha256, known.size_bytes, known.modified_at, known.round, known.contract,
  known.kind, known.stage, known.subject_id, known.language,
  known.own_outcome, CASE WHEN known.own_outcome = 'rejected' THEN known.outcome_rule END AS own_rule,
  known.is_readable, known.n_figures, false AS is_read_now
FROM known_document AS known
LEFT ANTI JOIN reading ON reading.path = known.path AND reading.action != 'touched'
LEFT ANTI JOIN planned ON planned.path = known.path AND planned.action = 'vanished'
