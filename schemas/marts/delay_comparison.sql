-- Realisation ratios of the single projects that a cause touched against those of the others of the round: in what share of
-- pairs the touched one is the lower, and in what share of all ways to say which projects are touched the sums of ranks are
-- at least as far apart. Joint figures take no part. Each round on its own, and all of them together; with figures that hang
-- on a condition, and without them. Many causes are compared, so each p stands beside their number and beside itself
-- corrected for it (Holm, Scandinavian Journal of Statistics 6 (1979), 65-70).
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
  SELECT *, exact_rank_sum(exposed, others, :delay_seed) AS test FROM compared
),

judged AS (
  SELECT *, CASE WHEN test IS NULL THEN 'not_applicable' ELSE test.status END AS test_status FROM tested
),

-- What could not tell whatever happened is no test.
ordered AS (
  SELECT
    *,
    CAST(count_if(test_status = 'reported') OVER (PARTITION BY round, conditional_figures) AS INT) AS n_tests,
    row_number() OVER (PARTITION BY round, conditional_figures, test_status ORDER BY test.p, delay_cause) AS place
  FROM judged
)

SELECT
  round,
  delay_cause,
  conditional_figures,
  size(exposed) AS n_exposed,
  size(others) AS n_others,
  nullif(concat_ws('; ', transform(exposed, ratio -> CAST(ratio AS STRING))), '') AS exposed_points,
  CASE WHEN size(exposed) >= :fewest_units THEN quantile(exposed, 0.5) END AS median_exposed_ratio,
  CASE WHEN size(others) >= :fewest_units THEN quantile(others, 0.5) END AS median_others_ratio,
  CASE
    WHEN size(exposed) >= :fewest_units AND size(others) >= :fewest_units
      THEN CAST(quantile(exposed, 0.5) - quantile(others, 0.5) AS DECIMAL(18,6))
  END AS median_difference,
  CASE WHEN size(exposed) > 1 AND size(others) > 1 THEN test.lower_share END AS lower_share,
  CASE
    WHEN size(exposed) < 2 OR size(others) < 2 THEN NULL
    WHEN test.lower_share > 0.5 THEN 'lower'
    WHEN test.lower_share < 0.5 THEN 'higher'
    WHEN test.lower_share = 0.5 THEN 'neither'
  END AS direction,
  CASE WHEN test_status = 'reported' THEN test.p END AS p_value,
  test.smallest_p AS smallest_p_value,
  n_tests,
  CASE
    WHEN test_status = 'reported'
      THEN CAST(max(least(1, test.p * (n_tests - place + 1))) OVER (PARTITION BY round, conditional_figures, test_status ORDER BY place) AS DECIMAL(18,6))
  END AS p_adjusted,
  test.n_assignments,
  test.method AS test_method,
  test_status,
  computed_provenance(weakness) AS provenance
FROM ordered
