-- The finished projects that a new promise can be held against: each with its ratio in every reference class that it
-- belongs to, by round and over all rounds. Only projects with figures of their own are in; a joint figure is nobody's.
WITH finished AS (
  SELECT
    member.round,
    member.unit_id AS project_id,
    member.stream,
    grant_size(project.granted_eur) AS size,
    member.planned_benefit_eur,
    member.updated_benefit_eur,
    member.realisation_ratio,
    member.precision,
    provenance_rank(member.provenance) AS weakness
  FROM gold.figure_set_member AS member
  INNER JOIN gold.project ON project.round = member.round AND project.project_id = member.unit_id
  WHERE member.figure_set = 'single' AND member.is_in AND member.planned_benefit_eur > 0
),

technologies AS (
  SELECT round, project_id, technology
  FROM gold.technology_member
  WHERE technology_use = 'planned' AND technology_scope = 'with_narrower' AND counting = 'full' AND technology != 'none'
),

-- The nearest class comes first: what is done, how large it is, which stream it runs in, and at last any project.
classed AS (
  SELECT 'technology' AS reference_class, 1 AS preference, technologies.technology AS class_key, finished.*
  FROM finished
  INNER JOIN technologies ON technologies.round = finished.round AND technologies.project_id = finished.project_id

  UNION ALL

  SELECT 'size', 2, size, finished.* FROM finished WHERE size IS NOT NULL

  UNION ALL

  SELECT 'stream', 3, stream, finished.* FROM finished WHERE stream IS NOT NULL

  UNION ALL

  SELECT 'all', 4, 'all', finished.* FROM finished
)

SELECT
  explode(array(round, 'all')) AS round,
  reference_class,
  class_key,
  project_id,
  preference,
  planned_benefit_eur,
  updated_benefit_eur,
  realisation_ratio,
  precision,
  computed_provenance(weakness) AS provenance
FROM classed
