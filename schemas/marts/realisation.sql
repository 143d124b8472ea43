-- The realisation ratio of every group and named set: the one place where figures are added up. grouping says what the
-- group is: round, stream, agency, branch, or technology (each project's figures shared evenly among the technologies it
-- planned, or counted in full in each).
WITH members AS (
  SELECT * FROM gold.figure_set_member
),

planned_technology AS (
  SELECT
    round,
    project_id,
    technology,
    count(*) OVER (PARTITION BY round, project_id) AS n_technologies
  FROM (
    SELECT DISTINCT round, project_id, technology
    FROM silver.technology_use
    WHERE is_planned
  )
),

-- Each member once for every group it belongs to, with the share of its figures that counts there.
grouped AS (
  SELECT 'round' AS grouping, 'whole' AS counting, round AS group_key, CAST(1 AS DECIMAL(18,10)) AS weight, members.*
  FROM members

  UNION ALL

  SELECT 'stream', 'whole', stream, 1, members.* FROM members WHERE stream IS NOT NULL

  UNION ALL

  SELECT 'agency', 'whole', agency_code, 1, members.* FROM members WHERE agency_code IS NOT NULL

  UNION ALL

  SELECT 'branch', 'whole', admin_branch, 1, members.* FROM members WHERE admin_branch IS NOT NULL

  UNION ALL

  SELECT 'technology', counting, technology, CASE counting WHEN 'full' THEN 1 ELSE CAST(1 AS DECIMAL(18,10)) / n_technologies END, members.*
  FROM members
  INNER JOIN planned_technology
    ON planned_technology.round = members.round AND planned_technology.project_id = members.unit_id
  LATERAL VIEW explode(array('fractional', 'full')) AS counting
  WHERE members.figure_set IN ('single', 'comparable_horizon')
),

added_up AS (
  SELECT
    round,
    grouping,
    counting,
    group_key,
    figure_set,
    CAST(coalesce(sum(n_projects) FILTER (WHERE is_in), 0) AS INT) AS n_projects,
    CAST(count_if(is_in AND unit_kind != 'follow_on') AS INT) AS n_units,
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
    CAST(sum(planned_benefit_eur * weight) FILTER (WHERE is_in AND precision != 'conditional') AS DECIMAL(18,2)) AS planned_unconditional_eur,
    CAST(sum(updated_benefit_eur * weight) FILTER (WHERE is_in AND precision != 'conditional') AS DECIMAL(18,2)) AS updated_unconditional_eur,
    CAST(avg(realisation_ratio) FILTER (WHERE is_in) AS DECIMAL(18,6)) AS mean_ratio,
    CAST(round(percentile(realisation_ratio, 0.25) FILTER (WHERE is_in), 6) AS DECIMAL(18,6)) AS first_quartile_ratio,
    CAST(round(percentile(realisation_ratio, 0.5) FILTER (WHERE is_in), 6) AS DECIMAL(18,6)) AS median_ratio,
    CAST(round(percentile(realisation_ratio, 0.75) FILTER (WHERE is_in), 6) AS DECIMAL(18,6)) AS third_quartile_ratio,
    provenance_of(max(provenance_rank(provenance)) FILTER (WHERE is_in)) AS provenance,
    precision_of(max(precision_rank(precision)) FILTER (WHERE is_in)) AS precision
  FROM grouped
  GROUP BY round, grouping, counting, group_key, figure_set
),

-- The published totals of a round stand beside the computed ones.
headlines AS (
  SELECT
    round,
    max(value) FILTER (WHERE headline_key = 'target_benefit_eur') AS planned_benefit_eur,
    max(precision) FILTER (WHERE headline_key = 'target_benefit_eur') AS planned_precision,
    max(value) FILTER (WHERE headline_key = 'updated_benefit_eur') AS updated_benefit_eur,
    max(precision) FILTER (WHERE headline_key = 'updated_benefit_eur') AS updated_precision,
    max(value) FILTER (WHERE headline_key = 'projects_funded') AS n_projects
  FROM silver.headline
  GROUP BY round
),

published AS (
  SELECT
    round,
    'round' AS grouping,
    'whole' AS counting,
    round AS group_key,
    'published' AS figure_set,
    CAST(n_projects AS INT) AS n_projects,
    CAST(NULL AS INT) AS n_units,
    0 AS n_left_out,
    '' AS left_out,
    CAST(planned_benefit_eur AS DECIMAL(18,2)) AS planned_benefit_eur,
    figure_low(CAST(planned_benefit_eur AS DECIMAL(18,2)), planned_precision) AS planned_low_eur,
    figure_high(CAST(planned_benefit_eur AS DECIMAL(18,2)), planned_precision) AS planned_high_eur,
    CAST(updated_benefit_eur AS DECIMAL(18,2)) AS updated_benefit_eur,
    figure_low(CAST(updated_benefit_eur AS DECIMAL(18,2)), updated_precision) AS updated_low_eur,
    figure_high(CAST(updated_benefit_eur AS DECIMAL(18,2)), updated_precision) AS updated_high_eur,
    CAST(NULL AS DECIMAL(18,2)) AS realised_to_date_eur,
    CAST(planned_benefit_eur AS DECIMAL(18,2)) AS planned_of_all_eur,
    CAST(NULL AS DECIMAL(18,2)) AS planned_unconditional_eur,
    CAST(NULL AS DECIMAL(18,2)) AS updated_unconditional_eur,
    CAST(NULL AS DECIMAL(18,6)) AS mean_ratio,
    CAST(NULL AS DECIMAL(18,6)) AS first_quartile_ratio,
    CAST(NULL AS DECIMAL(18,6)) AS median_ratio,
    CAST(NULL AS DECIMAL(18,6)) AS third_quartile_ratio,
    'published' AS provenance,
    precision_of(greatest(precision_rank(planned_precision), precision_rank(updated_precision))) AS precision
  FROM headlines
  WHERE planned_benefit_eur IS NOT NULL AND updated_benefit_eur IS NOT NULL
),

all_rows AS (
  SELECT * FROM added_up
  UNION ALL
  SELECT * FROM published
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
  ratio_of(updated_benefit_eur, planned_benefit_eur) AS realisation_ratio,
  ratio_of(updated_low_eur, planned_high_eur) AS ratio_low,
  ratio_of(updated_high_eur, planned_low_eur) AS ratio_high,
  ratio_of(updated_unconditional_eur, planned_unconditional_eur) AS ratio_without_conditional,
  CASE WHEN n_units >= 8 THEN first_quartile_ratio END AS first_quartile_ratio,
  CASE WHEN n_units >= 8 THEN median_ratio END AS median_ratio,
  CASE WHEN n_units >= 8 THEN third_quartile_ratio END AS third_quartile_ratio,
  CASE WHEN n_units >= 8 THEN mean_ratio END AS mean_ratio,
  CASE WHEN figure_set = 'published' THEN 'not_applicable' WHEN n_units >= 8 THEN 'reported' ELSE 'too_few' END AS spread_status,
  ratio_of(planned_benefit_eur, planned_of_all_eur) AS planned_covered_share,
  CASE
    WHEN n_units = 0 THEN 'not_reported'
    WHEN ratio_of(updated_benefit_eur, planned_benefit_eur) IS NULL THEN 'cannot_tell'
    ELSE 'reported'
  END AS status,
  provenance,
  precision
FROM all_rows
