-- What was granted and used. Where a report gives no sum, a rule that the row names tells what follows: a report that tells
-- of deviations only and tells of none means a fully used grant, and so does one that tells of costs above the plan; one that
-- tells that less was used, and not how much, gives bounds only. Projects with a joint figure are one row.
WITH units AS (
  SELECT * FROM gold.figure_unit
),

money AS (
  SELECT
    round,
    subject_id,
    max(amount_eur) FILTER (WHERE funding_kind = 'granted_as_reported') AS granted_as_reported_eur,
    max(amount_eur) FILTER (WHERE funding_kind = 'used') AS used_reported_eur,
    max(precision) FILTER (WHERE funding_kind = 'used') AS used_precision,
    max(amount_eur_low) FILTER (WHERE funding_kind = 'used') AS told_low_eur,
    max(amount_eur_high) FILTER (WHERE funding_kind = 'used') AS told_high_eur,
    max(status) FILTER (WHERE funding_kind = 'used') AS used_status,
    max(provenance) FILTER (WHERE funding_kind = 'used' AND amount_eur IS NOT NULL) AS used_provenance,
    max(amount_eur) FILTER (WHERE funding_kind = 'own') AS own_funding_eur,
    max(precision) FILTER (WHERE funding_kind = 'own') AS own_precision,
    max(status) FILTER (WHERE funding_kind = 'own') AS own_status,
    max(amount_eur) FILTER (WHERE funding_kind = 'development_cost') AS development_cost_eur,
    max(precision) FILTER (WHERE funding_kind = 'development_cost' AND amount_eur IS NOT NULL) AS development_precision,
    max(amount_eur) FILTER (WHERE funding_kind = 'cost_overrun') AS cost_overrun_eur,
    max(status) FILTER (WHERE funding_kind = 'cost_overrun') AS cost_overrun_status,
    max(provenance) FILTER (WHERE funding_kind = 'granted') AS granted_provenance
  FROM silver.funding
  GROUP BY round, subject_id
),

-- A report that was sent and says nothing of use is not the same as no report at all.
reported AS (
  SELECT
    units.*,
    money.* EXCEPT (round, subject_id),
    CASE
      WHEN money.used_reported_eur IS NOT NULL THEN 'as_reported'
      WHEN money.cost_overrun_eur > 0 OR money.cost_overrun_status = 'cannot_tell' THEN 'overspent_is_fully_used'
      WHEN money.used_status = 'cannot_tell' THEN 'deviation_without_sum'
      WHEN money.used_status IS NOT NULL OR units.unit_kind = 'follow_on' THEN 'nothing_reported_is_fully_used'
      ELSE 'as_reported'
    END AS use_rule
  FROM units
  LEFT JOIN money ON money.round = units.round AND money.subject_id = units.unit_id
),

ruled AS (
  SELECT
    *,
    use_rule IN ('nothing_reported_is_fully_used', 'overspent_is_fully_used') AS is_taken_as_used,
    CASE
      WHEN use_rule IN ('nothing_reported_is_fully_used', 'overspent_is_fully_used') THEN granted_eur
      ELSE used_reported_eur
    END AS used_eur
  FROM reported
)

SELECT
  round,
  unit_id AS project_id,
  unit_kind,
  stream,
  agency_code,
  admin_branch,
  n_projects,
  granted_eur,
  granted_as_reported_eur,
  used_reported_eur,
  used_eur,
  -- The least is what a report tells, and nothing where it gives no sum; no more can be used than was granted.
  CASE
    WHEN used_reported_eur IS NOT NULL THEN coalesce(told_low_eur, figure_low(used_reported_eur, used_precision))
    WHEN use_rule != 'as_reported' THEN CAST(0 AS DECIMAL(18,2))
  END AS used_low_eur,
  CASE
    WHEN used_reported_eur IS NOT NULL THEN coalesce(told_high_eur, figure_high(used_reported_eur, used_precision))
    WHEN use_rule != 'as_reported' THEN granted_eur
  END AS used_high_eur,
  use_rule,
  CAST(granted_eur - used_eur AS DECIMAL(18,2)) AS returned_eur,
  own_funding_eur,
  coalesce(own_status, 'not_reported') AS own_funding_status,
  own_precision,
  development_cost_eur,
  development_precision,
  cost_overrun_eur,
  coalesce(cost_overrun_status, 'not_reported') AS cost_overrun_status,
  CASE
    WHEN is_taken_as_used THEN 'reported'
    WHEN used_reported_eur IS NOT NULL THEN 'reported'
    WHEN use_rule = 'deviation_without_sum' THEN 'cannot_tell'
    ELSE 'not_reported'
  END AS status,
  CASE
    WHEN is_taken_as_used THEN computed_provenance(coalesce(provenance_rank(granted_provenance), provenance_rank('derived')))
    -- A joint grant and what was returned are computed.
    WHEN n_projects > 1 OR used_eur IS NOT NULL
      THEN computed_provenance(provenance_rank(coalesce(used_provenance, granted_provenance, provenance)))
    ELSE coalesce(used_provenance, granted_provenance, provenance)
  END AS provenance,
  coalesce(used_precision, 'exact') AS precision
FROM ruled
