-- How the split of a round's shortfall hangs on when benefits begin: its parts under each start year, for each reading of what
-- the source tells of starts.
SELECT
  round,
  told_reading,
  start_case,
  max(is_central) AS is_central,
  max(n_units) FILTER (WHERE step = 'scope') AS n_units,
  CAST(sum(-amount_eur) FILTER (WHERE step IN ('delay_moved', 'delay_lost')) AS DECIMAL(18,2)) AS delay_eur,
  CAST(sum(-amount_eur) FILTER (WHERE step = 'delay_moved') AS DECIMAL(18,2)) AS delay_moved_eur,
  CAST(sum(-amount_eur) FILTER (WHERE step = 'delay_lost') AS DECIMAL(18,2)) AS delay_lost_eur,
  CAST(sum(-amount_eur) FILTER (WHERE step = 'cost') AS DECIMAL(18,2)) AS cost_eur,
  CAST(sum(-amount_eur) FILTER (WHERE step = 'scope') AS DECIMAL(18,2)) AS scope_eur,
  provenance_of(max(provenance_rank(provenance)) FILTER (WHERE step = 'scope')) AS provenance
FROM gold.shortfall_round_case
GROUP BY round, told_reading, start_case
-- A round of which no unit can be split has no parts.
HAVING max(n_units) FILTER (WHERE step = 'scope') > 0
