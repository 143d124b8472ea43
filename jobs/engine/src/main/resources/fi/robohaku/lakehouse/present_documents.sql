-- Documents that are present: those read in this run, and those of the registry that stay as they are. The whole registry
-- is looked at, also where the run is limited to some rounds.
--
-- Inputs
--   reading: path, action, document_id, sha256, size_bytes, modified_at, round, contract, kind, stage, subject_id, language,
--     is_readable, own_outcome, own_rule, n_figures
--   template: contract, fingerprint
--   registered_document: document_id, path, sha256, size_bytes, modified_at, round, contract, kind, stage, subject_id,
--     language, own_outcome, outcome_rule, is_readable, n_figures, definitions, read_at
--   detected_file: path, action
-- Parameters
--   run_started_at
SELECT
  reading.document_id, reading.path, reading.sha256, reading.size_bytes, reading.modified_at, reading.round,
  reading.contract, reading.kind, reading.stage, reading.subject_id, reading.language,
  reading.own_outcome, reading.own_rule, reading.is_readable, reading.n_figures,
  template.fingerprint AS definitions, :run_started_at AS read_at, true AS is_read_now
FROM reading
INNER JOIN template ON template.contract = coalesce(reading.contract, '')
WHERE reading.action NOT IN ('touched', 'kept')

UNION ALL

SELECT
  known.document_id, known.path, known.sha256, known.size_bytes, known.modified_at, known.round,
  known.contract, known.kind, known.stage, known.subject_id, known.language,
  known.own_outcome, CASE WHEN known.own_outcome = 'rejected' THEN known.outcome_rule END AS own_rule, known.is_readable,
  known.n_figures,
  known.definitions, known.read_at, false AS is_read_now
FROM registered_document AS known
LEFT ANTI JOIN reading ON reading.path = known.path AND reading.action NOT IN ('touched', 'kept')
LEFT ANTI JOIN detected_file ON detected_file.path = known.path AND detected_file.action = 'vanished'
