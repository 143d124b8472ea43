-- The ratio of each project in each technology it planned or used: the points behind a technology's ratio.
SELECT
  member.round,
  member.technology_use,
  member.technology,
  member.technology_scope,
  member.project_id,
  project.agency_code,
  member.planned_benefit_eur,
  member.updated_benefit_eur,
  member.realisation_ratio,
  member.precision,
  member.provenance
FROM gold.technology_member AS member
INNER JOIN gold.project ON project.round = member.round AND project.project_id = member.project_id
WHERE member.counting = 'full' AND member.is_in AND member.realisation_ratio IS NOT NULL
