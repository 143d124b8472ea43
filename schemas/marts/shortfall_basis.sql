-- Whether a unit's yearly rows can bear a split of its shortfall: both calculations in euros, none made up for the samples,
-- each within what the stated figure allows. And when benefits begin by the plan, and by the update as it is written.
WITH flow AS (
  SELECT * FROM gold.benefit_flow WHERE stage IN ('planned', 'updated')
),

sums AS (
  SELECT
    round,
    unit_id,
    min(year) FILTER (WHERE benefit_of_year_eur > 0 AND stage = 'planned') AS planned_from_year,
    min(year) FILTER (WHERE benefit_of_year_eur > 0 AND stage = 'updated') AS updated_from_year,
    min(year) AS first_year,
    max(year) AS last_year,
    max(year) FILTER (WHERE stage = 'updated') AS updated_last_year,
    count(DISTINCT stage) AS n_stages,
    min(is_complete) AS is_complete,
    max(provenance_rank(provenance)) AS weakness,
    CAST(sum(net_of_year_eur) FILTER (WHERE stage = 'planned') AS DECIMAL(18,2)) AS planned_rows_eur,
    CAST(sum(net_of_year_eur) FILTER (WHERE stage = 'updated') AS DECIMAL(18,2)) AS updated_rows_eur
  FROM flow
  GROUP BY round, unit_id
)

SELECT
  units.round,
  units.unit_id,
  sums.first_year,
  sums.last_year,
  sums.updated_last_year,
  CASE WHEN sums.n_stages = 2 THEN sums.planned_from_year END AS planned_from_year,
  CASE WHEN sums.n_stages = 2 THEN sums.updated_from_year END AS updated_from_year,
  sums.planned_rows_eur,
  sums.updated_rows_eur,
  CASE
    WHEN coalesce(sums.n_stages, 0) < 2 THEN 'no_yearly_rows'
    WHEN provenance_of(sums.weakness) = 'synthetic' THEN 'synthetic_rows'
    WHEN NOT sums.is_complete THEN 'rows_without_euros'
    WHEN NOT (
      sums.planned_rows_eur BETWEEN units.planned_low_eur AND units.planned_high_eur
      AND sums.updated_rows_eur BETWEEN units.updated_low_eur AND units.updated_high_eur
    ) THEN 'rows_do_not_add_up'
  END AS cannot_tell_because,
  provenance_of(sums.weakness) AS rows_provenance
FROM gold.figure_unit AS units
LEFT JOIN sums ON sums.round = units.round AND sums.unit_id = units.unit_id
WHERE units.planned_benefit_eur IS NOT NULL AND units.updated_benefit_eur IS NOT NULL
