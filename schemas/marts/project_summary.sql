-- The ministry's own tables of a round, project by project: what was granted and used, what was promised and is now
-- expected. Projects with one joint figure have no figures of their own; the joint figure has a row of its own.
SELECT
  benefits.round,
  benefits.project_id,
  benefits.unit_kind,
  benefits.stream,
  benefits.agency_code,
  benefits.admin_branch,
  project.acronym,
  benefits.project_name,
  benefits.benefit_group,
  benefits.n_projects,
  benefits.granted_eur,
  granted.provenance AS granted_provenance,
  money.used_reported_eur,
  money.used_eur,
  money.use_rule,
  money.precision AS used_precision,
  money.own_funding_eur,
  money.own_precision,
  benefits.planned_benefit_eur,
  benefits.planned_precision,
  benefits.planned_horizon_year,
  benefits.updated_benefit_eur,
  benefits.updated_precision,
  benefits.updated_horizon_year,
  benefits.shortfall_eur,
  CASE WHEN benefits.shortfall_eur IS NOT NULL THEN
    precision_of(greatest(precision_rank(benefits.planned_precision), precision_rank(benefits.updated_precision)))
  END AS shortfall_precision,
  benefits.realisation_ratio,
  benefits.ratio_low,
  benefits.ratio_high,
  portfolio.project_status,
  portfolio.goals_met,
  benefits.status,
  provenance_of(greatest(
    provenance_rank(benefits.provenance),
    provenance_rank(money.provenance),
    provenance_rank(granted.provenance)
  )) AS provenance
FROM gold.realisation_by_project AS benefits
-- A joint figure is no application; a project whose figure is joint reports no use of its own.
LEFT JOIN gold.project ON project.round = benefits.round AND project.project_id = benefits.project_id
LEFT JOIN gold.portfolio ON portfolio.round = benefits.round AND portfolio.project_id = benefits.project_id
LEFT JOIN gold.funding_use_by_project AS money
  ON money.round = benefits.round AND money.project_id = benefits.project_id
LEFT JOIN silver.funding AS granted
  ON granted.round = benefits.round AND granted.subject_id = benefits.project_id AND granted.funding_kind = 'granted'
