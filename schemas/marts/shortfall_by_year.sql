-- The shortfall of a unit in each year, in parts: delay, cost and scope, each the average of what it takes over the six
-- orders in which the three can change (Shapley), to the cent by largest remainders. The result depends on no order.
WITH outcomes AS (
  SELECT
    round, unit_id, year, delay_years, moved_share, rows_provenance,
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
    CAST((2 * (as_planned - with_delay) + (with_cost - with_delay_cost) + (with_scope - with_delay_scope)
      + 2 * (with_cost_scope - with_all)) / 6 AS DECIMAL(28,10)) AS delay_part,
    CAST((2 * (as_planned - with_cost) + (with_delay - with_delay_cost) + (with_scope - with_cost_scope)
      + 2 * (with_delay_scope - with_all)) / 6 AS DECIMAL(28,10)) AS cost_part
  FROM outcomes
),

-- Scope is what the two others leave, which is its own average to the last digit.
parts AS (
  SELECT
    round, unit_id, year, delay_years, as_planned, with_all, shortfall_eur, rows_provenance,
    stack(4,
      1, CAST(delay_part * moved_share AS DECIMAL(28,10)),
      2, CAST(delay_part - CAST(delay_part * moved_share AS DECIMAL(28,10)) AS DECIMAL(28,10)),
      3, cost_part,
      4, CAST(shortfall_eur - delay_part - cost_part AS DECIMAL(28,10))
    ) AS (part, amount)
  FROM averaged
),

ranked AS (
  SELECT
    *,
    floor(amount * 100) AS whole_cents,
    row_number() OVER (PARTITION BY round, unit_id, year ORDER BY amount * 100 - floor(amount * 100) DESC, part) AS place,
    shortfall_eur * 100 - sum(floor(amount * 100)) OVER (PARTITION BY round, unit_id, year) AS cents_left
  FROM parts
),

in_cents AS (
  SELECT *, CAST((whole_cents + CASE WHEN place <= cents_left THEN 1 ELSE 0 END) / 100 AS DECIMAL(18,2)) AS part_eur
  FROM ranked
)

SELECT
  round,
  unit_id AS project_id,
  year,
  CAST(max(as_planned) AS DECIMAL(18,2)) AS planned_net_eur,
  CAST(max(with_all) AS DECIMAL(18,2)) AS updated_net_eur,
  max(shortfall_eur) AS shortfall_eur,
  CAST(sum(part_eur) FILTER (WHERE part <= 2) AS DECIMAL(18,2)) AS delay_eur,
  max(part_eur) FILTER (WHERE part = 1) AS delay_moved_eur,
  max(part_eur) FILTER (WHERE part = 2) AS delay_lost_eur,
  max(part_eur) FILTER (WHERE part = 3) AS cost_eur,
  max(part_eur) FILTER (WHERE part = 4) AS scope_eur,
  max(rows_provenance) AS provenance
FROM in_cents
GROUP BY round, unit_id, year
