-- Documents that a funded project should have sent and has not, or whose documents were all rejected. Projects with a
-- joint figure send one calculation together.
WITH projects AS (
  SELECT round, project_id, agency_code, benefit_group FROM gold.project WHERE is_funded
),

expected AS (
  SELECT round, project_id, agency_code, 'application' AS document_kind FROM projects
  UNION ALL
  SELECT round, project_id, agency_code, 'final_report' FROM projects
  UNION ALL
  SELECT round, project_id, agency_code, 'final_calculation' FROM projects WHERE benefit_group IS NULL
  UNION ALL
  SELECT DISTINCT round, benefit_group, agency_code, 'joint_calculation' FROM projects WHERE benefit_group IS NOT NULL
  UNION ALL
  SELECT DISTINCT round, benefit_group, agency_code, 'joint_final_calculation' FROM projects WHERE benefit_group IS NOT NULL
),

sent AS (
  SELECT
    round,
    subject_id AS project_id,
    kind AS document_kind,
    count_if(outcome != 'rejected') AS n_accepted
  FROM ops.documents
  WHERE state = 'current' AND subject_id IS NOT NULL
  GROUP BY round, subject_id, kind
)

SELECT
  expected.round,
  expected.project_id,
  expected.agency_code,
  expected.document_kind,
  CASE WHEN sent.project_id IS NULL THEN 'not_sent' ELSE 'rejected' END AS reason,
  documents.provenance
FROM expected
LEFT JOIN sent
  ON sent.round = expected.round
  AND sent.project_id = expected.project_id
  AND sent.document_kind = expected.document_kind
LEFT JOIN gold.round_provenance AS documents ON documents.round = expected.round
WHERE coalesce(sent.n_accepted, 0) = 0
