-- Computed figures against the published ones, as arithmetic on bounds: a published figure agrees where all that the computed
-- one could be lies within it, is compatible where the two have something in common, and differs where they have nothing. A
-- computed range so wide that it could hardly miss cannot tell. Where both figures come from one place, or the samples were
-- made to give the figure, there is nothing to judge, and the row says so.
WITH headlines AS (
  SELECT round, headline_key, CAST(value AS DECIMAL(18,6)) AS value, unit, precision, section, meaning, provenance
  FROM silver.headline

  UNION ALL

  -- What is published of all projects when they applied stands among the statements about criteria.
  SELECT
    round,
    CASE criterion WHEN 'payback' THEN 'payback_3y_share_planned' ELSE 'double_in_6y_share_planned' END,
    CAST(met_share AS DECIMAL(18,6)), 'share', precision, section, note, provenance
  FROM silver.criterion_statement
  WHERE subject_id IS NULL AND stage = 'planned' AND met_share IS NOT NULL AND criterion IN ('payback', 'double_benefit')
),

-- A share of projects worded as a third or two thirds allows what rounds to it: half a project either way.
steps AS (
  SELECT
    *,
    coalesce(
      0.5 / max(CASE WHEN headline_key = 'projects_funded' THEN value END) OVER (PARTITION BY round), 0.00005
    ) AS half_step
  FROM headlines
),

published AS (
  SELECT
    round, headline_key, unit, precision, section, meaning, provenance,
    value AS published_value,
    CASE
      WHEN unit = 'eur' THEN CAST(figure_low(CAST(value AS DECIMAL(18,2)), precision) AS DECIMAL(18,6))
      WHEN precision = 'approx' THEN CAST(value - half_step AS DECIMAL(18,6))
      ELSE value
    END AS published_low,
    CASE
      WHEN unit = 'eur' THEN CAST(figure_high(CAST(value AS DECIMAL(18,2)), precision) AS DECIMAL(18,6))
      WHEN precision = 'approx' THEN CAST(value + half_step AS DECIMAL(18,6))
      ELSE value
    END AS published_high
  FROM steps
),

computed AS (
  SELECT * FROM gold.reconciliation_figure
),

held AS (
  SELECT
    published.*,
    computed.value, computed.low, computed.high, computed.computed_from, computed.is_same_source,
    computed.provenance AS computed_provenance,
    CAST(round((computed.high - computed.low) / nullif(published.published_value, 0), 6) AS DECIMAL(18,6)) AS computed_width
  FROM published
  LEFT JOIN computed ON computed.round = published.round AND computed.headline_key = published.headline_key
)

SELECT
  round,
  headline_key,
  meaning,
  unit,
  published_value,
  published_low,
  published_high,
  precision,
  value AS computed_value,
  low AS computed_low,
  high AS computed_high,
  computed_width,
  CAST(value - published_value AS DECIMAL(18,6)) AS difference,
  CASE
    WHEN low IS NULL THEN 'cannot_tell'
    WHEN is_same_source THEN 'same_source'
    WHEN computed_provenance = 'synthetic' THEN 'calibrated'
    WHEN low > published_high OR high < published_low THEN 'differs'
    WHEN high IS NULL OR computed_width > :widest_share THEN 'cannot_tell'
    WHEN low >= published_low AND high <= published_high THEN 'agrees'
    ELSE 'compatible'
  END AS verdict,
  computed_from,
  section,
  provenance,
  computed_provenance
FROM held
