-- From what the projects of a round promised to what they now expect, in steps that add up: what moved beyond the
-- horizon, what was lost to delay, cost, scope, wording, and what nobody can split. The steps are those of the central case of
-- the assumption benefit_start; beside each stand the least and the most of all cases.
WITH steps AS (
  SELECT
    round,
    step_no,
    step,
    max(n_units) FILTER (WHERE is_central) AS n_units,
    min(amount_eur) AS amount_low_eur,
    max(amount_eur) FILTER (WHERE is_central) AS amount_eur,
    max(amount_eur) AS amount_high_eur,
    precision_of(max(precision_rank(precision))) AS precision,
    computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM gold.shortfall_round_case
  WHERE told_reading = 'as_told'
  GROUP BY round, step_no, step
  -- A total stands where it is; a part that no unit has is no step.
  HAVING max(n_units) > 0 OR step IN ('planned', 'updated')
),

placed AS (
  SELECT
    *,
    step IN ('planned', 'updated') AS is_total,
    CAST(coalesce(
      sum(amount_eur) OVER (PARTITION BY round ORDER BY step_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
      0
    ) AS DECIMAL(18,2)) AS before_eur
  FROM steps
)

SELECT
  round,
  step_no,
  step,
  is_total,
  n_units,
  amount_low_eur,
  amount_eur,
  amount_high_eur,
  CAST(CASE WHEN is_total THEN 0 ELSE before_eur END AS DECIMAL(18,2)) AS from_eur,
  CAST(CASE WHEN is_total THEN amount_eur ELSE before_eur + amount_eur END AS DECIMAL(18,2)) AS to_eur,
  CASE WHEN is_total THEN precision END AS precision,
  provenance
FROM placed
