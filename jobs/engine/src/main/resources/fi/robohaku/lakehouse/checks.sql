-- What every rule said of each document read in this run.
SELECT
  document_id,
  path,
  finding.rule,
  finding.tier,
  finding.outcome,
  finding.sheet,
  finding.cell,
  finding.field,
  finding.found,
  finding.expected,
  finding.explanation,
  this_run.run_id,
  this_run.happens_at AS checked_at
FROM reading
CROSS JOIN this_run
LATERAL VIEW explode(findings) AS finding
WHERE action != 'touched'
