-- How many lessons stand under each heading, for the round and for each agency: the row of agency all is the round. What the
-- summary of the round tells stands under no heading and belongs to no agency.
WITH reports AS (
  SELECT round, count(DISTINCT project_id) AS n_reports FROM silver.final_report GROUP BY round
),

lessons AS (
  SELECT
    round,
    CASE WHEN project_id = 'all' THEN 'none' ELSE coalesce(agency_code, 'not_known') END AS told_under_agency,
    coalesce(lesson_heading, 'no_heading') AS heading,
    nullif(project_id, 'all') AS project_id,
    agency_code,
    lesson_level,
    provenance
  FROM gold.lessons
),

counted AS (
  SELECT
    round,
    CASE WHEN grouping(told_under_agency) = 1 THEN 'all' ELSE told_under_agency END AS agency_code,
    heading AS lesson_heading,
    CAST(count(*) AS INT) AS n_lessons,
    CAST(count_if(lesson_level = 'project') AS INT) AS n_of_own_project,
    CAST(count_if(lesson_level = 'agency') AS INT) AS n_of_own_agency,
    CAST(count_if(lesson_level = 'other_agency') AS INT) AS n_of_other_agency,
    CAST(count_if(lesson_level = 'general') AS INT) AS n_general,
    CAST(count_if(lesson_level IS NULL) AS INT) AS n_level_not_told,
    CAST(count(DISTINCT project_id) AS INT) AS n_projects,
    CAST(count(DISTINCT agency_code) AS INT) AS n_agencies,
    computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM lessons
  GROUP BY GROUPING SETS (
    (round, heading),
    (round, told_under_agency, heading)
  )
)

SELECT
  counted.round,
  counted.agency_code,
  counted.lesson_heading,
  counted.n_lessons,
  counted.n_of_own_project,
  counted.n_of_own_agency,
  counted.n_of_other_agency,
  counted.n_general,
  counted.n_level_not_told,
  counted.n_projects,
  counted.n_agencies,
  CAST(coalesce(reports.n_reports, 0) AS INT) AS n_reports,
  counted.provenance
FROM counted
-- Lessons come with final reports; a round may have follow-up reports only.
LEFT JOIN reports ON reports.round = counted.round
