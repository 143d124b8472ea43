-- The reference classes of an application, the one that its forecast rests on marked: of the usable ones the nearest
-- kind, then the smallest. A project that is itself among the finished ones is left out.
WITH technologies AS (
  SELECT DISTINCT technology_group.technology
  FROM gold.technology_group
  WHERE array_contains(split(:technologies, ','), technology_group.named_technology)
),

asked AS (
  SELECT 'technology' AS reference_class, technology AS class_key FROM technologies
  UNION ALL
  SELECT 'size', grant_size(CAST(:applied_eur AS DECIMAL(18,2)))
  UNION ALL
  SELECT 'stream', :stream
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
  WHERE class.round = :round AND class.left_out_project IN ('none', :project_id)
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
  status = 'reported' AS has_quantiles,
  provenance,
  row_number() OVER (ORDER BY is_usable DESC, preference, n_projects, class_key) = 1 AS is_chosen
FROM candidates
WHERE place = 1
ORDER BY is_chosen DESC, preference, n_projects, class_key
