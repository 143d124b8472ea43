-- The finished projects of a reference class, without the one that is asked for.
SELECT
  reference.project_id,
  project.project_name,
  reference.planned_benefit_eur,
  reference.updated_benefit_eur,
  reference.realisation_ratio,
  reference.provenance
FROM gold.forecast_reference AS reference
-- The application of a project may not have been readable.
LEFT JOIN gold.project ON project.project_id = reference.project_id
WHERE reference.round = :round
  AND reference.reference_class = :reference_class
  AND reference.class_key = :class_key
  AND reference.project_id != :project_id
ORDER BY reference.project_id
