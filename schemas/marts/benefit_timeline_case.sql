-- Planned and updated net benefit by year and cumulated, of every group, in each case of the assumption of when benefits begin:
-- in nominal euros, discounted at the rate of the run, and at 3.5 %. Each case is cumulated by itself.
WITH members AS (
  SELECT * FROM gold.benefit_flow_member
),

valuations AS (
  SELECT stack(3,
    'nominal', CAST(0 AS DECIMAL(9,6)),
    'discounted', CAST(:discount_rate AS DECIMAL(9,6)),
    'sensitivity_3_5', CAST(0.035 AS DECIMAL(9,6))
  ) AS (valuation, discount_rate)
),

-- A year is worth less by the rate for each year after that of the grant.
valued AS (
  SELECT
    members.*,
    valuations.*,
    aggregate(
      array_repeat(1, greatest(members.year - members.base_year, 0)),
      CAST(1 AS DECIMAL(28,18)),
      (worth, one) -> CAST(worth * (1 + valuations.discount_rate) AS DECIMAL(28,18))
    ) AS divisor
  FROM members
  CROSS JOIN valuations
),

by_year AS (
  SELECT
    round, grouping, group_key, start_case, valuation, discount_rate, year,
    CAST(sum(CAST(planned_net_eur * weight AS DECIMAL(24,8)) / divisor) AS DECIMAL(18,2)) AS planned_net_eur,
    CAST(sum(CAST(updated_net_eur * weight AS DECIMAL(24,8)) / divisor) AS DECIMAL(18,2)) AS updated_net_eur,
    max(provenance_rank(provenance)) AS weakness
  FROM valued
  GROUP BY round, grouping, group_key, start_case, valuation, discount_rate, year
),

groups AS (
  SELECT round, grouping, group_key, count(DISTINCT unit_id) AS n_units, min(year) AS first_year, max(year) AS last_year
  FROM members
  GROUP BY round, grouping, group_key
),

group_cases AS (
  SELECT DISTINCT round, grouping, group_key, start_case, is_central FROM members
),

every_year AS (
  SELECT
    groups.*, group_cases.start_case, group_cases.is_central, valuations.*,
    explode(sequence(groups.first_year, groups.last_year)) AS year
  FROM groups
  INNER JOIN group_cases
    ON group_cases.round = groups.round AND group_cases.grouping = groups.grouping AND group_cases.group_key = groups.group_key
  CROSS JOIN valuations
),

-- A stage that nobody in the group reports has no years; one that somebody does has 0 in those that he does not name.
cumulated AS (
  SELECT
    every_year.*,
    by_year.weakness,
    CASE WHEN count(by_year.planned_net_eur) OVER whole > 0 THEN coalesce(by_year.planned_net_eur, 0) END AS planned_net_eur,
    CASE WHEN count(by_year.updated_net_eur) OVER whole > 0 THEN coalesce(by_year.updated_net_eur, 0) END AS updated_net_eur
  FROM every_year
  LEFT JOIN by_year
    ON by_year.round = every_year.round AND by_year.grouping = every_year.grouping AND by_year.group_key = every_year.group_key
    AND by_year.start_case = every_year.start_case
    AND by_year.valuation = every_year.valuation AND by_year.year = every_year.year
  WINDOW whole AS (
    PARTITION BY every_year.round, every_year.grouping, every_year.group_key, every_year.start_case, every_year.valuation)
),

running AS (
  SELECT
    *,
    CAST(sum(planned_net_eur) OVER years AS DECIMAL(18,2)) AS planned_cumulated_eur,
    CAST(sum(updated_net_eur) OVER years AS DECIMAL(18,2)) AS updated_cumulated_eur,
    max(weakness) OVER (PARTITION BY round, grouping, group_key, valuation) AS weakest
  FROM cumulated
  WINDOW years AS (PARTITION BY round, grouping, group_key, start_case, valuation ORDER BY year)
),

passing AS (
  SELECT
    *,
    min(year) FILTER (WHERE planned_cumulated_eur >= 0) OVER whole AS planned_break_even_year,
    min(year) FILTER (WHERE updated_cumulated_eur >= 0) OVER whole AS updated_break_even_year
  FROM running
  WINDOW whole AS (PARTITION BY round, grouping, group_key, start_case, valuation)
)

SELECT
  round, grouping, group_key, start_case, is_central, valuation, discount_rate, year,
  CAST(n_units AS INT) AS n_units,
  planned_net_eur, updated_net_eur, planned_cumulated_eur, updated_cumulated_eur,
  CAST(planned_break_even_year AS INT) AS planned_break_even_year,
  CAST(updated_break_even_year AS INT) AS updated_break_even_year,
  computed_provenance(weakest) AS provenance
FROM passing
