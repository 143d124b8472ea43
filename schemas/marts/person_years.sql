-- Work saved in person-years by project, as its documents state it: planned, updated, realised, and what is to come on top;
-- and whether the agency says that its own staff changed. A worded figure is a least and a most.
WITH stated AS (
  SELECT
    round, project_id, person_year_state,
    min(CASE
      WHEN precision IN ('approx', 'under') THEN figure_low(CAST(person_years_low AS DECIMAL(18,2)), precision)
      ELSE person_years_low
    END) AS low,
    max(CASE
      WHEN precision IN ('approx', 'over') THEN figure_high(CAST(person_years_high AS DECIMAL(18,2)), precision)
      ELSE person_years_high
    END) AS high,
    max(as_of_year) AS as_of_year,
    max(person_year_scope) AS person_year_scope,
    bool_or(coalesce(is_conditional, false)) AS is_conditional,
    max(precision_rank(precision)) AS looseness,
    max(provenance_rank(provenance)) AS weakness
  FROM silver.person_year
  WHERE person_years_low IS NOT NULL
  GROUP BY round, project_id, person_year_state
),

by_project AS (
  SELECT
    round, project_id,
    max(low) FILTER (WHERE person_year_state = 'planned') AS planned_low_py,
    max(high) FILTER (WHERE person_year_state = 'planned') AS planned_high_py,
    max(low) FILTER (WHERE person_year_state = 'updated') AS updated_low_py,
    max(high) FILTER (WHERE person_year_state = 'updated') AS updated_high_py,
    bool_or(is_conditional) FILTER (WHERE person_year_state = 'updated') AS is_update_conditional,
    max(low) FILTER (WHERE person_year_state = 'realised') AS realised_low_py,
    max(high) FILTER (WHERE person_year_state = 'realised') AS realised_high_py,
    max(as_of_year) FILTER (WHERE person_year_state = 'realised') AS as_of_year,
    max(low) FILTER (WHERE person_year_state = 'further') AS further_low_py,
    max(high) FILTER (WHERE person_year_state = 'further') AS further_py,
    max(person_year_scope) AS person_year_scope,
    max(looseness) AS looseness,
    max(weakness) AS weakness
  FROM stated
  GROUP BY round, project_id
),

staffing AS (
  SELECT round, project_id, staffing_change, staffing_note, provenance_rank(provenance) AS weakness
  FROM silver.final_report
  WHERE staffing_change IS NOT NULL
)

SELECT
  project.round,
  project.project_id,
  project.agency_code,
  by_project.planned_low_py,
  by_project.planned_high_py,
  by_project.updated_low_py,
  by_project.updated_high_py,
  by_project.is_update_conditional,
  by_project.realised_low_py,
  by_project.realised_high_py,
  by_project.as_of_year,
  by_project.further_low_py,
  by_project.further_py,
  by_project.person_year_scope,
  coalesce(staffing.staffing_change, 'not_told') AS staffing_change,
  staffing.staffing_note,
  precision_of(by_project.looseness) AS precision,
  provenance_of(greatest(by_project.weakness, staffing.weakness)) AS provenance
FROM gold.project AS project
LEFT JOIN by_project ON by_project.round = project.round AND by_project.project_id = project.project_id
LEFT JOIN staffing ON staffing.round = project.round AND staffing.project_id = project.project_id
WHERE project.is_funded AND (by_project.project_id IS NOT NULL OR staffing.project_id IS NOT NULL)
