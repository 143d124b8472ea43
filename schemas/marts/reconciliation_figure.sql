-- What the documents give of each published figure, with its bounds, and what it rests on. No upper bound means that some
-- parts are not told.
WITH rounds AS (
  SELECT
    round,
    CAST(count(*) AS DECIMAL(18,6)) AS n_applications,
    CAST(sum(applied_eur) AS DECIMAL(18,6)) AS applied_eur,
    computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM gold.project
  GROUP BY round
),

-- That a project was funded rests on its decision, whatever is made up in its application.
funded AS (
  SELECT round, CAST(count(*) AS DECIMAL(18,6)) AS n_funded, computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM silver.decision
  WHERE decision = 'funded'
  GROUP BY round
),

projects AS (
  SELECT * FROM gold.funding_use_by_round WHERE funding_scope = 'projects'
),

groups AS (
  SELECT * FROM gold.funding_use_by_round WHERE funding_scope = 'codevelopment_groups'
),

benefits AS (
  SELECT
    round,
    max(planned_benefit_eur) FILTER (WHERE figure_set = 'with_follow_on') AS planned_eur,
    min(planned_low_eur) AS planned_low_eur,
    max(planned_high_eur) AS planned_high_eur,
    max(updated_benefit_eur) FILTER (WHERE figure_set = 'with_follow_on') AS updated_eur,
    max(updated_low_eur) FILTER (WHERE figure_set = 'with_follow_on') AS updated_low_eur,
    max(updated_high_eur) FILTER (WHERE figure_set = 'with_follow_on') AS updated_high_eur,
    max(provenance) FILTER (WHERE figure_set = 'with_follow_on') AS provenance
  FROM gold.realisation
  WHERE grouping = 'round' AND figure_set IN ('with_follow_on', 'follow_on_in_both')
  GROUP BY round
),

-- Over all readings of a criterion; the value is that of the grant, from its date, of the projects of which it can be told.
criteria AS (
  SELECT
    round,
    CASE criterion WHEN 'payback' THEN 'payback_3y_share' ELSE 'double_in_6y_share' END
      || CASE stage WHEN 'planned' THEN '_planned' ELSE '' END AS headline_key,
    min(share_low) AS low,
    max(share_of_told) FILTER (WHERE investment_reading = 'grant' AND start_reading = 'grant') AS value,
    max(share_high) AS high,
    computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM gold.criteria_by_round
  GROUP BY round, criterion, stage
),

figures AS (
  SELECT round, 'applications' AS headline_key, n_applications AS low, n_applications AS value, n_applications AS high,
    'gold.project' AS computed_from, false AS is_same_source, provenance
  FROM rounds
  UNION ALL
  SELECT round, 'projects_funded', n_funded, n_funded, n_funded, 'silver.decision', false, provenance FROM funded
  UNION ALL
  SELECT round, 'applied_total_eur', applied_eur, applied_eur, applied_eur, 'gold.project', false, provenance FROM rounds
  UNION ALL
  SELECT round, 'available_eur', max(budget_max_eur), max(budget_max_eur), max(budget_max_eur), 'silver.call_stream', true,
    provenance_of(max(provenance_rank(provenance)))
  FROM silver.call_stream GROUP BY round
  UNION ALL
  -- The source says that the sum is of the projects, and that it is of the projects and the groups.
  SELECT projects.round, 'granted_total_eur', projects.granted_low_eur, projects.granted_eur,
    projects.granted_high_eur + coalesce(groups.granted_eur, 0), 'gold.funding_use_by_round', false, projects.provenance
  FROM projects LEFT JOIN groups ON groups.round = projects.round
  UNION ALL
  SELECT round, 'groups_granted_eur', granted_eur, granted_eur, granted_eur, 'gold.funding_use_by_round', true, provenance FROM groups
  UNION ALL
  SELECT round, 'groups_funded', n_projects, n_projects, n_projects, 'gold.funding_use_by_round', true, provenance FROM groups
  UNION ALL
  -- From what reports tell to what all grants come to of which none gives a sum.
  SELECT round, 'used_total_eur', used_low_eur, used_eur, used_high_eur, 'gold.funding_use_by_round', false, provenance
  FROM gold.funding_use_by_round WHERE funding_scope = 'projects_and_follow_ons'
  UNION ALL
  -- Own money that a report does not tell could be any sum: the known part is a floor.
  SELECT round, 'own_funding_eur', own_funding_eur, own_funding_eur, CASE WHEN n_own_not_reported = 0 THEN own_funding_eur END,
    'gold.funding_use_by_round', false, provenance
  FROM projects
  UNION ALL
  SELECT round, 'development_cost_eur', used_low_eur + own_funding_eur, used_eur + own_funding_eur,
    CASE WHEN n_own_not_reported = 0 THEN used_high_eur + own_funding_eur END, 'gold.funding_use_by_round', false, provenance
  FROM projects
  UNION ALL
  -- No source tells whether the target has the follow-on in it: the bounds hold both.
  SELECT round, 'target_benefit_eur', planned_low_eur, planned_eur, planned_high_eur, 'gold.realisation (with_follow_on, follow_on_in_both)',
    false, provenance
  FROM benefits
  UNION ALL
  SELECT round, 'updated_benefit_eur', updated_low_eur, updated_eur, updated_high_eur, 'gold.realisation (with_follow_on)', false, provenance
  FROM benefits
  UNION ALL
  SELECT round, question, share, share, share, 'silver.survey_answer', true, provenance FROM silver.survey_answer
  UNION ALL
  SELECT round, headline_key, low, value, high, 'gold.criteria_by_round', false, provenance FROM criteria
)

SELECT
  round,
  headline_key,
  CAST(low AS DECIMAL(18,6)) AS low,
  CAST(value AS DECIMAL(18,6)) AS value,
  CAST(high AS DECIMAL(18,6)) AS high,
  computed_from,
  is_same_source,
  provenance
FROM figures
