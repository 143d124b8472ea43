-- Breaches found in this run: reading holds what documents say on their own, next_document what they say of each other,
-- broken_record the records that break a constraint of their table. rule is the catalogue.
WITH breach AS (
  SELECT document_id, finding.rule, finding.sheet, finding.cell, finding.field, finding.found, finding.expected
  FROM reading
  LATERAL VIEW explode(findings) AS finding
  WHERE action != 'touched' AND finding.outcome = 'rejected'

  UNION ALL

  SELECT document_id, ruled_out_by, '', '', '', ruled_out_found, ''
  FROM next_document
  WHERE is_newly_ruled_out

  UNION ALL

  SELECT document_id, 'record_breaks_constraint', sheet, cell, field, found, ''
  FROM broken_record
)

SELECT
  breach.document_id,
  document.path,
  document.round,
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
  this_run.run_id,
  this_run.happens_at AS found_at
FROM breach
INNER JOIN next_document AS document ON document.document_id = breach.document_id
INNER JOIN rule ON rule.rule = breach.rule
CROSS JOIN this_run
