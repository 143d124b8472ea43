-- Quantiles of each reference class, by project, and its ratio of sums, by euro, whole and with each of its projects left
-- out. Both are drawn towards those of all projects, the more so the fewer a class has: with :prior_projects projects they
-- weigh the same. A class of fewer than :fewest_units has its points and nothing else.
WITH members AS (
  SELECT * FROM gold.forecast_reference
),

omissions AS (
  SELECT DISTINCT round, reference_class, class_key, preference, explode(array('none', project_id)) AS left_out_project
  FROM members
),

classes AS (
  SELECT
    omissions.round,
    omissions.reference_class,
    omissions.class_key,
    omissions.preference,
    omissions.left_out_project,
    CAST(count(members.project_id) AS INT) AS n_projects,
    collect_list(members.realisation_ratio) AS ratios,
    CAST(sum(members.planned_benefit_eur) AS DECIMAL(18,2)) AS planned_benefit_eur,
    CAST(sum(members.updated_benefit_eur) AS DECIMAL(18,2)) AS updated_benefit_eur,
    concat_ws('; ', array_sort(collect_list(concat(members.project_id, ': ', CAST(members.realisation_ratio AS DECIMAL(18,3)))))) AS points,
    min(members.realisation_ratio) AS least_ratio,
    max(members.realisation_ratio) AS greatest_ratio,
    concat_ws('; ', array_sort(collect_list(members.project_id))) AS projects,
    max(provenance_rank(members.provenance)) AS weakness
  FROM omissions
  -- A class of one project is empty without it.
  LEFT JOIN members
    ON members.round = omissions.round
    AND members.reference_class = omissions.reference_class
    AND members.class_key = omissions.class_key
    AND members.project_id != omissions.left_out_project
  GROUP BY omissions.round, omissions.reference_class, omissions.class_key, omissions.preference, omissions.left_out_project
),

with_quantiles AS (
  SELECT
    *,
    array(quantile(ratios, 0.2), quantile(ratios, 0.5), quantile(ratios, 0.8), ratio_of(updated_benefit_eur, planned_benefit_eur)) AS quantiles
  FROM classes
),

weighed AS (
  SELECT
    classes.*,
    everything.n_projects AS n_of_all,
    everything.quantiles AS quantiles_of_all,
    everything.weakness AS weakness_of_all,
    CASE classes.reference_class
      WHEN 'all' THEN 1
      ELSE CAST(classes.n_projects AS DECIMAL(18,6)) / (classes.n_projects + :prior_projects)
    END AS own_weight
  FROM with_quantiles AS classes
  INNER JOIN with_quantiles AS everything
    ON everything.reference_class = 'all'
    AND everything.round = classes.round
    AND everything.left_out_project = classes.left_out_project
),

drawn AS (
  SELECT
    *,
    CASE WHEN n_projects >= :fewest_units THEN transform(
      sequence(0, 3),
      i -> CAST(round(own_weight * quantiles[i] + (1 - own_weight) * quantiles_of_all[i], 6) AS DECIMAL(18,6))
    ) END AS shrunk
  FROM weighed
)

SELECT
  round,
  reference_class,
  class_key,
  left_out_project,
  preference,
  n_projects,
  n_projects >= :fewest_units AS is_usable,
  CAST(own_weight AS DECIMAL(18,6)) AS own_weight,
  CASE WHEN n_projects >= :fewest_units THEN quantiles[0] END AS own_p20_ratio,
  CASE WHEN n_projects >= :fewest_units THEN quantiles[1] END AS own_p50_ratio,
  CASE WHEN n_projects >= :fewest_units THEN quantiles[2] END AS own_p80_ratio,
  shrunk[0] AS p20_ratio,
  shrunk[1] AS p50_ratio,
  shrunk[2] AS p80_ratio,
  shrunk[3] AS weighted_ratio,
  least_ratio,
  greatest_ratio,
  nullif(projects, '') AS projects,
  nullif(points, '') AS points,
  CASE WHEN n_projects >= :fewest_units THEN 'reported' ELSE 'too_few' END AS status,
  computed_provenance(greatest(weakness, weakness_of_all)) AS provenance
FROM drawn
