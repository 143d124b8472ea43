-- Each agency over all rounds: what it applied for, what it was granted, and how much there is to ask of it before publishing.
WITH requests AS (
  SELECT agency_code, count(*) AS n_requests, max(provenance_rank(provenance)) AS weakness
  FROM gold.agency_request
  GROUP BY agency_code
),

-- That a project was funded, and with how much, rests on its decision, whatever is made up in its application.
decisions AS (
  SELECT round, project_id, max(provenance_rank(provenance)) AS weakness
  FROM silver.decision
  GROUP BY round, project_id
),

projects AS (
  SELECT
    project.agency_code,
    max(project.admin_branch) AS admin_branch,
    array_join(array_sort(collect_set(project.round)), '; ') AS rounds,
    count(*) AS n_applied,
    count_if(project.is_funded) AS n_projects,
    count_if(project.is_funded AND project.granted_eur IS NULL) AS n_left_out,
    sum(project.granted_eur) FILTER (WHERE project.is_funded) AS granted_eur,
    max(coalesce(decisions.weakness, provenance_rank(project.provenance))) AS weakness
  FROM gold.project
  -- Of some applications no decision is told.
  LEFT JOIN decisions ON decisions.round = project.round AND decisions.project_id = project.project_id
  WHERE project.agency_code IS NOT NULL
  GROUP BY project.agency_code
)

SELECT
  projects.agency_code,
  projects.admin_branch,
  projects.rounds,
  CAST(projects.n_applied AS INT) AS n_applied,
  CAST(projects.n_projects AS INT) AS n_projects,
  CAST(projects.granted_eur AS DECIMAL(18,2)) AS granted_eur,
  CAST(projects.n_left_out AS INT) AS n_left_out,
  CAST(coalesce(requests.n_requests, 0) AS INT) AS n_requests,
  computed_provenance(requests.weakness) AS requests_provenance,
  computed_provenance(projects.weakness) AS provenance
FROM projects
-- Of some agencies there is nothing to ask.
LEFT JOIN requests ON requests.agency_code = projects.agency_code
