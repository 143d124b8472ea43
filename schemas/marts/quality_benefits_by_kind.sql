-- How many benefits of each kind and state the final reports of a round tell.
WITH reports AS (
  SELECT round, count(DISTINCT project_id) AS n_reports FROM silver.final_report GROUP BY round
)

SELECT
  listed.round,
  listed.quality_kind,
  listed.quality_state,
  CAST(count(*) AS INT) AS n_benefits,
  CAST(count(DISTINCT listed.project_id) AS INT) AS n_projects,
  CAST(count(DISTINCT listed.agency_code) AS INT) AS n_agencies,
  CAST(coalesce(max(reports.n_reports), 0) AS INT) AS n_reports,
  array_join(array_sort(collect_set(listed.project_id)), '; ') AS projects,
  computed_provenance(max(provenance_rank(listed.provenance))) AS provenance
FROM gold.quality_benefits AS listed
-- A benefit stands in a final report or a follow-up report; a round may have the latter only.
LEFT JOIN reports ON reports.round = listed.round
GROUP BY listed.round, listed.quality_kind, listed.quality_state
