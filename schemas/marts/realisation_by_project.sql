-- What each funded project promised and now expects. A project that publishes a joint figure only has no figures of its
-- own; the joint figure stands in a row of its own, with the benefit group as its project_id.
WITH projects AS (
  SELECT * FROM gold.project WHERE is_funded
),

units AS (
  SELECT * FROM gold.figure_unit WHERE unit_kind != 'follow_on'
)

SELECT
  coalesce(units.round, projects.round) AS round,
  coalesce(units.unit_id, projects.project_id) AS project_id,
  coalesce(units.unit_kind, 'in_joint') AS unit_kind,
  coalesce(units.stream, projects.stream) AS stream,
  coalesce(units.agency_code, projects.agency_code) AS agency_code,
  coalesce(units.admin_branch, projects.admin_branch) AS admin_branch,
  projects.project_name,
  projects.benefit_group,
  coalesce(units.n_projects, 1) AS n_projects,
  coalesce(units.granted_eur, projects.granted_eur) AS granted_eur,
  units.planned_benefit_eur,
  units.planned_horizon_year,
  units.planned_precision,
  units.updated_benefit_eur,
  units.updated_horizon_year,
  units.updated_precision,
  CAST(units.planned_benefit_eur - units.updated_benefit_eur AS DECIMAL(18,2)) AS shortfall_eur,
  units.realised_to_date_eur,
  units.realisation_ratio,
  ratio_of(units.updated_low_eur, units.planned_high_eur) AS ratio_low,
  ratio_of(units.updated_high_eur, units.planned_low_eur) AS ratio_high,
  coalesce(units.planned_horizon_year = units.updated_horizon_year, false) AS is_horizon_comparable,
  CASE
    WHEN units.unit_id IS NULL THEN 'joint'
    WHEN units.planned_benefit_eur IS NULL THEN units.planned_status
    WHEN units.updated_benefit_eur IS NULL THEN units.updated_status
    WHEN units.realisation_ratio IS NULL THEN 'cannot_tell'
    ELSE 'reported'
  END AS status,
  -- A joint grant, a difference and a ratio are computed, whoever published what they are computed from.
  CASE WHEN units.n_projects > 1 OR (units.planned_benefit_eur IS NOT NULL AND units.updated_benefit_eur IS NOT NULL)
    THEN computed_provenance(provenance_rank(units.provenance))
    ELSE units.provenance END AS provenance,
  units.precision
FROM projects
FULL OUTER JOIN units ON units.round = projects.round AND units.unit_id = projects.project_id
