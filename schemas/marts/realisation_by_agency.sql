-- The realisation ratio by agency: rows of gold.realisation.
SELECT
  round,
  group_key AS agency_code,
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
WHERE grouping = 'agency'
