-- Delay against scope: the parts of a round's shortfall, for each reading of what the source tells of starts: the central case
-- of the assumption benefit_start, and the least and the most of all cases. Which of the two is the larger is said only where it
-- is the same in each case.
WITH cases AS (
  SELECT * FROM gold.shortfall_sensitivity
),

ranges AS (
  SELECT
    round,
    told_reading,
    CAST(count(*) AS INT) AS n_cases,
    max(n_units) AS n_units,
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
    min(delay_eur > scope_eur) AS delay_is_always_larger,
    max(delay_eur >= scope_eur) AS delay_is_ever_larger,
    computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM cases
  GROUP BY round, told_reading
),

judged AS (
  SELECT
    *,
    larger_part_of(
      CAST(delay_eur + cost_eur + scope_eur AS DECIMAL(18,2)), delay_is_always_larger, delay_is_ever_larger
    ) AS verdict
  FROM ranges
)

SELECT
  round, told_reading, n_cases, n_units,
  delay_low_eur, delay_eur, delay_high_eur,
  delay_moved_low_eur, delay_moved_eur, delay_moved_high_eur,
  delay_lost_low_eur, delay_lost_eur, delay_lost_high_eur,
  cost_low_eur, cost_eur, cost_high_eur,
  scope_low_eur, scope_eur, scope_high_eur,
  verdict.part AS larger_part,
  verdict.status AS larger_part_status,
  'reported' AS status,
  provenance
FROM judged
