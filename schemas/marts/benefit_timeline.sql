-- Planned and updated net benefit by year and cumulated, by project and every breakdown, in nominal euros, discounted at the
-- rate of the run, and at 3.5 % as a named sensitivity. A breakdown adds up units with yearly rows at both stages, so that
-- plan and update speak of the same; technologies share a project's years evenly. What the update says by year stands there
-- for the central case of the assumption benefit_start, with the least and the most of all cases beside it; each case is
-- cumulated by itself, and the year in which zero is passed is told only where it is the same in all.
WITH ranges AS (
  SELECT
    round, grouping, group_key, valuation, discount_rate, year,
    max(n_units) AS n_units,
    max(planned_net_eur) AS planned_net_eur,
    max(planned_cumulated_eur) AS planned_cumulated_eur,
    min(updated_net_eur) AS updated_net_low_eur,
    max(updated_net_eur) FILTER (WHERE is_central) AS updated_net_eur,
    max(updated_net_eur) AS updated_net_high_eur,
    min(updated_cumulated_eur) AS updated_cumulated_low_eur,
    max(updated_cumulated_eur) FILTER (WHERE is_central) AS updated_cumulated_eur,
    max(updated_cumulated_eur) AS updated_cumulated_high_eur,
    max(planned_break_even_year) AS planned_break_even_year,
    min(updated_break_even_year) AS updated_break_even_first_year,
    max(updated_break_even_year) AS updated_break_even_last_year,
    count(updated_break_even_year) AS n_passing,
    count(*) AS n_cases,
    max(provenance_rank(provenance)) AS weakest
  FROM gold.benefit_timeline_case
  GROUP BY round, grouping, group_key, valuation, discount_rate, year
)

SELECT
  round, grouping, group_key, valuation, 'nominal' AS price_basis, discount_rate, year,
  CAST(n_units AS INT) AS n_units,
  planned_net_eur,
  updated_net_low_eur, updated_net_eur, updated_net_high_eur,
  planned_cumulated_eur,
  updated_cumulated_low_eur, updated_cumulated_eur, updated_cumulated_high_eur,
  CAST(planned_cumulated_eur - updated_cumulated_high_eur AS DECIMAL(18,2)) AS behind_plan_low_eur,
  CAST(planned_cumulated_eur - updated_cumulated_eur AS DECIMAL(18,2)) AS behind_plan_eur,
  CAST(planned_cumulated_eur - updated_cumulated_low_eur AS DECIMAL(18,2)) AS behind_plan_high_eur,
  planned_break_even_year,
  CASE WHEN n_passing = n_cases AND updated_break_even_first_year = updated_break_even_last_year
    THEN updated_break_even_first_year END AS updated_break_even_year,
  updated_break_even_first_year,
  CASE WHEN n_passing = n_cases THEN updated_break_even_last_year END AS updated_break_even_last_year,
  CASE
    WHEN updated_net_eur IS NULL THEN 'not_reported'
    WHEN n_passing = 0 THEN 'not_applicable'
    WHEN n_passing < n_cases OR updated_break_even_first_year < updated_break_even_last_year THEN 'cannot_tell'
    ELSE 'reported'
  END AS break_even_status,
  CASE WHEN planned_net_eur IS NULL OR updated_net_eur IS NULL THEN 'not_reported' ELSE 'reported' END AS status,
  computed_provenance(weakest) AS provenance
FROM ranges
