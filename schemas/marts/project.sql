-- Every application of a round with what was decided on it; a funded one is a project.
WITH applications AS (
  SELECT round, project_id, stream, agency_code, acronym, project_name, starts_on, ends_on, provenance
  FROM silver.application
),

decisions AS (
  SELECT round, project_id, stream, agency_code, decision, decided_on, provenance
  FROM silver.decision
),

applied AS (
  SELECT round, subject_id AS project_id, amount_eur AS applied_eur
  FROM silver.funding
  WHERE funding_kind = 'applied'
),

granted AS (
  SELECT round, subject_id AS project_id, amount_eur AS granted_eur
  FROM silver.funding
  WHERE funding_kind = 'granted'
),

-- A group may be named at both ends of a project; its members are the same.
groups AS (
  SELECT round, project_id, max(benefit_group) AS benefit_group
  FROM silver.benefit_group_member
  GROUP BY round, project_id
),

agencies AS (
  SELECT code AS agency_code, parent AS admin_branch
  FROM silver.taxonomy
  WHERE taxonomy = 'agencies'
),

-- An application may wait for its decision; a decision may speak of an application that could not be read.
known AS (
  SELECT
    coalesce(decisions.round, applications.round) AS round,
    coalesce(decisions.project_id, applications.project_id) AS project_id,
    coalesce(decisions.stream, applications.stream) AS stream,
    coalesce(decisions.agency_code, applications.agency_code) AS agency_code,
    applications.acronym,
    applications.project_name,
    applications.starts_on,
    applications.ends_on,
    coalesce(decisions.decision, 'undecided') AS decision,
    decisions.decided_on,
    applications.project_id IS NOT NULL AS has_application,
    provenance_of(greatest(provenance_rank(decisions.provenance), provenance_rank(applications.provenance))) AS provenance
  FROM decisions
  FULL OUTER JOIN applications
    ON applications.round = decisions.round AND applications.project_id = decisions.project_id
)

SELECT
  known.round,
  known.project_id,
  known.stream,
  known.agency_code,
  agencies.admin_branch,
  known.acronym,
  known.project_name,
  known.starts_on,
  known.ends_on,
  known.decision,
  known.decision = 'funded' AS is_funded,
  known.decided_on,
  known.has_application,
  applied.applied_eur,
  granted.granted_eur,
  groups.benefit_group,
  known.provenance
FROM known
LEFT JOIN agencies ON agencies.agency_code = known.agency_code
LEFT JOIN applied ON applied.round = known.round AND applied.project_id = known.project_id
LEFT JOIN granted ON granted.round = known.round AND granted.project_id = known.project_id
LEFT JOIN groups ON groups.round = known.round AND groups.project_id = known.project_id
