-- The reference classes of the application in planned_project, the one that its forecast rests on marked: of the usable
-- ones the nearest kind, then the smallest. A project that is itself among the finished ones is left out.
WITH application AS (
  SELECT round, project_id, stream, applied_eur, technologies
  FROM planned_project
),

asked AS (
  SELECT DISTINCT 'technology' AS reference_class, technology_group.technology AS class_key
  FROM gold.technology_group
  INNER JOIN application ON array_contains(application.technologies, technology_group.named_technology)

  UNION ALL

  SELECT 'size', grant_size(applied_eur) FROM application

  UNION ALL

  SELECT 'stream', stream FROM application

  UNION ALL

  SELECT 'all', 'all'
),

candidates AS (
  SELECT
    class.*,
    row_number() OVER (
      PARTITION BY class.reference_class, class.class_key
      ORDER BY class.left_out_project = 'none'
    ) AS place
  FROM gold.forecast_class AS class
  INNER JOIN asked ON asked.reference_class = class.reference_class AND asked.class_key = class.class_key
  INNER JOIN application
    ON application.round = class.round
    AND class.left_out_project IN ('none', application.project_id)
)

SELECT
  reference_class,
  class_key,
  n_projects,
  is_usable,
  own_weight,
  p20_ratio,
  p50_ratio,
  p80_ratio,
  weighted_ratio,
  status = 'reported' AS has_quantiles,
  provenance,
  row_number() OVER (ORDER BY is_usable DESC, preference, n_projects, class_key) = 1 AS is_chosen
FROM candidates
WHERE place = 1
ORDER BY is_chosen DESC, preference, n_projects, class_key
