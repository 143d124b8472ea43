-- Each year of a unit's net benefit once for every group it belongs to, with the share of it that counts there: the unit
-- itself, its round, stream, agency and branch, and the technologies that it planned, among which it is shared evenly. The
-- years stand there once for each case of the assumption of when benefits begin.
WITH units AS (
  SELECT * FROM gold.figure_unit WHERE unit_kind != 'follow_on'
),

granted AS (
  SELECT round, coalesce(benefit_group, project_id) AS unit_id, CAST(min(year(decided_on)) AS INT) AS granted_year
  FROM gold.project
  WHERE is_funded
  GROUP BY round, coalesce(benefit_group, project_id)
),

years AS (
  SELECT
    round,
    unit_id,
    start_case,
    is_central,
    year,
    sum(net_of_year_eur) FILTER (WHERE stage = 'planned') AS planned_net_eur,
    sum(net_of_year_eur) FILTER (WHERE stage = 'updated') AS updated_net_eur,
    max(provenance_rank(provenance)) AS weakness
  FROM gold.benefit_flow_case
  WHERE stage IN ('planned', 'updated') AND is_complete
  GROUP BY round, unit_id, start_case, is_central, year
),

-- Where no decision is known, the first year of the calculations stands for that of the grant.
flows AS (
  SELECT
    years.*,
    units.stream, units.agency_code, units.admin_branch, units.unit_kind,
    coalesce(granted.granted_year, min(years.year) OVER unit) AS base_year,
    count(years.planned_net_eur) OVER unit > 0 AND count(years.updated_net_eur) OVER unit > 0 AS has_both
  FROM years
  INNER JOIN units ON units.round = years.round AND units.unit_id = years.unit_id
  LEFT JOIN granted ON granted.round = years.round AND granted.unit_id = years.unit_id
  WINDOW unit AS (PARTITION BY years.round, years.unit_id, years.start_case)
),

technologies AS (
  SELECT round, project_id, collect_set(technology) AS technologies
  FROM silver.technology_use
  WHERE is_planned
  GROUP BY round, project_id
),

grouped AS (
  SELECT
    flows.*,
    groups_of(
      flows.unit_id, flows.round, flows.stream, flows.agency_code, flows.admin_branch, technologies.technologies
    ) AS groups
  FROM flows
  -- Not every project plans a technology, and a joint figure plans none.
  LEFT JOIN technologies ON technologies.round = flows.round AND technologies.project_id = flows.unit_id
)

SELECT
  round, grouping, group_key, start_case, is_central, unit_id, unit_kind, year, base_year, weight,
  CAST(planned_net_eur AS DECIMAL(18,2)) AS planned_net_eur,
  CAST(updated_net_eur AS DECIMAL(18,2)) AS updated_net_eur,
  provenance_of(weakness) AS provenance
FROM grouped
LATERAL VIEW inline(groups) AS grouping, counting, group_key, weight
WHERE counting != 'full' AND (grouping = 'project' OR has_both)
