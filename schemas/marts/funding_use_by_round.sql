-- Use of funding added up: projects, follow-ons, and co-development groups each on their own, and projects with
-- follow-ons together. A follow-on is paid out of money that a project returned: together with the projects it adds to
-- what is used and not to what is granted.
WITH uses AS (
  SELECT
    *,
    CASE unit_kind WHEN 'follow_on' THEN 'follow_ons' ELSE 'projects' END AS funding_scope
  FROM gold.funding_use_by_project
),

scoped AS (
  SELECT *, funding_scope AS scope, granted_eur AS granted_in_scope_eur FROM uses
  UNION ALL
  SELECT *, 'projects_and_follow_ons', CASE WHEN unit_kind = 'follow_on' THEN 0 ELSE granted_eur END FROM uses
),

groups AS (
  SELECT
    codevelopment_group.round,
    codevelopment_group.group_id,
    max(funding.amount_eur) FILTER (WHERE funding.funding_kind = 'granted') AS granted_eur,
    max(funding.amount_eur) FILTER (WHERE funding.funding_kind = 'used') AS used_eur,
    max(funding.precision) FILTER (WHERE funding.funding_kind = 'used') AS used_precision,
    max(provenance_rank(funding.provenance)) AS weakness
  FROM silver.codevelopment_group
  LEFT JOIN silver.funding
    ON funding.round = codevelopment_group.round
    AND funding.subject_id = codevelopment_group.group_id
    AND funding.funding_kind IN ('granted', 'used')
  WHERE codevelopment_group.is_funded_from_call
  GROUP BY codevelopment_group.round, codevelopment_group.group_id
)

SELECT
  round,
  scope AS funding_scope,
  CAST(sum(CASE WHEN scope = 'follow_ons' THEN 1 ELSE n_projects END) AS INT) AS n_projects,
  CAST(sum(granted_in_scope_eur) AS DECIMAL(18,2)) AS granted_eur,
  -- Where a report states another grant than the decision, either could be the one paid.
  CAST(sum(least(granted_in_scope_eur, granted_as_reported_eur)) AS DECIMAL(18,2)) AS granted_low_eur,
  CAST(sum(greatest(granted_in_scope_eur, granted_as_reported_eur)) AS DECIMAL(18,2)) AS granted_high_eur,
  CAST(sum(used_reported_eur) AS DECIMAL(18,2)) AS used_reported_eur,
  CAST(sum(used_eur) AS DECIMAL(18,2)) AS used_eur,
  CAST(sum(used_low_eur) AS DECIMAL(18,2)) AS used_low_eur,
  CAST(sum(used_high_eur) AS DECIMAL(18,2)) AS used_high_eur,
  'nothing_reported_is_fully_used' AS use_rule,
  CAST(count_if(use_rule = 'nothing_reported_is_fully_used') AS INT) AS n_taken_as_used,
  CAST(count_if(use_rule = 'overspent_is_fully_used') AS INT) AS n_overspent,
  CAST(sum(used_eur) FILTER (WHERE use_rule IN ('nothing_reported_is_fully_used', 'overspent_is_fully_used')) AS DECIMAL(18,2)) AS taken_as_used_eur,
  CAST(coalesce(sum(n_projects) FILTER (WHERE used_eur IS NULL), 0) AS INT) AS n_left_out,
  CAST(sum(granted_in_scope_eur - used_eur) AS DECIMAL(18,2)) AS returned_eur,
  CAST(sum(own_funding_eur) AS DECIMAL(18,2)) AS own_funding_eur,
  CAST(count_if(own_funding_eur IS NULL AND unit_kind != 'follow_on') AS INT) AS n_own_not_reported,
  CAST(sum(development_cost_eur) AS DECIMAL(18,2)) AS development_cost_eur,
  CAST(sum(cost_overrun_eur) AS DECIMAL(18,2)) AS cost_overrun_eur,
  CAST(count_if(cost_overrun_status = 'cannot_tell') AS INT) AS n_overrun_not_quantified,
  CASE WHEN sum(used_eur) IS NULL THEN 'not_reported' ELSE 'reported' END AS status,
  computed_provenance(max(provenance_rank(provenance))) AS provenance,
  precision_of(max(greatest(precision_rank(precision), precision_rank(own_precision)))) AS precision
FROM scoped
GROUP BY round, scope

UNION ALL

-- No rule speaks of groups: what is not told of their use is not known.
SELECT
  round,
  'codevelopment_groups',
  CAST(count(*) AS INT),
  CAST(sum(granted_eur) AS DECIMAL(18,2)),
  CAST(sum(granted_eur) AS DECIMAL(18,2)),
  CAST(sum(granted_eur) AS DECIMAL(18,2)),
  CAST(sum(used_eur) AS DECIMAL(18,2)),
  CAST(sum(used_eur) AS DECIMAL(18,2)),
  CAST(sum(figure_low(used_eur, used_precision)) AS DECIMAL(18,2)),
  CAST(sum(figure_high(used_eur, used_precision)) AS DECIMAL(18,2)),
  'as_reported',
  0,
  0,
  NULL,
  CAST(count_if(used_eur IS NULL) AS INT),
  CAST(sum(granted_eur - used_eur) AS DECIMAL(18,2)),
  NULL,
  CAST(count(*) AS INT),
  NULL,
  NULL,
  0,
  CASE WHEN count(used_eur) = 0 THEN 'not_reported' ELSE 'reported' END,
  computed_provenance(max(weakness)),
  coalesce(precision_of(max(precision_rank(used_precision))), 'exact')
FROM groups
GROUP BY round
