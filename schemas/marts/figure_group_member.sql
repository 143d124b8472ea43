-- Each member of a named set once for every group it belongs to, with the share of its figures that counts there. Groups
-- are rounds, streams, agencies, branches, and technologies (a project's figures shared evenly among the technologies it
-- planned, or counted in full in each). The published totals of a round are a member of a set of their own.
WITH technologies AS (
  SELECT round, project_id, collect_set(technology) AS technologies
  FROM silver.technology_use
  WHERE is_planned
  GROUP BY round, project_id
),

-- A joint figure or a follow-on stands for several projects, or for none: technologies count single projects only.
members AS (
  SELECT
    member.*,
    groups_of(
      member.unit_id, member.round, member.stream, member.agency_code, member.admin_branch,
      CASE WHEN member.figure_set IN ('single', 'comparable_horizon') THEN technologies.technologies END
    ) AS groups
  FROM gold.figure_set_member AS member
  -- Not every project plans a technology.
  LEFT JOIN technologies ON technologies.round = member.round AND technologies.project_id = member.unit_id
),

grouped AS (
  SELECT *
  FROM members
  LATERAL VIEW inline(groups) AS grouping, counting, group_key, weight
  WHERE grouping != 'project'
),

headlines AS (
  SELECT
    round,
    CAST(max(value) FILTER (WHERE headline_key = 'target_benefit_eur') AS DECIMAL(18,2)) AS planned_benefit_eur,
    max(precision) FILTER (WHERE headline_key = 'target_benefit_eur') AS planned_precision,
    CAST(max(value) FILTER (WHERE headline_key = 'updated_benefit_eur') AS DECIMAL(18,2)) AS updated_benefit_eur,
    max(precision) FILTER (WHERE headline_key = 'updated_benefit_eur') AS updated_precision,
    CAST(max(value) FILTER (WHERE headline_key = 'projects_funded') AS INT) AS n_projects
  FROM silver.headline
  GROUP BY round
)

SELECT
  round, grouping, counting, group_key, figure_set, unit_id, unit_kind,
  weight,
  is_in, left_out_because, n_projects,
  planned_benefit_eur, planned_low_eur, planned_high_eur,
  updated_benefit_eur, updated_low_eur, updated_high_eur,
  realised_to_date_eur, realisation_ratio, provenance, precision
FROM grouped

UNION ALL

SELECT
  round, 'round', 'whole', round, 'published', 'published', 'total',
  1, true, NULL, n_projects,
  planned_benefit_eur, figure_low(planned_benefit_eur, planned_precision), figure_high(planned_benefit_eur, planned_precision),
  updated_benefit_eur, figure_low(updated_benefit_eur, updated_precision), figure_high(updated_benefit_eur, updated_precision),
  NULL, ratio_of(updated_benefit_eur, planned_benefit_eur), 'published',
  precision_of(greatest(precision_rank(planned_precision), precision_rank(updated_precision)))
FROM headlines
WHERE planned_benefit_eur IS NOT NULL AND updated_benefit_eur IS NOT NULL
