-- Every application in three stages that are kept apart: what was planned, what was decided, what was reported.
WITH projects AS (
  SELECT * FROM gold.project
),

-- A group's plan is told jointly.
plans AS (
  SELECT * FROM (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY round, subject_id ORDER BY order_of_counting(stage, status, horizon_year, document_id)
      ) AS place
    FROM silver.benefit WHERE stage = 'planned'
  ) WHERE place = 1
),

updates AS (
  SELECT * FROM gold.figure_unit WHERE unit_kind = 'single'
),

decisions AS (
  SELECT round, project_id, provenance FROM silver.decision
),

reports AS (
  SELECT round, project_id, min_by(struct(*), document_id) AS report FROM silver.final_report GROUP BY round, project_id
),

used AS (
  SELECT * FROM gold.funding_use_by_project WHERE unit_kind = 'single'
),

last_status AS (
  SELECT round, project_id, max_by(struct(*), struct(reported_on, document_id, record_no)) AS status FROM silver.status_report GROUP BY round, project_id
)

SELECT
  projects.round, projects.project_id, projects.stream, projects.agency_code, projects.admin_branch, projects.project_name,
  projects.benefit_group,
  CASE
    WHEN reports.project_id IS NOT NULL THEN 'reported'
    WHEN projects.decision != 'undecided' THEN 'decided'
    ELSE 'planned'
  END AS stage_reached,
  projects.applied_eur,
  projects.provenance AS applied_provenance,
  projects.starts_on AS planned_starts_on,
  projects.ends_on AS planned_ends_on,
  plans.net_benefit_eur AS planned_benefit_eur,
  CASE WHEN plans.net_benefit_eur IS NOT NULL THEN plans.precision END AS planned_precision,
  CASE WHEN projects.benefit_group IS NOT NULL THEN 'joint' ELSE coalesce(plans.status, 'not_reported') END AS planned_status,
  projects.decision,
  projects.decided_on,
  projects.granted_eur,
  decisions.provenance AS decided_provenance,
  reports.report.reported_on AS reported_on,
  reports.report.project_status AS project_status,
  reports.report.goals_met AS goals_met,
  used.used_eur,
  CASE WHEN used.used_eur IS NOT NULL THEN used.precision END AS used_precision,
  updates.updated_benefit_eur,
  updates.updated_precision,
  CASE
    WHEN NOT projects.is_funded THEN 'not_applicable'
    WHEN projects.benefit_group IS NOT NULL THEN 'joint'
    ELSE coalesce(updates.updated_status, 'not_reported')
  END AS reported_status,
  provenance_of(greatest(provenance_rank(reports.report.provenance), provenance_rank(updates.provenance))) AS reported_provenance,
  last_status.status.reported_on AS last_status_on,
  last_status.status.phase AS phase,
  last_status.status.percent_done AS percent_done,
  last_status.status.forecast_ends_on AS forecast_ends_on,
  last_status.status.provenance AS status_provenance,
  provenance_of(greatest(
    provenance_rank(projects.provenance), provenance_rank(reports.report.provenance),
    provenance_rank(updates.provenance), provenance_rank(last_status.status.provenance))) AS provenance
FROM projects
-- An application may have no plan that could be read, no decision, no report and no status yet.
LEFT JOIN plans ON plans.round = projects.round AND plans.subject_id = projects.project_id
LEFT JOIN decisions ON decisions.round = projects.round AND decisions.project_id = projects.project_id
LEFT JOIN reports ON reports.round = projects.round AND reports.project_id = projects.project_id
LEFT JOIN updates ON updates.round = projects.round AND updates.unit_id = projects.project_id
LEFT JOIN used ON used.round = projects.round AND used.project_id = projects.project_id
LEFT JOIN last_status ON last_status.round = projects.round AND last_status.project_id = projects.project_id
