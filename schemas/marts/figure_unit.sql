-- What has benefit figures of its own: a funded project, several projects that publish one joint figure, or a follow-on.
WITH projects AS (
  SELECT * FROM gold.project WHERE is_funded
),

units AS (
  SELECT
    round, project_id AS unit_id, 'single' AS unit_kind, 1 AS n_projects,
    stream, agency_code, admin_branch, granted_eur
  FROM projects
  WHERE benefit_group IS NULL

  UNION ALL

  -- A joint figure belongs to a stream, agency or branch only where all its projects do.
  SELECT
    round, benefit_group, 'joint', CAST(count(*) AS INT),
    CASE WHEN count(DISTINCT stream) = 1 THEN max(stream) END,
    CASE WHEN count(DISTINCT agency_code) = 1 THEN max(agency_code) END,
    CASE WHEN count(DISTINCT admin_branch) = 1 THEN max(admin_branch) END,
    sum(granted_eur)
  FROM projects
  WHERE benefit_group IS NOT NULL
  GROUP BY round, benefit_group

  UNION ALL

  SELECT
    follow_on.round, follow_on.follow_on_id, 'follow_on', 0,
    projects.stream, projects.agency_code, projects.admin_branch, funding.amount_eur
  FROM silver.follow_on
  LEFT JOIN projects
    ON projects.round = follow_on.round AND projects.project_id = follow_on.parent_project_id
  LEFT JOIN silver.funding
    ON funding.round = follow_on.round
    AND funding.subject_id = follow_on.follow_on_id
    AND funding.funding_kind = 'granted'
),

ordered AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY round, subject_id, stage ORDER BY order_of_counting(stage, status, horizon_year, document_id)
    ) AS place
  FROM silver.benefit
),

planned AS (
  SELECT * FROM ordered WHERE stage = 'planned' AND place = 1
),

updated AS (
  SELECT * FROM ordered WHERE stage = 'updated' AND place = 1
),

realised AS (
  SELECT * FROM ordered WHERE stage = 'realised' AND place = 1
),

-- By one test for all: a source makes the updated benefit, or part of it, hang on a step that was not taken yet.
conditions AS (
  SELECT round, subject_id, bool_or(is_conditional) AS is_conditional
  FROM silver.benefit_condition
  GROUP BY round, subject_id
)

SELECT
  units.round,
  units.unit_id,
  units.unit_kind,
  units.n_projects,
  units.stream,
  units.agency_code,
  units.admin_branch,
  units.granted_eur,
  planned.net_benefit_eur AS planned_benefit_eur,
  figure_low(planned.net_benefit_eur, planned.precision) AS planned_low_eur,
  figure_high(planned.net_benefit_eur, planned.precision) AS planned_high_eur,
  planned.horizon_year AS planned_horizon_year,
  planned.precision AS planned_precision,
  CASE WHEN units.unit_kind = 'follow_on' THEN 'not_applicable' ELSE coalesce(planned.status, 'not_reported') END AS planned_status,
  updated.net_benefit_eur AS updated_benefit_eur,
  figure_low(updated.net_benefit_eur, updated.precision) AS updated_low_eur,
  figure_high(updated.net_benefit_eur, updated.precision) AS updated_high_eur,
  updated.horizon_year AS updated_horizon_year,
  updated.precision AS updated_precision,
  coalesce(updated.status, 'not_reported') AS updated_status,
  realised.net_benefit_eur AS realised_to_date_eur,
  ratio_of(updated.net_benefit_eur, planned.net_benefit_eur) AS realisation_ratio,
  provenance_of(greatest(provenance_rank(planned.provenance), provenance_rank(updated.provenance))) AS provenance,
  -- The wording of each figure stands beside it; that one hangs on a condition counts for the unit as a whole.
  CASE
    WHEN conditions.is_conditional THEN 'conditional'
    ELSE precision_of(greatest(precision_rank(planned.precision), precision_rank(updated.precision)))
  END AS precision
FROM units
LEFT JOIN planned ON planned.round = units.round AND planned.subject_id = units.unit_id
LEFT JOIN updated ON updated.round = units.round AND updated.subject_id = units.unit_id
LEFT JOIN realised ON realised.round = units.round AND realised.subject_id = units.unit_id
-- Not of every unit is it told what its benefit hangs on.
LEFT JOIN conditions ON conditions.round = units.round AND conditions.subject_id = units.unit_id
