-- What a project promised less what it now expects, in parts. The parts are sums of the yearly ones; what the wording of a
-- stated figure leaves between it and its yearly rows stands beside them, so that all add up to the shortfall to the cent.
WITH projects AS (
  SELECT * FROM gold.realisation_by_project
),

parts AS (
  SELECT
    round,
    project_id,
    CAST(sum(shortfall_eur) AS DECIMAL(18,2)) AS in_rows_eur,
    CAST(sum(delay_eur) AS DECIMAL(18,2)) AS delay_eur,
    CAST(sum(delay_moved_eur) AS DECIMAL(18,2)) AS delay_moved_eur,
    CAST(sum(delay_lost_eur) AS DECIMAL(18,2)) AS delay_lost_eur,
    CAST(sum(cost_eur) AS DECIMAL(18,2)) AS cost_eur,
    CAST(sum(scope_eur) AS DECIMAL(18,2)) AS scope_eur
  FROM gold.shortfall_by_year
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
  basis.delay_years,
  parts.delay_eur,
  parts.delay_moved_eur,
  parts.delay_lost_eur,
  parts.cost_eur,
  parts.scope_eur,
  CAST(projects.shortfall_eur - parts.in_rows_eur AS DECIMAL(18,2)) AS wording_eur,
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
  provenance_of(greatest(provenance_rank(projects.provenance), provenance_rank(basis.rows_provenance))) AS provenance,
  projects.precision
FROM projects
LEFT JOIN gold.shortfall_basis AS basis ON basis.round = projects.round AND basis.unit_id = projects.project_id
LEFT JOIN parts ON parts.round = projects.round AND parts.project_id = projects.project_id
