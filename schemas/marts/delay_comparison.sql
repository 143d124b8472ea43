-- Realisation ratios of the single projects that a cause touched against those of the others of the round: the difference
-- of the medians, and in what share of all ways to say which projects are touched it is at least as large. Joint figures
-- take no part. Each round on its own, and all of them together. Each comparison is made with figures that hang on a condition, and without them.
WITH members AS (
  SELECT explode(array(round, 'all')) AS round, unit_id, realisation_ratio, precision, provenance
  FROM gold.figure_set_member
  WHERE figure_set = 'single' AND is_in AND realisation_ratio IS NOT NULL
),

exposures AS (
  SELECT explode(array(round, 'all')) AS round, delay_cause, unit_id FROM gold.delay_exposure
),

causes AS (
  SELECT DISTINCT round, delay_cause FROM exposures
),

compared AS (
  SELECT
    causes.round,
    causes.delay_cause,
    conditional_figures,
    sort_array(collect_list(members.realisation_ratio) FILTER (WHERE exposure.unit_id IS NOT NULL)) AS exposed,
    sort_array(collect_list(members.realisation_ratio) FILTER (WHERE exposure.unit_id IS NULL)) AS others,
    max(provenance_rank(members.provenance)) AS weakness
  FROM causes
  CROSS JOIN (SELECT explode(array('with', 'without')) AS conditional_figures)
  LEFT JOIN members
    ON members.round = causes.round AND (conditional_figures = 'with' OR members.precision != 'conditional')
  LEFT JOIN exposures AS exposure
    ON exposure.round = causes.round AND exposure.delay_cause = causes.delay_cause AND exposure.unit_id = members.unit_id
  GROUP BY causes.round, causes.delay_cause, conditional_figures
),

tested AS (
  SELECT *, exact_median_difference(exposed, others, :delay_seed) AS test FROM compared
)

SELECT
  round,
  delay_cause,
  conditional_figures,
  size(exposed) AS n_exposed,
  size(others) AS n_others,
  nullif(concat_ws('; ', transform(exposed, ratio -> CAST(ratio AS STRING))), '') AS exposed_points,
  quantile(exposed, 0.5) AS median_exposed_ratio,
  quantile(others, 0.5) AS median_others_ratio,
  test.difference AS median_difference,
  test.p AS p_value,
  test.smallest_p AS smallest_p_value,
  test.n_assignments,
  test.method AS test_method,
  CASE WHEN test IS NULL THEN 'not_applicable' ELSE test.status END AS test_status,
  provenance_of(weakness) AS provenance
FROM tested
