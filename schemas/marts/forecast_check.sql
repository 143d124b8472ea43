-- How well the forecasts would have done: each project left out in turn and forecast from the others, against taking its
-- plan as it is.
WITH checked AS (
  SELECT * FROM gold.forecast_check_project
),

-- Rounds of which too few projects are finished are named with no forecast.
counted AS (
  SELECT round, count(*) AS n_finished
  FROM gold.forecast_reference
  WHERE reference_class = 'all'
  GROUP BY round
),

kinds AS (
  SELECT explode(array('chosen', 'technology', 'size', 'stream', 'all')) AS forecast_by
),

measured AS (
  SELECT
    round,
    forecast_by,
    CAST(count(*) AS INT) AS n_projects,
    CAST(count_if(is_covered) AS INT) AS n_covered,
    CAST(count_if(forecast_error_eur < plan_error_eur) AS INT) AS n_closer_than_plan,
    quantile(collect_list(forecast_error_eur), 0.5) AS median_forecast_error,
    quantile(collect_list(plan_error_eur), 0.5) AS median_plan_error,
    quantile(collect_list(abs(p50_ratio - realisation_ratio)), 0.5) AS median_forecast_error_of_ratio,
    quantile(collect_list(abs(1 - realisation_ratio)), 0.5) AS median_plan_error_of_ratio,
    computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM checked
  GROUP BY round, forecast_by
)

SELECT
  counted.round,
  kinds.forecast_by,
  coalesce(measured.n_projects, 0) AS n_projects,
  CAST(counted.n_finished - coalesce(measured.n_projects, 0) AS INT) AS n_left_out,
  measured.n_covered,
  CASE WHEN measured.n_projects >= :fewest_units THEN ratio_of(measured.n_covered, measured.n_projects) END AS covered_share,
  CAST(0.6 AS DECIMAL(18,6)) AS nominal_share,
  measured.n_closer_than_plan,
  CASE WHEN measured.n_projects >= :fewest_units THEN CAST(round(measured.median_forecast_error, 2) AS DECIMAL(18,2)) END AS median_forecast_error_eur,
  CASE WHEN measured.n_projects >= :fewest_units THEN CAST(round(measured.median_plan_error, 2) AS DECIMAL(18,2)) END AS median_plan_error_eur,
  CASE WHEN measured.n_projects >= :fewest_units THEN measured.median_forecast_error_of_ratio END AS median_forecast_error_ratio,
  CASE WHEN measured.n_projects >= :fewest_units THEN measured.median_plan_error_of_ratio END AS median_plan_error_ratio,
  CASE WHEN measured.n_projects >= :fewest_units THEN 'reported' ELSE 'too_few' END AS status,
  measured.provenance
FROM counted
CROSS JOIN kinds
LEFT JOIN measured ON measured.round = counted.round AND measured.forecast_by = kinds.forecast_by
