-- From what the projects of a round promised to what they now expect, in steps that add up: what moved beyond the
-- horizon, what was lost to delay, cost, scope, wording, and what nobody can split.
WITH units AS (
  SELECT * FROM gold.shortfall WHERE planned_benefit_eur IS NOT NULL AND updated_benefit_eur IS NOT NULL
),

parts AS (
  SELECT
    round,
    provenance,
    stack(
      8,
      1, 'planned', planned_benefit_eur,
      2, 'delay_moved', -delay_moved_eur,
      3, 'delay_lost', -delay_lost_eur,
      4, 'cost', -cost_eur,
      5, 'scope', -scope_eur,
      6, 'wording', -wording_eur,
      7, 'not_split', CASE WHEN status != 'reported' THEN -shortfall_eur END,
      8, 'updated', updated_benefit_eur
    ) AS (step_no, step, amount_eur)
  FROM units
),

steps AS (
  SELECT
    round,
    step_no,
    step,
    CAST(coalesce(sum(amount_eur), 0) AS DECIMAL(18,2)) AS amount_eur,
    CAST(count(amount_eur) AS INT) AS n_units,
    provenance_of(max(provenance_rank(provenance))) AS provenance
  FROM parts
  GROUP BY round, step_no, step
),

placed AS (
  SELECT
    *,
    CAST(coalesce(
      sum(amount_eur) OVER (PARTITION BY round ORDER BY step_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
      0
    ) AS DECIMAL(18,2)) AS before_eur
  FROM steps
)

SELECT
  round,
  CAST(step_no AS INT) AS step_no,
  step,
  step IN ('planned', 'updated') AS is_total,
  n_units,
  amount_eur,
  CAST(CASE WHEN step IN ('planned', 'updated') THEN 0 ELSE before_eur END AS DECIMAL(18,2)) AS from_eur,
  CAST(CASE WHEN step IN ('planned', 'updated') THEN amount_eur ELSE before_eur + amount_eur END AS DECIMAL(18,2)) AS to_eur,
  provenance
FROM placed
