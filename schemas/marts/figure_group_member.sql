-- Each member of a named set once for every group it belongs to, with the share of its figures that counts there. Groups
-- are rounds, streams, agencies, branches, and technologies (a project's figures shared evenly among the technologies it
-- planned, or counted in full in each). The published totals of a round are a member of a set of their own.
WITH members AS (
  SELECT * FROM gold.figure_set_member
),

planned_technology AS (
  SELECT
    round,
    project_id,
    technology,
    count(*) OVER (PARTITION BY round, project_id) AS n_technologies
  FROM (
    SELECT DISTINCT round, project_id, technology
    FROM silver.technology_use
    WHERE is_planned
  )
),

-- Each member once for every group it belongs to, with the share of its figures that counts there.
grouped AS (
  SELECT 'round' AS grouping, 'whole' AS counting, round AS group_key, CAST(1 AS DECIMAL(18,10)) AS weight, members.*
  FROM members

  UNION ALL

  SELECT 'stream', 'whole', stream, 1, members.* FROM members WHERE stream IS NOT NULL

  UNION ALL

  SELECT 'agency', 'whole', agency_code, 1, members.* FROM members WHERE agency_code IS NOT NULL

  UNION ALL

  SELECT 'branch', 'whole', admin_branch, 1, members.* FROM members WHERE admin_branch IS NOT NULL

  UNION ALL

  SELECT 'technology', counting, technology, CASE counting WHEN 'full' THEN 1 ELSE CAST(1 AS DECIMAL(18,10)) / n_technologies END, members.*
  FROM members
  INNER JOIN planned_technology
    ON planned_technology.round = members.round AND planned_technology.project_id = members.unit_id
  LATERAL VIEW explode(array('fractional', 'full')) AS counting
  WHERE members.figure_set IN ('single', 'comparable_horizon')
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
  CAST(weight AS DECIMAL(18,10)) AS weight,
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
