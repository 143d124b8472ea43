-- How many benefits not in euros the projects of each agency tell.
SELECT
  round,
  coalesce(agency_code, 'not_known') AS agency_code,
  max(admin_branch) AS admin_branch,
  CAST(count(DISTINCT project_id) AS INT) AS n_projects,
  CAST(count(*) AS INT) AS n_benefits,
  CAST(count_if(quality_state = 'realised') AS INT) AS n_realised,
  CAST(count_if(quality_state = 'planned') AS INT) AS n_planned,
  CAST(count_if(quality_state = 'not_told') AS INT) AS n_not_told,
  array_join(array_sort(collect_set(quality_kind)), '; ') AS quality_kinds,
  computed_provenance(max(provenance_rank(provenance))) AS provenance
FROM gold.quality_benefits
GROUP BY round, coalesce(agency_code, 'not_known')
