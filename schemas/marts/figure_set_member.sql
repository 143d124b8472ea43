-- Which unit is in which named set, and why one is left out.
WITH units AS (
  SELECT * FROM gold.figure_unit
),

sets AS (
  SELECT explode(array('with_follow_on', 'matched', 'single', 'comparable_horizon')) AS figure_set
),

judged AS (
  SELECT
    sets.figure_set,
    units.*,
    CASE
      WHEN units.unit_kind = 'follow_on' AND sets.figure_set != 'with_follow_on' THEN 'follow_on_has_no_plan'
      WHEN units.unit_kind = 'joint' AND sets.figure_set IN ('single', 'comparable_horizon') THEN 'joint_figure'
      WHEN units.unit_kind != 'follow_on' AND units.planned_benefit_eur IS NULL THEN 'no_planned_figure'
      WHEN units.updated_benefit_eur IS NULL THEN 'no_updated_figure'
      WHEN sets.figure_set = 'comparable_horizon'
        AND (units.planned_horizon_year IS NULL OR units.updated_horizon_year IS NULL) THEN 'horizon_not_named'
      WHEN sets.figure_set = 'comparable_horizon'
        AND units.planned_horizon_year != units.updated_horizon_year THEN 'horizon_differs'
    END AS left_out_because
  FROM units
  CROSS JOIN sets
)

SELECT
  round, figure_set, unit_id, unit_kind, n_projects, stream, agency_code, admin_branch,
  left_out_because IS NULL AS is_in,
  left_out_because,
  planned_benefit_eur, planned_low_eur, planned_high_eur,
  updated_benefit_eur, updated_low_eur, updated_high_eur,
  realised_to_date_eur,
  realisation_ratio,
  provenance,
  precision
FROM judged
