-- What each technology cost and gave, by round and over all rounds: a description of the projects that planned or used
-- it, not what the technology caused. Below :fewest_units projects there are sums and points, and no ratio.
WITH members AS (
  SELECT technology_member.* EXCEPT (round), explode(array(round, 'all')) AS round
  FROM gold.technology_member
),

added_up AS (
  SELECT
    round,
    technology_use,
    technology,
    technology_scope,
    counting,
    CAST(count(*) AS INT) AS n_projects,
    CAST(count_if(is_in) AS INT) AS n_with_figures,
    CAST(count_if(NOT is_in) AS INT) AS n_left_out,
    concat_ws('; ', array_sort(collect_list(concat(project_id, ': ', left_out_because)) FILTER (WHERE NOT is_in))) AS left_out,
    CAST(sum(weight) AS DECIMAL(18,6)) AS projects_counted,
    CAST(sum(granted_eur) AS DECIMAL(18,2)) AS granted_eur,
    CAST(sum(used_eur) AS DECIMAL(18,2)) AS used_eur,
    CAST(count(used_eur) AS INT) AS n_use_known,
    CAST(sum(planned_benefit_eur) AS DECIMAL(18,2)) AS planned_benefit_eur,
    CAST(sum(updated_benefit_eur) AS DECIMAL(18,2)) AS updated_benefit_eur,
    CAST(sum(updated_benefit_eur) FILTER (WHERE used_eur IS NOT NULL) AS DECIMAL(18,2)) AS updated_of_use_known_eur,
    CAST(sum(used_eur) FILTER (WHERE updated_benefit_eur IS NOT NULL) AS DECIMAL(18,2)) AS used_of_figures_known_eur,
    collect_list(struct(planned_benefit_eur, updated_benefit_eur)) FILTER (WHERE is_in AND counting = 'full') AS pairs,
    collect_list(project_id) FILTER (WHERE is_in) AS projects_in,
    collect_list(realisation_ratio) AS ratios,
    min(realisation_ratio) AS least_ratio,
    max(realisation_ratio) AS greatest_ratio,
    concat_ws('; ', array_sort(collect_list(concat(project_id, ': ', CAST(realisation_ratio AS DECIMAL(18,3)))))) AS points,
    precision_of(max(precision_rank(used_precision))) AS used_precision,
    precision_of(max(precision_rank(precision))) AS precision,
    computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM members
  GROUP BY round, technology_use, technology, technology_scope, counting
),

-- Shares of projects have no spread: only whole projects are resampled and drawn towards the others.
estimated AS (
  SELECT
    *,
    CASE WHEN counting = 'full' THEN resampled_ratio(pairs, :fewest_units, :seed) END AS resampling_range,
    CASE WHEN counting = 'full' THEN shrunk_ratio(
      pairs,
      collect_list(pairs) OVER (PARTITION BY round, technology_use, technology_scope, counting)
    ) END AS drawn,
    -- A project with several technologies is in each: the groups that are drawn towards their mean share it.
    size(array_distinct(flatten(collect_list(projects_in) OVER (PARTITION BY round, technology_use, technology_scope, counting))))
      < sum(size(projects_in)) OVER (PARTITION BY round, technology_use, technology_scope, counting) AS groups_overlap,
    n_with_figures >= :fewest_units AS has_enough
  FROM added_up
)

SELECT
  estimated.round,
  estimated.technology_use,
  estimated.technology,
  estimated.technology_scope,
  estimated.counting,
  estimated.counting = 'fractional' AND estimated.technology_scope = 'as_named' AS adds_up,
  'single' AS figure_set,
  n_projects,
  n_with_figures,
  n_left_out,
  nullif(left_out, '') AS left_out,
  projects_counted,
  granted_eur,
  used_eur,
  n_use_known,
  planned_benefit_eur,
  updated_benefit_eur,
  CASE WHEN has_enough THEN ratio_of(updated_benefit_eur, planned_benefit_eur) END AS realisation_ratio,
  CASE WHEN has_enough THEN ratio_of(updated_of_use_known_eur, used_of_figures_known_eur) END AS benefit_per_euro_used,
  CASE WHEN has_enough AND estimated.counting = 'full' THEN quantile(ratios, 0.25) END AS first_quartile_ratio,
  CASE WHEN has_enough AND estimated.counting = 'full' THEN quantile(ratios, 0.5) END AS median_ratio,
  CASE WHEN has_enough AND estimated.counting = 'full' THEN quantile(ratios, 0.75) END AS third_quartile_ratio,
  least_ratio,
  greatest_ratio,
  resampling_range.low AS resampled_low,
  resampling_range.high AS resampled_high,
  resampling_range.nominal_share AS resampled_nominal_share,
  resampling_range.covered_share AS resampled_covered_share,
  CASE WHEN has_enough THEN drawn.shrunk_ratio END AS shrunk_ratio,
  CASE WHEN has_enough THEN drawn.weight END AS shrunk_own_weight,
  CASE WHEN has_enough THEN drawn.mean_ratio END AS shrunk_towards_ratio,
  CASE WHEN has_enough AND drawn.shrunk_ratio IS NOT NULL AND groups_overlap THEN 'groups_overlap' END AS shrunk_caveat,
  CASE
    WHEN estimated.counting != 'full' THEN 'not_applicable'
    WHEN NOT has_enough OR drawn.shrunk_ratio IS NULL THEN 'too_few'
    ELSE 'reported'
  END AS shrunk_status,
  nullif(points, '') AS points,
  CASE WHEN estimated.counting != 'full' THEN 'not_applicable' WHEN has_enough THEN 'reported' ELSE 'too_few' END AS spread_status,
  uses.n_planned,
  uses.n_postponed,
  uses.n_dropped,
  uses.dropped_share,
  uses.products,
  CASE
    WHEN n_with_figures = 0 AND n_left_out > 0 AND left_out LIKE '%joint_figure%' THEN 'joint'
    WHEN n_with_figures = 0 THEN 'not_reported'
    WHEN NOT has_enough THEN 'too_few'
    WHEN ratio_of(updated_benefit_eur, planned_benefit_eur) IS NULL THEN 'cannot_tell'
    ELSE 'reported'
  END AS status,
  estimated.used_precision,
  estimated.precision,
  estimated.provenance
FROM estimated
-- No use is told of the technology none.
LEFT JOIN gold.technology_use AS uses
  ON uses.round = estimated.round
  AND uses.technology = estimated.technology
  AND uses.technology_scope = estimated.technology_scope
