-- The parts of a unit's shortfall under each case of the assumption benefit_start and each reading of what is told: the sums of
-- its years, for the start that its benefits have there.
WITH cases AS (
  SELECT * FROM gold.benefit_start_case
),

years AS (
  SELECT * FROM gold.shortfall_start
)

SELECT
  cases.round,
  cases.unit_id AS project_id,
  cases.told_reading,
  cases.start_case,
  cases.is_central,
  cases.start_year,
  cases.is_told,
  CAST(max(years.delay_years) AS INT) AS delay_years,
  CAST(sum(years.shortfall_eur) AS DECIMAL(18,2)) AS in_rows_eur,
  CAST(sum(years.delay_eur) AS DECIMAL(18,2)) AS delay_eur,
  CAST(sum(years.delay_moved_eur) AS DECIMAL(18,2)) AS delay_moved_eur,
  CAST(sum(years.delay_lost_eur) AS DECIMAL(18,2)) AS delay_lost_eur,
  CAST(sum(years.cost_eur) AS DECIMAL(18,2)) AS cost_eur,
  CAST(sum(years.scope_eur) AS DECIMAL(18,2)) AS scope_eur,
  computed_provenance(max(provenance_rank(years.provenance))) AS provenance
FROM cases
-- A unit whose rows cannot bear the split has no parts.
INNER JOIN years ON years.round = cases.round AND years.project_id = cases.unit_id AND years.start_year = cases.start_year
GROUP BY
  cases.round, cases.unit_id, cases.told_reading, cases.start_case, cases.is_central, cases.start_year, cases.is_told
