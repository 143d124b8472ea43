-- How firm the updated benefit is: its euros by how far the automation has come and by whether they hang on a step not yet
-- taken. Where a part of a unit's benefit does, nobody tells how large a part: between nothing and all of it. So it is where
-- nobody tells whether the benefit hangs on anything.
WITH sums AS (
  SELECT
    round,
    coalesce(benefit_maturity, 'all') AS benefit_maturity,
    coalesce(condition_scope, 'all') AS condition_scope,
    CAST(count(*) AS INT) AS n_units,
    CAST(sum(n_projects) AS INT) AS n_projects,
    CAST(sum(updated_benefit_eur) AS DECIMAL(18,2)) AS updated_benefit_eur,
    CAST(sum(updated_low_eur) AS DECIMAL(18,2)) AS updated_low_eur,
    CASE WHEN count(updated_high_eur) = count(*) THEN CAST(sum(updated_high_eur) AS DECIMAL(18,2)) END AS updated_high_eur,
    CAST(coalesce(sum(updated_benefit_eur) FILTER (WHERE condition_scope = 'whole'), 0) AS DECIMAL(18,2)) AS hanging_low_eur,
    CAST(coalesce(sum(updated_benefit_eur) FILTER (WHERE condition_scope != 'none'), 0) AS DECIMAL(18,2)) AS hanging_high_eur,
    CAST(count_if(condition_scope IN ('whole', 'part')) AS INT) AS n_hanging,
    precision_of(max(precision_rank(precision))) AS precision,
    computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM gold.benefit_firmness_unit
  GROUP BY GROUPING SETS (
    (round, benefit_maturity, condition_scope),
    (round, benefit_maturity),
    (round, condition_scope),
    (round)
  )
)

SELECT
  round, benefit_maturity, condition_scope, n_units, n_projects, updated_benefit_eur, updated_low_eur, updated_high_eur,
  ratio_of(
    updated_benefit_eur,
    max(updated_benefit_eur) FILTER (WHERE benefit_maturity = 'all' AND condition_scope = 'all') OVER (PARTITION BY round)
  ) AS updated_share,
  n_hanging, hanging_low_eur, hanging_high_eur, precision, provenance
FROM sums
