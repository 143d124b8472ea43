-- Which unit is in which named set, and why one is left out. A follow-on has no target that a source tells, and no source
-- tells whether the published target of its round has one in it: in the set follow_on_in_both its target is taken to be
-- what it is now expected to give, to show what follows.
WITH units AS (
  SELECT * FROM gold.figure_unit
),

sets AS (
  SELECT explode(array('with_follow_on', 'follow_on_in_both', 'matched', 'single', 'comparable_horizon')) AS figure_set
),

judged AS (
  SELECT
    sets.figure_set,
    units.*,
    units.unit_kind = 'follow_on' AND sets.figure_set = 'follow_on_in_both' AND units.planned_benefit_eur IS NULL AS is_target_supposed,
    CASE
      WHEN units.unit_kind = 'follow_on' AND sets.figure_set NOT IN ('with_follow_on', 'follow_on_in_both') THEN 'follow_on_has_no_plan'
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
  CASE WHEN is_target_supposed THEN updated_benefit_eur ELSE planned_benefit_eur END AS planned_benefit_eur,
  CASE WHEN is_target_supposed THEN updated_low_eur ELSE planned_low_eur END AS planned_low_eur,
  CASE WHEN is_target_supposed THEN updated_high_eur ELSE planned_high_eur END AS planned_high_eur,
  updated_benefit_eur, updated_low_eur, updated_high_eur,
  realised_to_date_eur,
  realisation_ratio,
  -- A target that nobody told is as weak as a supposition.
  CASE
    WHEN is_target_supposed
      THEN provenance_of(greatest(provenance_rank(provenance), provenance_rank('assumed')))
    ELSE provenance
  END AS provenance,
  precision
FROM judged
