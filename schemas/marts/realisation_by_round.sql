-- The realisation ratio of a round, and of its streams where it has several: rows of gold.realisation.
SELECT
  round,
  CASE WHEN grouping = 'stream' THEN group_key ELSE 'all' END AS stream,
  figure_set,
  is_headline,
  n_projects,
  n_units,
  n_left_out,
  left_out,
  planned_benefit_eur,
  updated_benefit_eur,
  shortfall_eur,
  realised_to_date_eur,
  realisation_ratio,
  ratio_low,
  ratio_high,
  ratio_without_conditional,
  first_quartile_ratio,
  median_ratio,
  third_quartile_ratio,
  mean_ratio,
  spread_status,
  planned_covered_share,
  status,
  provenance,
  precision
FROM gold.realisation
WHERE grouping = 'round' OR (grouping = 'stream' AND group_key != 'all')
