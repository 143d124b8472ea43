-- Which unit a cause of delay touched, and what that cause can claim of its shortfall. A joint figure is touched where one
-- of its projects is; nobody published its parts, so it has bounds and no share.
WITH named AS (
  SELECT round, project_id, delay_cause, delay_years, benefits_from, provenance
  FROM silver.delay_cause

  UNION ALL

  SELECT round, project_id, delay_cause, CAST(delay_months / 12 AS DECIMAL(9,2)), NULL, provenance
  FROM silver.deviation
  WHERE delay_cause IS NOT NULL
),

-- A cause that the report and a deviation report both name is one. It rests on what is known best: a report made for the
-- samples takes nothing from a published one, and adds nothing to it.
known_best AS (
  SELECT *, min(provenance_rank(provenance)) OVER (PARTITION BY round, project_id, delay_cause) AS weakness
  FROM named
),

causes AS (
  SELECT
    round, project_id, delay_cause,
    max(delay_years) AS delay_years,
    max(benefits_from) AS benefits_from,
    max(weakness) AS weakness
  FROM known_best
  WHERE provenance_rank(provenance) = weakness
  GROUP BY round, project_id, delay_cause
),

ranked AS (
  SELECT
    *,
    count(*) OVER (PARTITION BY round, project_id) AS n_causes,
    row_number() OVER (PARTITION BY round, project_id ORDER BY delay_cause) AS place
  FROM causes
),

projects AS (
  SELECT round, project_id, coalesce(benefit_group, project_id) AS unit_id FROM gold.project WHERE is_funded
),

exposed AS (
  SELECT
    projects.round,
    ranked.delay_cause,
    projects.unit_id,
    CAST(count(*) AS INT) AS n_projects_exposed,
    concat_ws('; ', sort_array(collect_list(projects.project_id))) AS exposed_projects,
    CAST(max(ranked.n_causes) AS INT) AS n_causes,
    CAST(max(ranked.place) AS INT) AS place,
    CAST(count(ranked.delay_years) AS INT) AS n_delays_told,
    min(ranked.delay_years) AS delay_low_years,
    max(ranked.delay_years) AS delay_high_years,
    max(ranked.benefits_from) AS benefits_from,
    max(ranked.weakness) AS weakness
  FROM projects
  INNER JOIN ranked ON ranked.round = projects.round AND ranked.project_id = projects.project_id
  GROUP BY projects.round, ranked.delay_cause, projects.unit_id
),

with_figures AS (
  SELECT
    exposed.*,
    units.unit_kind,
    units.n_projects,
    units.planned_benefit_eur,
    units.updated_benefit_eur,
    units.realisation_ratio,
    units.precision,
    CAST(units.planned_benefit_eur - units.updated_benefit_eur AS DECIMAL(18,2)) AS shortfall_eur,
    -- greatest passes over what is null, and what is not known is not 0.
    CASE
      WHEN units.planned_benefit_eur < units.updated_benefit_eur THEN CAST(0 AS DECIMAL(18,2))
      ELSE CAST(units.planned_benefit_eur - units.updated_benefit_eur AS DECIMAL(18,2))
    END AS whole_eur,
    greatest(exposed.weakness, provenance_rank(units.provenance)) AS weakest
  FROM exposed
  INNER JOIN gold.figure_unit AS units ON units.round = exposed.round AND units.unit_id = exposed.unit_id
)

SELECT
  round, delay_cause, unit_id, unit_kind, n_projects, n_projects_exposed, exposed_projects,
  CASE WHEN unit_kind = 'single' THEN n_causes END AS n_causes,
  planned_benefit_eur, updated_benefit_eur, shortfall_eur, realisation_ratio,
  CASE WHEN whole_eur IS NOT NULL THEN CAST(0 AS DECIMAL(18,2)) END AS attributed_low_eur,
  whole_eur AS attributed_high_eur,
  CASE WHEN unit_kind = 'single' THEN even_share(whole_eur, n_causes, place) END AS equal_split_eur,
  n_delays_told, delay_low_years, delay_high_years, benefits_from,
  CASE
    WHEN shortfall_eur IS NULL THEN 'cannot_tell'
    ELSE 'reported'
  END AS status,
  CASE
    WHEN shortfall_eur IS NULL THEN 'no_figures'
    WHEN unit_kind = 'joint' AND n_projects_exposed < n_projects THEN 'joint_with_unexposed'
    WHEN unit_kind = 'joint' THEN 'joint_figure'
    WHEN n_causes > 1 THEN 'several_causes'
    ELSE 'part_not_told'
  END AS why_bounds,
  computed_provenance(weakest) AS provenance,
  precision
FROM with_figures
