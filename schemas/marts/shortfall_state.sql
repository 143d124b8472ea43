-- Each year of a unit under the plan, under the update, and under each change alone. Delay: the plan's benefits and running
-- costs, later by as many years as benefits begin later, to the last year of the update. All this for each year in which the
-- benefits of the update could begin. Scope: the planned benefits, times
-- what the update is of the delayed plan. Cost: the same of running costs; development costs are as they were or as they are.
WITH starts AS (
  SELECT DISTINCT round, unit_id, start_year FROM gold.benefit_start_case
),

-- What never begins is not late but gone, and that is scope.
basis AS (
  SELECT
    units.*,
    starts.start_year,
    CASE WHEN units.updated_from_year IS NULL THEN 0 ELSE coalesce(starts.start_year - units.planned_from_year, 0) END AS delay_years,
    explode(sequence(least(units.first_year, starts.start_year), units.last_year)) AS year
  FROM gold.shortfall_basis AS units
  INNER JOIN starts ON starts.round = units.round AND starts.unit_id = units.unit_id
  WHERE units.cannot_tell_because IS NULL
),

planned AS (
  SELECT * FROM gold.benefit_flow WHERE stage = 'planned'
),

updated AS (
  SELECT * FROM gold.benefit_flow_start
),

-- A year that a calculation does not name has nothing in it.
states AS (
  SELECT
    basis.round,
    basis.unit_id,
    basis.start_year,
    basis.year,
    basis.delay_years,
    basis.year = basis.updated_last_year AND updated.benefit_of_year_eur > 0 AS goes_on,
    basis.rows_provenance,
    coalesce(planned.benefit_of_year_eur, 0) AS benefit_planned_eur,
    coalesce(planned.running_of_year_eur, 0) AS running_planned_eur,
    coalesce(planned.development_of_year_eur, 0) AS development_planned_eur,
    CASE WHEN basis.year <= basis.updated_last_year THEN coalesce(late.benefit_of_year_eur, 0) ELSE 0 END AS benefit_delayed_eur,
    CASE WHEN basis.year <= basis.updated_last_year THEN coalesce(late.running_of_year_eur, 0) ELSE 0 END AS running_delayed_eur,
    coalesce(updated.benefit_of_year_eur, 0) AS benefit_updated_eur,
    coalesce(updated.running_of_year_eur, 0) AS running_updated_eur,
    coalesce(updated.development_of_year_eur, 0) AS development_updated_eur
  FROM basis
  LEFT JOIN planned
    ON planned.round = basis.round AND planned.unit_id = basis.unit_id AND planned.year = basis.year
  LEFT JOIN planned AS late
    ON late.round = basis.round AND late.unit_id = basis.unit_id AND late.year = basis.year - basis.delay_years
  LEFT JOIN updated
    ON updated.round = basis.round AND updated.unit_id = basis.unit_id AND updated.start_year = basis.start_year
    AND updated.year = basis.year
),

scaled AS (
  SELECT
    *,
    CAST(CAST(sum(benefit_updated_eur) OVER unit AS DECIMAL(16,2)) / nullif(CAST(sum(benefit_delayed_eur) OVER unit AS DECIMAL(16,2)), 0) AS DECIMAL(20,12)) AS benefit_scale,
    CAST(CAST(sum(running_updated_eur) OVER unit AS DECIMAL(16,2)) / nullif(CAST(sum(running_delayed_eur) OVER unit AS DECIMAL(16,2)), 0) AS DECIMAL(20,12)) AS running_scale,
    max(coalesce(goes_on, false)) OVER unit AS unit_goes_on
  FROM states
  WINDOW unit AS (PARTITION BY round, unit_id, start_year)
)

SELECT
  round, unit_id, start_year, year, delay_years,
  benefit_planned_eur, benefit_delayed_eur, benefit_updated_eur,
  -- Without a delay the new scope is the update itself, to the cent, so that delay takes nothing.
  CAST(CASE WHEN delay_years = 0 THEN benefit_updated_eur
    ELSE coalesce(benefit_planned_eur * benefit_scale, benefit_updated_eur) END AS DECIMAL(18,2)) AS benefit_scoped_eur,
  running_planned_eur, running_delayed_eur, running_updated_eur,
  CAST(CASE WHEN delay_years = 0 THEN running_updated_eur
    ELSE coalesce(running_planned_eur * running_scale, running_updated_eur) END AS DECIMAL(18,2)) AS running_costed_eur,
  development_planned_eur, development_updated_eur,
  -- Of a delayed euro the delay takes (1 + scale) / 2, and after the horizon the update still brings scale.
  CAST(CASE WHEN unit_goes_on THEN least(1, coalesce(2 * benefit_scale / (1 + benefit_scale), 1)) ELSE 0 END AS DECIMAL(20,12)) AS moved_share,
  rows_provenance
FROM scaled
