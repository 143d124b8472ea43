-- How forecasts of a whole round would have done on the round itself: each unit left out in turn and forecast from the
-- others, by the median of their ratios, in which each project counts alike, and by their ratio of sums, in which each euro
-- does; and the plans as they are. A joint figure is one unit; what is left out for want of a figure is named.
WITH members AS (
  SELECT figure_set_member.* EXCEPT (round), explode(array(round, 'all')) AS round
  FROM gold.figure_set_member
  WHERE figure_set = 'matched' AND unit_kind != 'follow_on'
),

-- A unit that planned nothing has no ratio.
units AS (
  SELECT *, is_in AND coalesce(planned_benefit_eur > 0, false) AS is_forecast FROM members
),

left_out AS (
  SELECT
    round,
    explode(array('project_median', 'euro_weighted', 'plan')) AS forecast_method,
    computed_provenance(max(provenance_rank(provenance))) AS provenance,
    CAST(sum(n_projects) FILTER (WHERE NOT is_forecast) AS INT) AS n_left_out,
    nullif(concat_ws('; ', array_sort(collect_list(unit_id) FILTER (WHERE NOT is_forecast))), '') AS left_out,
    ratio_of(
      CAST(coalesce(sum(planned_benefit_eur) FILTER (WHERE NOT is_forecast), 0) AS DECIMAL(18,2)),
      CAST(sum(planned_benefit_eur) AS DECIMAL(18,2))
    ) AS left_out_planned_share
  FROM units
  GROUP BY round
),

with_others AS (
  SELECT
    round, unit_id, n_projects, planned_benefit_eur, updated_benefit_eur, realisation_ratio,
    provenance_rank(provenance) AS weakness,
    precision_rank(precision) AS looseness,
    collect_list(struct(unit_id, realisation_ratio)) OVER (PARTITION BY round) AS all_of_round,
    sum(planned_benefit_eur) OVER (PARTITION BY round) - planned_benefit_eur AS planned_of_others_eur,
    sum(updated_benefit_eur) OVER (PARTITION BY round) - updated_benefit_eur AS updated_of_others_eur
  FROM units
  WHERE is_forecast
),

forecasts AS (
  SELECT
    *,
    map(
      'project_median', quantile(transform(filter(all_of_round, one -> one.unit_id != with_others.unit_id), one -> one.realisation_ratio), 0.5),
      'euro_weighted', ratio_of(CAST(updated_of_others_eur AS DECIMAL(18,2)), CAST(planned_of_others_eur AS DECIMAL(18,2))),
      'plan', CAST(1 AS DECIMAL(18,6))
    ) AS ratios
  FROM with_others
),

methods AS (
  SELECT *
  FROM forecasts
  LATERAL VIEW explode(ratios) AS forecast_method, ratio
),

added_up AS (
  SELECT
    round,
    forecast_method,
    CAST(count(*) AS INT) AS n_units,
    CAST(sum(n_projects) AS INT) AS n_projects,
    CAST(sum(planned_benefit_eur) AS DECIMAL(18,2)) AS planned_benefit_eur,
    CAST(sum(updated_benefit_eur) AS DECIMAL(18,2)) AS updated_benefit_eur,
    CAST(sum(round(planned_benefit_eur * ratio, 2)) AS DECIMAL(18,2)) AS forecast_benefit_eur,
    quantile(collect_list(realisation_ratio), 0.5) AS median_ratio,
    precision_of(max(looseness)) AS precision,
    computed_provenance(max(weakness)) AS provenance
  FROM methods
  GROUP BY round, forecast_method
)

SELECT
  left_out.round,
  left_out.forecast_method,
  coalesce(added_up.n_units, 0) AS n_units,
  coalesce(added_up.n_projects, 0) AS n_projects,
  coalesce(left_out.n_left_out, 0) AS n_left_out,
  left_out.left_out,
  left_out.left_out_planned_share,
  added_up.planned_benefit_eur,
  added_up.updated_benefit_eur,
  CASE WHEN added_up.n_units >= :fewest_units THEN
    CASE left_out.forecast_method
      WHEN 'project_median' THEN added_up.median_ratio
      WHEN 'euro_weighted' THEN ratio_of(added_up.updated_benefit_eur, added_up.planned_benefit_eur)
      ELSE CAST(1 AS DECIMAL(18,6))
    END
  END AS forecast_ratio,
  CASE WHEN added_up.n_units >= :fewest_units THEN added_up.forecast_benefit_eur END AS forecast_benefit_eur,
  CASE WHEN added_up.n_units >= :fewest_units THEN CAST(added_up.forecast_benefit_eur - added_up.updated_benefit_eur AS DECIMAL(18,2)) END AS error_eur,
  CASE WHEN added_up.n_units >= :fewest_units THEN
    ratio_of(CAST(added_up.forecast_benefit_eur - added_up.updated_benefit_eur AS DECIMAL(18,2)), added_up.updated_benefit_eur)
  END AS error_ratio,
  CASE WHEN added_up.n_units >= :fewest_units THEN 'reported' ELSE 'too_few' END AS status,
  added_up.precision,
  coalesce(added_up.provenance, left_out.provenance) AS provenance
FROM left_out
LEFT JOIN added_up ON added_up.round = left_out.round AND added_up.forecast_method = left_out.forecast_method
