-- How many projects of a round can be used elsewhere, by how far.
SELECT
  round,
  scalability_level,
  CAST(count(*) AS INT) AS n_projects,
  CAST(sum(count(*)) OVER (PARTITION BY round) AS INT) AS n_projects_of_round,
  concat_ws('; ', array_sort(collect_list(project_id))) AS projects,
  computed_provenance(max(provenance_rank(provenance))) AS provenance
FROM gold.scalability
GROUP BY round, scalability_level
