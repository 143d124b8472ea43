-- Each agency over all rounds: what it applied for, what it was granted, and how much there is to ask of it before publishing.
WITH requests AS (
  SELECT agency_code, count(*) AS n_requests FROM gold.agency_request GROUP BY agency_code
),

projects AS (
  SELECT
    agency_code,
    max(admin_branch) AS admin_branch,
    array_join(array_sort(collect_set(round)), '; ') AS rounds,
    count(*) AS n_applied,
    count_if(is_funded) AS n_projects,
    sum(granted_eur) FILTER (WHERE is_funded) AS granted_eur,
    max(provenance_rank(provenance)) AS weakness
  FROM gold.project
  WHERE agency_code IS NOT NULL
  GROUP BY agency_code
)

SELECT
  projects.agency_code,
  projects.admin_branch,
  projects.rounds,
  CAST(projects.n_applied AS INT) AS n_applied,
  CAST(projects.n_projects AS INT) AS n_projects,
  CAST(projects.granted_eur AS DECIMAL(18,2)) AS granted_eur,
  CAST(coalesce(requests.n_requests, 0) AS INT) AS n_requests,
  computed_provenance(projects.weakness) AS provenance
FROM projects
-- Of some agencies there is nothing to ask.
LEFT JOIN requests ON requests.agency_code = projects.agency_code
