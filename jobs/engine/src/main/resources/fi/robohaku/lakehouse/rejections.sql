-- Breaches found in this run: of what documents say on their own, of what they say of each other, and of records that break
-- a constraint of their table. A document that could not be read for the state of the machine is no state of the registry:
-- its breach has a document_id of its own, and is told by each run until the document is read.
--
-- Inputs
--   reading: path, round, action, document_id, findings
--   registry_change: document_id, path, round, ruled_out_by, ruled_out_found, is_newly_ruled_out
--   broken_record: document_id, sheet, cell, field, found
--   rule: rule, scope, message_fi, message_sv, message_en, remedy_fi, remedy_sv, remedy_en
-- Parameters
--   run_id, run_started_at
WITH breach AS (
  SELECT document_id, path, round, finding.rule, finding.sheet, finding.cell, finding.field, finding.found, finding.expected
  FROM reading
  LATERAL VIEW explode(findings) AS finding
  WHERE action != 'touched' AND finding.outcome = 'rejected'

  UNION ALL

  SELECT document_id, path, round, ruled_out_by, '', '', '', ruled_out_found, ''
  FROM registry_change
  WHERE is_newly_ruled_out

  UNION ALL

  SELECT
    broken.document_id, document.path, document.round, 'record_breaks_constraint', broken.sheet, broken.cell, broken.field,
    broken.found, ''
  FROM broken_record AS broken
  INNER JOIN registry_change AS document ON document.document_id = broken.document_id
)

SELECT
  breach.document_id,
  breach.path,
  breach.round,
  breach.rule,
  rule.scope,
  breach.sheet,
  breach.cell,
  breach.field,
  breach.found,
  breach.expected,
  replace(replace(replace(rule.message_fi, '{field}', breach.field), '{found}', breach.found), '{expected}', breach.expected) AS message_fi,
  replace(replace(replace(rule.message_sv, '{field}', breach.field), '{found}', breach.found), '{expected}', breach.expected) AS message_sv,
  replace(replace(replace(rule.message_en, '{field}', breach.field), '{found}', breach.found), '{expected}', breach.expected) AS message_en,
  replace(replace(replace(rule.remedy_fi, '{field}', breach.field), '{found}', breach.found), '{expected}', breach.expected) AS remedy_fi,
  replace(replace(replace(rule.remedy_sv, '{field}', breach.field), '{found}', breach.found), '{expected}', breach.expected) AS remedy_sv,
  replace(replace(replace(rule.remedy_en, '{field}', breach.field), '{found}', breach.found), '{expected}', breach.expected) AS remedy_en,
  :run_id AS run_id,
  :run_started_at AS found_at
FROM breach
INNER JOIN rule ON rule.rule = breach.rule
