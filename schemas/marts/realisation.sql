-- The realisation ratio of every group and named set: the one place where benefit figures are added up.
WITH added_up AS (
  SELECT
    round,
    grouping,
    counting,
    group_key,
    figure_set,
    CAST(CASE WHEN figure_set = 'published' THEN max(n_projects) ELSE coalesce(sum(n_projects) FILTER (WHERE is_in), 0) END AS INT) AS n_projects,
    CASE WHEN figure_set != 'published' THEN CAST(count_if(is_in AND unit_kind != 'follow_on') AS INT) END AS n_units,
    CAST(coalesce(sum(n_projects) FILTER (WHERE NOT is_in), 0) AS INT) AS n_left_out,
    concat_ws('; ', sort_array(collect_set(concat(unit_id, ': ', left_out_because)) FILTER (WHERE NOT is_in AND unit_kind != 'follow_on'))) AS left_out,
    CAST(sum(planned_benefit_eur * weight) FILTER (WHERE is_in) AS DECIMAL(18,2)) AS planned_benefit_eur,
    CAST(sum(planned_low_eur * weight) FILTER (WHERE is_in) AS DECIMAL(18,2)) AS planned_low_eur,
    CAST(sum(planned_high_eur * weight) FILTER (WHERE is_in) AS DECIMAL(18,2)) AS planned_high_eur,
    CAST(sum(updated_benefit_eur * weight) FILTER (WHERE is_in) AS DECIMAL(18,2)) AS updated_benefit_eur,
    CAST(sum(updated_low_eur * weight) FILTER (WHERE is_in) AS DECIMAL(18,2)) AS updated_low_eur,
    CAST(sum(updated_high_eur * weight) FILTER (WHERE is_in) AS DECIMAL(18,2)) AS updated_high_eur,
    CAST(sum(realised_to_date_eur * weight) FILTER (WHERE is_in) AS DECIMAL(18,2)) AS realised_to_date_eur,
    CAST(sum(planned_benefit_eur * weight) AS DECIMAL(18,2)) AS planned_of_all_eur,
    CAST(sum(planned_benefit_eur * weight) FILTER (WHERE is_in AND figure_set != 'published' AND precision != 'conditional') AS DECIMAL(18,2)) AS planned_unconditional_eur,
    CAST(sum(updated_benefit_eur * weight) FILTER (WHERE is_in AND figure_set != 'published' AND precision != 'conditional') AS DECIMAL(18,2)) AS updated_unconditional_eur,
    CAST(avg(realisation_ratio) FILTER (WHERE is_in) AS DECIMAL(18,6)) AS mean_ratio,
    CAST(round(percentile(realisation_ratio, 0.25) FILTER (WHERE is_in), 6) AS DECIMAL(18,6)) AS first_quartile_ratio,
    CAST(round(percentile(realisation_ratio, 0.5) FILTER (WHERE is_in), 6) AS DECIMAL(18,6)) AS median_ratio,
    CAST(round(percentile(realisation_ratio, 0.75) FILTER (WHERE is_in), 6) AS DECIMAL(18,6)) AS third_quartile_ratio,
    provenance_of(max(provenance_rank(provenance)) FILTER (WHERE is_in)) AS provenance,
    precision_of(max(precision_rank(precision)) FILTER (WHERE is_in)) AS precision
  FROM gold.figure_group_member
  GROUP BY round, grouping, counting, group_key, figure_set
),

-- An agency is what its projects are; a technology is what they have in common, and a few do not speak for it.
judged AS (
  SELECT *, grouping != 'technology' OR n_units >= :fewest_units AS has_ratio FROM added_up
)

SELECT
  round,
  grouping,
  counting,
  group_key,
  figure_set,
  figure_set = 'matched' AS is_headline,
  n_projects,
  n_units,
  n_left_out,
  nullif(left_out, '') AS left_out,
  planned_benefit_eur,
  planned_low_eur,
  planned_high_eur,
  updated_benefit_eur,
  updated_low_eur,
  updated_high_eur,
  realised_to_date_eur,
  CASE WHEN figure_set != 'with_follow_on' THEN CAST(planned_benefit_eur - updated_benefit_eur AS DECIMAL(18,2)) END AS shortfall_eur,
  CASE WHEN has_ratio THEN ratio_of(updated_benefit_eur, planned_benefit_eur) END AS realisation_ratio,
  CASE WHEN has_ratio THEN ratio_of(updated_low_eur, planned_high_eur) END AS ratio_low,
  CASE WHEN has_ratio THEN ratio_of(updated_high_eur, planned_low_eur) END AS ratio_high,
  CASE WHEN has_ratio THEN ratio_of(updated_unconditional_eur, planned_unconditional_eur) END AS ratio_without_conditional,
  CASE WHEN n_units >= :fewest_units THEN first_quartile_ratio END AS first_quartile_ratio,
  CASE WHEN n_units >= :fewest_units THEN median_ratio END AS median_ratio,
  CASE WHEN n_units >= :fewest_units THEN third_quartile_ratio END AS third_quartile_ratio,
  CASE WHEN n_units >= :fewest_units THEN mean_ratio END AS mean_ratio,
  CASE WHEN figure_set = 'published' THEN 'not_applicable' WHEN n_units >= :fewest_units THEN 'reported' ELSE 'too_few' END AS spread_status,
  ratio_of(planned_benefit_eur, planned_of_all_eur) AS planned_covered_share,
  CASE
    WHEN n_units = 0 THEN 'not_reported'
    WHEN NOT has_ratio THEN 'too_few'
    WHEN ratio_of(updated_benefit_eur, planned_benefit_eur) IS NULL THEN 'cannot_tell'
    ELSE 'reported'
  END AS status,
  -- A sum and a ratio are computed, whoever published their parts; the published totals are not.
  CASE WHEN figure_set = 'published' THEN provenance ELSE computed_provenance(provenance_rank(provenance)) END AS provenance,
  precision
FROM judged
