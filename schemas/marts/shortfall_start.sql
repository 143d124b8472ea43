-- The shortfall of a unit in each year, for each year in which its benefits could begin, in parts: delay, cost and scope, each the average of what it takes over the six
-- orders in which the three can change (Shapley), to the cent by largest remainders. The result depends on no order.
WITH outcomes AS (
  SELECT
    round, unit_id, start_year, year, delay_years, moved_share, rows_provenance,
    benefit_planned_eur - running_planned_eur - development_planned_eur AS as_planned,
    benefit_delayed_eur - running_delayed_eur - development_planned_eur AS with_delay,
    benefit_planned_eur - running_costed_eur - development_updated_eur AS with_cost,
    benefit_scoped_eur - running_planned_eur - development_planned_eur AS with_scope,
    benefit_delayed_eur - running_updated_eur - development_updated_eur AS with_delay_cost,
    benefit_updated_eur - running_delayed_eur - development_planned_eur AS with_delay_scope,
    benefit_scoped_eur - running_costed_eur - development_updated_eur AS with_cost_scope,
    benefit_updated_eur - running_updated_eur - development_updated_eur AS with_all
  FROM gold.shortfall_state
),

averaged AS (
  SELECT
    *,
    CAST(as_planned - with_all AS DECIMAL(18,2)) AS shortfall_eur,
    shapley_of(
      as_planned, with_delay, with_cost, with_scope, with_delay_cost, with_delay_scope, with_cost_scope, with_all
    ) AS changes
  FROM outcomes
),

-- What a change takes from the plan is part of the shortfall.
taken AS (
  SELECT *, -changes[0] AS delay_part, -changes[1] AS cost_part
  FROM averaged
),

moved AS (
  SELECT *, CAST(delay_part * moved_share AS DECIMAL(28,10)) AS moved_part
  FROM taken
),

-- Scope is what the two others leave, which is its own average to the last digit.
in_cents AS (
  SELECT
    *,
    largest_remainder(
      array(
        moved_part,
        CAST(delay_part - moved_part AS DECIMAL(28,10)),
        cost_part,
        CAST(shortfall_eur - delay_part - cost_part AS DECIMAL(28,10))
      ),
      shortfall_eur
    ) AS parts_eur
  FROM moved
)

SELECT
  round,
  unit_id AS project_id,
  start_year,
  year,
  delay_years,
  CAST(as_planned AS DECIMAL(18,2)) AS planned_net_eur,
  CAST(with_all AS DECIMAL(18,2)) AS updated_net_eur,
  shortfall_eur,
  CAST(parts_eur[0] + parts_eur[1] AS DECIMAL(18,2)) AS delay_eur,
  parts_eur[0] AS delay_moved_eur,
  parts_eur[1] AS delay_lost_eur,
  parts_eur[2] AS cost_eur,
  parts_eur[3] AS scope_eur,
  rows_provenance AS provenance
FROM in_cents
