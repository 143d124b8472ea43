-- How many projects bought their work by which way of procurement, and from how many suppliers. A project may use several.
SELECT
  round,
  procurement_route,
  CAST(count(DISTINCT project_id) AS INT) AS n_projects,
  CAST(count(DISTINCT supplier) AS INT) AS n_suppliers,
  concat_ws('; ', array_sort(collect_set(supplier))) AS suppliers,
  CASE WHEN count(DISTINCT text_language) = 1 THEN max(text_language) END AS text_language,
  computed_provenance(max(provenance_rank(provenance))) AS provenance
FROM gold.procurement
GROUP BY round, procurement_route
