-- The shortfall of a unit in each year, in parts, over the range of the assumption benefit_start: the central case, and the
-- least and the most of all cases. A unit whose start is told, or whose rows nobody had to assume, has one case.
WITH cases AS (
  SELECT * FROM gold.benefit_start_case WHERE told_reading = 'as_told'
),

years AS (
  SELECT shortfalls.*, cases.is_central
  FROM gold.shortfall_start AS shortfalls
  INNER JOIN cases
    ON cases.round = shortfalls.round AND cases.unit_id = shortfalls.project_id AND cases.start_year = shortfalls.start_year
)

SELECT
  round,
  project_id,
  year,
  max(planned_net_eur) AS planned_net_eur,
  min(updated_net_eur) AS updated_net_low_eur,
  max(updated_net_eur) FILTER (WHERE is_central) AS updated_net_eur,
  max(updated_net_eur) AS updated_net_high_eur,
  min(delay_eur) AS delay_low_eur,
  max(delay_eur) FILTER (WHERE is_central) AS delay_eur,
  max(delay_eur) AS delay_high_eur,
  min(delay_moved_eur) AS delay_moved_low_eur,
  max(delay_moved_eur) FILTER (WHERE is_central) AS delay_moved_eur,
  max(delay_moved_eur) AS delay_moved_high_eur,
  min(delay_lost_eur) AS delay_lost_low_eur,
  max(delay_lost_eur) FILTER (WHERE is_central) AS delay_lost_eur,
  max(delay_lost_eur) AS delay_lost_high_eur,
  min(cost_eur) AS cost_low_eur,
  max(cost_eur) FILTER (WHERE is_central) AS cost_eur,
  max(cost_eur) AS cost_high_eur,
  min(scope_eur) AS scope_low_eur,
  max(scope_eur) FILTER (WHERE is_central) AS scope_eur,
  max(scope_eur) AS scope_high_eur,
  computed_provenance(max(provenance_rank(provenance))) AS provenance
FROM years
GROUP BY round, project_id, year
