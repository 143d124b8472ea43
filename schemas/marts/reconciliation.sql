-- Computed figures against the published ones: a published figure agrees where its interval and that of the computed
-- figure have something in common. What cannot be computed from the documents says so.
WITH published AS (
  SELECT
    round, headline_key, unit, precision, section, meaning, provenance,
    CAST(value AS DECIMAL(18,6)) AS published_value,
    CASE
      WHEN unit = 'eur' THEN CAST(figure_low(CAST(value AS DECIMAL(18,2)), precision) AS DECIMAL(18,6))
      WHEN precision = 'approx' THEN CAST(value - coalesce(0.5 / max(CASE WHEN headline_key = 'projects_funded' THEN value END) OVER (PARTITION BY round), 0.00005) AS DECIMAL(18,6))
      ELSE CAST(value AS DECIMAL(18,6))
    END AS published_low,
    CASE
      WHEN unit = 'eur' THEN CAST(figure_high(CAST(value AS DECIMAL(18,2)), precision) AS DECIMAL(18,6))
      WHEN precision = 'approx' THEN CAST(value + coalesce(0.5 / max(CASE WHEN headline_key = 'projects_funded' THEN value END) OVER (PARTITION BY round), 0.00005) AS DECIMAL(18,6))
      ELSE CAST(value AS DECIMAL(18,6))
    END AS published_high
  FROM silver.headline
),

-- One row for each figure that the documents give, with its bounds.
computed AS (
  SELECT round, 'applications' AS headline_key, CAST(count(*) AS DECIMAL(18,6)) AS low, CAST(count(*) AS DECIMAL(18,6)) AS value,
    CAST(count(*) AS DECIMAL(18,6)) AS high, 'gold.project' AS computed_from
  FROM gold.project GROUP BY round

  UNION ALL

  SELECT round, 'projects_funded', count_if(is_funded), count_if(is_funded), count_if(is_funded), 'gold.project'
  FROM gold.project GROUP BY round

  UNION ALL

  SELECT round, 'applied_total_eur', sum(applied_eur), sum(applied_eur), sum(applied_eur), 'gold.project'
  FROM gold.project GROUP BY round

  UNION ALL

  SELECT round, 'available_eur', max(budget_max_eur), max(budget_max_eur), max(budget_max_eur), 'silver.call_stream'
  FROM silver.call_stream GROUP BY round

  UNION ALL

  SELECT round, 'granted_total_eur', granted_low_eur, granted_eur, granted_high_eur, 'gold.funding_use_by_round'
  FROM gold.funding_use_by_round WHERE funding_scope = 'projects'

  UNION ALL

  SELECT round, 'groups_granted_eur', granted_eur, granted_eur, granted_eur, 'gold.funding_use_by_round'
  FROM gold.funding_use_by_round WHERE funding_scope = 'codevelopment_groups'

  UNION ALL

  SELECT round, 'groups_funded', n_projects, n_projects, n_projects, 'gold.funding_use_by_round'
  FROM gold.funding_use_by_round WHERE funding_scope = 'codevelopment_groups'

  UNION ALL

  SELECT round, 'used_total_eur', used_low_eur, used_eur, used_high_eur, 'gold.funding_use_by_round'
  FROM gold.funding_use_by_round WHERE funding_scope = 'projects_and_follow_ons'

  UNION ALL

  -- Own money that a report does not tell could be any sum: the known part is a floor.
  SELECT round, 'own_funding_eur', own_funding_eur, own_funding_eur, CASE WHEN n_own_not_reported = 0 THEN own_funding_eur END,
    'gold.funding_use_by_round'
  FROM gold.funding_use_by_round WHERE funding_scope = 'projects'

  UNION ALL

  SELECT round, 'development_cost_eur', used_low_eur + own_funding_eur, used_eur + own_funding_eur,
    CASE WHEN n_own_not_reported = 0 THEN used_high_eur + own_funding_eur END, 'gold.funding_use_by_round'
  FROM gold.funding_use_by_round WHERE funding_scope = 'projects'

  UNION ALL

  SELECT round, 'target_benefit_eur', planned_low_eur, planned_benefit_eur, planned_high_eur, 'gold.realisation (with_follow_on)'
  FROM gold.realisation WHERE grouping = 'round' AND figure_set = 'with_follow_on'

  UNION ALL

  SELECT round, 'updated_benefit_eur', updated_low_eur, updated_benefit_eur, updated_high_eur, 'gold.realisation (with_follow_on)'
  FROM gold.realisation WHERE grouping = 'round' AND figure_set = 'with_follow_on'

  UNION ALL

  SELECT round, question, share, share, share, 'silver.survey_answer' FROM silver.survey_answer

  UNION ALL

  -- Bounds over all readings of the criteria; the value is that of the grant, from its date, of the projects that tell.
  SELECT round, CASE criterion WHEN 'payback' THEN 'payback_3y_share' ELSE 'double_in_6y_share' END, min(share_low),
    max(share_of_told) FILTER (WHERE investment_reading = 'grant' AND start_reading = 'grant'), max(share_high), 'gold.criteria_by_round'
  FROM gold.criteria_by_round WHERE stage = 'updated' GROUP BY round, criterion
)

SELECT
  published.round,
  published.headline_key,
  published.meaning,
  published.unit,
  published.published_value,
  published.published_low,
  published.published_high,
  published.precision,
  CAST(computed.value AS DECIMAL(18,6)) AS computed_value,
  CAST(computed.low AS DECIMAL(18,6)) AS computed_low,
  CAST(computed.high AS DECIMAL(18,6)) AS computed_high,
  CAST(computed.value - published.published_value AS DECIMAL(18,6)) AS difference,
  CASE
    WHEN computed.value IS NULL THEN 'cannot_tell'
    WHEN computed.low > published.published_high THEN 'differs'
    WHEN computed.high IS NULL THEN 'cannot_tell'
    WHEN computed.high < published.published_low THEN 'differs'
    ELSE 'agrees'
  END AS verdict,
  computed.computed_from,
  published.section,
  published.provenance
FROM published
LEFT JOIN computed ON computed.round = published.round AND computed.headline_key = published.headline_key
