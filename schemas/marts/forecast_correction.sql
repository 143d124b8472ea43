-- What a promise like these became: the rounds as reference class. Where there are too few projects, the Green Book's
-- ranges for optimism bias stand in. They speak of costs, by how much these are told too low, and not of benefits.
WITH fallback AS (
  SELECT *
  FROM VALUES
    ('equipment_development', CAST(0.10 AS DECIMAL(18,6)), CAST(2.00 AS DECIMAL(18,6))),
    ('outsourcing', 0.00, 0.41)
    AS green_book (class_key, cost_uplift_low, cost_uplift_high)
)

SELECT
  round, reference_class, class_key, preference, n_projects, is_usable, own_weight,
  own_p20_ratio, own_p50_ratio, own_p80_ratio,
  p20_ratio, p50_ratio, p80_ratio, weighted_ratio,
  least_ratio, greatest_ratio,
  projects,
  points,
  CAST(NULL AS DECIMAL(18,6)) AS cost_uplift_low,
  CAST(NULL AS DECIMAL(18,6)) AS cost_uplift_high,
  CASE WHEN own_weight = 1 THEN 'reference_class' ELSE 'reference_class_shrunk' END AS method,
  CAST(NULL AS STRING) AS source,
  status,
  provenance
FROM gold.forecast_class
WHERE left_out_project = 'none'

UNION ALL

SELECT
  'all', 'green_book', class_key, 5, 0, false, NULL,
  NULL, NULL, NULL,
  NULL, NULL, NULL, NULL,
  NULL, NULL,
  NULL,
  NULL,
  cost_uplift_low,
  cost_uplift_high,
  'green_book_fallback',
  'HM Treasury, Supplementary Green Book Guidance: Optimism Bias, table 1, capital expenditure',
  'not_applicable',
  'published'
FROM fallback
