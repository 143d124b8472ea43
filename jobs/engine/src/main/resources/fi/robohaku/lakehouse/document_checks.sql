-- What every rule said of each document read in this run, passes too.
--
-- Inputs
--   reading: path, action, document_id, findings
-- Parameters
--   run_id, run_started_at
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
  :run_id AS run_id,
  :run_started_at AS checked_at
FROM reading
LATERAL VIEW explode(findings) AS finding
WHERE action NOT IN ('touched', 'kept')
