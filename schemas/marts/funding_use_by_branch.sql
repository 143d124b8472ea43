-- Use of the grants of projects added up by administrative branch; follow-ons, which are paid out of returned money, are left out.
SELECT
  round,
  admin_branch,
  CAST(sum(n_projects) AS INT) AS n_projects,
  CAST(sum(granted_eur) AS DECIMAL(18,2)) AS granted_eur,
  CAST(sum(used_reported_eur) AS DECIMAL(18,2)) AS used_reported_eur,
  CAST(sum(used_eur) AS DECIMAL(18,2)) AS used_eur,
  CAST(sum(used_low_eur) AS DECIMAL(18,2)) AS used_low_eur,
  CAST(sum(used_high_eur) AS DECIMAL(18,2)) AS used_high_eur,
  CAST(coalesce(sum(n_projects) FILTER (WHERE used_eur IS NULL), 0) AS INT) AS n_left_out,
  CASE WHEN sum(used_eur) IS NULL THEN 'not_reported' ELSE 'reported' END AS status,
  computed_provenance(max(provenance_rank(provenance))) AS provenance,
  precision_of(max(precision_rank(precision))) AS precision
FROM gold.funding_use_by_project
WHERE unit_kind != 'follow_on'
GROUP BY round, admin_branch
