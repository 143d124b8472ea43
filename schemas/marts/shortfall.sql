-- What a project promised less what it now expects, in parts, over the range of the assumption benefit_start: the central case,
-- and the least and the most of all cases. What the wording of a stated figure leaves between it and its yearly rows stands
-- beside them, so that the parts of a case add up to the shortfall to the cent. Which part is the larger is said only where it
-- is the same in each case.
WITH projects AS (
  SELECT * FROM gold.realisation_by_project
),

cases AS (
  SELECT * FROM gold.shortfall_case WHERE told_reading = 'as_told'
),

parts AS (
  SELECT
    round,
    project_id,
    max(in_rows_eur) AS in_rows_eur,
    min(delay_years) AS delay_least_years,
    max(delay_years) FILTER (WHERE is_central) AS delay_years,
    max(delay_years) AS delay_most_years,
    min(delay_eur) AS delay_low_eur,
    max(delay_eur) FILTER (WHERE is_central) AS delay_eur,
    max(delay_eur) AS delay_high_eur,
    min(delay_moved_eur) AS delay_moved_low_eur,
    max(delay_moved_eur) FILTER (WHERE is_central) AS delay_moved_eur,
    max(delay_moved_eur) AS delay_moved_high_eur,
    min(delay_lost_eur) AS delay_lost_low_eur,
    max(delay_lost_eur) FILTER (WHERE is_central) AS delay_lost_eur,
    max(delay_lost_eur) AS delay_lost_high_eur,
    min(cost_eur) AS cost_low_eur,
    max(cost_eur) FILTER (WHERE is_central) AS cost_eur,
    max(cost_eur) AS cost_high_eur,
    min(scope_eur) AS scope_low_eur,
    max(scope_eur) FILTER (WHERE is_central) AS scope_eur,
    max(scope_eur) AS scope_high_eur,
    min(delay_eur > scope_eur) AS delay_is_always_larger,
    max(delay_eur >= scope_eur) AS delay_is_ever_larger
  FROM cases
  GROUP BY round, project_id
)

SELECT
  projects.round,
  projects.project_id,
  projects.unit_kind,
  projects.stream,
  projects.agency_code,
  projects.admin_branch,
  projects.planned_benefit_eur,
  projects.updated_benefit_eur,
  projects.shortfall_eur,
  parts.delay_least_years, parts.delay_years, parts.delay_most_years,
  parts.delay_low_eur, parts.delay_eur, parts.delay_high_eur,
  parts.delay_moved_low_eur, parts.delay_moved_eur, parts.delay_moved_high_eur,
  parts.delay_lost_low_eur, parts.delay_lost_eur, parts.delay_lost_high_eur,
  parts.cost_low_eur, parts.cost_eur, parts.cost_high_eur,
  parts.scope_low_eur, parts.scope_eur, parts.scope_high_eur,
  CAST(projects.shortfall_eur - parts.in_rows_eur AS DECIMAL(18,2)) AS wording_eur,
  larger_part_of(projects.shortfall_eur, parts.delay_is_always_larger, parts.delay_is_ever_larger).part AS larger_part,
  CASE
    WHEN projects.unit_kind = 'in_joint' THEN 'joint'
    ELSE larger_part_of(projects.shortfall_eur, parts.delay_is_always_larger, parts.delay_is_ever_larger).status
  END AS larger_part_status,
  CASE
    WHEN projects.unit_kind = 'in_joint' THEN 'joint'
    WHEN parts.project_id IS NULL THEN 'cannot_tell'
    ELSE 'reported'
  END AS status,
  CASE
    WHEN projects.unit_kind = 'in_joint' THEN 'joint_figure'
    WHEN projects.shortfall_eur IS NULL THEN 'no_figures'
    ELSE basis.cannot_tell_because
  END AS cannot_tell_because,
  basis.rows_provenance,
  -- A difference is computed, whoever published its two sides.
  CASE WHEN projects.shortfall_eur IS NOT NULL
    THEN computed_provenance(greatest(provenance_rank(projects.provenance), provenance_rank(basis.rows_provenance)))
    ELSE projects.provenance END AS provenance,
  projects.precision
FROM projects
LEFT JOIN gold.shortfall_basis AS basis ON basis.round = projects.round AND basis.unit_id = projects.project_id
-- A unit whose rows cannot bear the split has no parts.
LEFT JOIN parts ON parts.round = projects.round AND parts.project_id = projects.project_id
