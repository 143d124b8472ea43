-- Planned against realised use: how often a planned technology came into use, was put off, was dropped, or is not told of. A
-- wider technology counts a project once: as used where any narrower one is in use, as dropped only where all planned are.
WITH projects AS (
  SELECT
    project.round,
    project.project_id,
    technology_group.technology,
    scope AS technology_scope,
    bool_or(project.is_planned) AS is_planned,
    coalesce(bool_or(project.is_realised), false) AS is_used,
    bool_or(project.is_planned AND project.is_realised IS NULL) AS is_untold,
    bool_or(project.course = 'postponed') AS is_postponed,
    flatten(collect_list(split(project.products, '; '))) AS products,
    max(provenance_rank(project.provenance)) AS weakness
  FROM gold.technology_project AS project
  INNER JOIN gold.technology_group ON technology_group.named_technology = project.technology
  LATERAL VIEW explode(CASE WHEN steps_up = 0 THEN array('as_named', 'with_narrower') ELSE array('with_narrower') END) AS scope
  GROUP BY project.round, project.project_id, technology_group.technology, scope
),

judged AS (
  SELECT
    explode(array(round, 'all')) AS round,
    project_id, technology, technology_scope, products, weakness,
    CASE
      WHEN is_planned AND is_used THEN 'used'
      WHEN is_planned AND is_untold THEN 'not_told'
      WHEN is_planned AND is_postponed THEN 'postponed'
      WHEN is_planned THEN 'dropped'
      WHEN is_used THEN 'added'
      ELSE 'not_used'
    END AS course
  FROM projects
),

counted AS (
  SELECT
    round,
    technology,
    technology_scope,
    CAST(count_if(course IN ('used', 'postponed', 'dropped', 'not_told')) AS INT) AS n_planned,
    CAST(count_if(course = 'used') AS INT) AS n_planned_and_used,
    CAST(count_if(course = 'postponed') AS INT) AS n_postponed,
    CAST(count_if(course = 'dropped') AS INT) AS n_dropped,
    CAST(count_if(course = 'not_told') AS INT) AS n_not_told,
    CAST(count_if(course = 'added') AS INT) AS n_added,
    concat_ws('; ', array_sort(collect_list(project_id) FILTER (WHERE course = 'dropped'))) AS dropped_projects,
    concat_ws('; ', array_sort(collect_list(project_id) FILTER (WHERE course = 'postponed'))) AS postponed_projects,
    concat_ws('; ', array_sort(array_distinct(flatten(collect_list(products))))) AS products,
    computed_provenance(max(weakness)) AS provenance
  FROM judged
  GROUP BY round, technology, technology_scope
)

SELECT
  round,
  technology,
  technology_scope,
  n_planned,
  n_planned_and_used,
  n_postponed,
  n_dropped,
  n_not_told,
  n_added,
  CASE
    WHEN n_planned_and_used + n_postponed + n_dropped >= :fewest_units
      THEN ratio_of(n_dropped, n_planned_and_used + n_postponed + n_dropped)
  END AS dropped_share,
  CASE
    WHEN n_planned = 0 THEN 'not_applicable'
    WHEN n_planned_and_used + n_postponed + n_dropped = 0 THEN 'not_reported'
    WHEN n_planned_and_used + n_postponed + n_dropped < :fewest_units THEN 'too_few'
    ELSE 'reported'
  END AS dropped_status,
  nullif(dropped_projects, '') AS dropped_projects,
  nullif(postponed_projects, '') AS postponed_projects,
  nullif(products, '') AS products,
  provenance
FROM counted
