-- Each project's calculation at application and at final report under each reading of the criteria: what the investment is,
-- and from when years are counted. A year is a number here: 2020.5 is the middle of 2020. Where nobody told when benefits
-- begin, the years of a calculation come in several cases.
WITH projects AS (
  SELECT round, project_id, unit_kind, granted_eur FROM gold.realisation_by_project
),

granted AS (
  SELECT round, coalesce(benefit_group, project_id) AS unit_id, min(decided_on) AS decided_on
  FROM gold.project
  WHERE is_funded
  GROUP BY round, coalesce(benefit_group, project_id)
),

calculations AS (
  SELECT
    round,
    unit_id,
    stage,
    start_case,
    sum(development_of_year_eur) AS development_eur,
    min(year) FILTER (WHERE benefit_of_year_eur > 0) AS use_year,
    max(year) AS last_year,
    min(is_complete) AS is_complete,
    max(provenance_rank(provenance)) AS weakness
  FROM gold.criteria_flow
  GROUP BY round, unit_id, stage, start_case
),

-- Nothing is used yet when a project applies.
readings AS (
  SELECT stage, investment_reading, start_reading
  FROM (SELECT explode(array('planned', 'updated')) AS stage)
  CROSS JOIN (SELECT explode(array('grant', 'grant_and_own', 'used', 'used_and_own')) AS investment_reading)
  CROSS JOIN (SELECT explode(array('grant', 'use')) AS start_reading)
  WHERE stage = 'updated' OR investment_reading IN ('grant', 'grant_and_own')
),

-- What the agency puts in stands in the development costs of the application, and is told in the final report.
read AS (
  SELECT
    projects.round, projects.project_id, projects.unit_kind,
    readings.stage, readings.investment_reading, readings.start_reading, money.own_funding_eur,
    calculations.start_case, calculations.last_year, calculations.is_complete, calculations.weakness,
    CASE
      WHEN readings.investment_reading = 'grant' THEN projects.granted_eur
      WHEN readings.investment_reading = 'used' THEN money.used_eur
      WHEN readings.investment_reading = 'used_and_own' THEN money.used_eur + money.own_funding_eur
      WHEN readings.stage = 'planned' THEN greatest(calculations.development_eur, projects.granted_eur)
      ELSE projects.granted_eur + money.own_funding_eur
    END AS investment_eur,
    CASE
      WHEN readings.start_reading = 'use' AND calculations.use_year IS NOT NULL THEN CAST(calculations.use_year AS DECIMAL(12,6))
      ELSE CAST(year(granted.decided_on)
        + CAST(dayofyear(granted.decided_on) - 1 AS DECIMAL(12,6)) / dayofyear(make_date(year(granted.decided_on), 12, 31)) AS DECIMAL(12,6))
    END AS starts_at
  FROM projects
  CROSS JOIN readings
  LEFT JOIN calculations
    ON calculations.round = projects.round AND calculations.unit_id = projects.project_id AND calculations.stage = readings.stage
  LEFT JOIN granted ON granted.round = projects.round AND granted.unit_id = projects.project_id
  LEFT JOIN gold.funding_use_by_project AS money
    ON money.round = projects.round AND money.project_id = projects.project_id
)

SELECT
  round, project_id, unit_kind, stage, investment_reading, start_reading,
  coalesce(start_case, 'none') AS start_case,
  CAST(CASE WHEN investment_eur > 0 THEN investment_eur END AS DECIMAL(18,2)) AS investment_eur,
  starts_at,
  CAST(last_year AS INT) AS last_year,
  CASE
    WHEN unit_kind = 'in_joint' THEN 'joint_figure'
    WHEN last_year IS NULL THEN 'no_yearly_rows'
    WHEN NOT is_complete THEN 'rows_without_euros'
    WHEN NOT coalesce(investment_eur > 0, false) AND stage = 'updated' AND own_funding_eur IS NULL
      AND investment_reading IN ('grant_and_own', 'used_and_own') THEN 'own_money_not_reported'
    WHEN investment_eur IS NULL AND investment_reading IN ('used', 'used_and_own') THEN 'use_not_reported'
    WHEN NOT coalesce(investment_eur > 0, false) THEN 'no_investment'
    WHEN starts_at IS NULL THEN 'no_decision_date'
  END AS cannot_tell_because,
  provenance_of(weakness) AS provenance
FROM read
