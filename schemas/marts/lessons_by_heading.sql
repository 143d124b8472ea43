-- How many lessons stand under each heading, for the round and for each agency: the row of agency all is the round.
WITH reports AS (
  SELECT round, count(DISTINCT project_id) AS n_reports FROM silver.final_report GROUP BY round
),

counted AS (
  SELECT
    round,
    CASE WHEN grouping(coalesce(agency_code, 'not_known')) = 1 THEN 'all' ELSE coalesce(agency_code, 'not_known') END AS agency_code,
    lesson_heading,
    CAST(count(*) AS INT) AS n_lessons,
    CAST(count(DISTINCT project_id) AS INT) AS n_projects,
    CAST(count(DISTINCT agency_code) AS INT) AS n_agencies,
    computed_provenance(max(provenance_rank(provenance))) AS provenance
  FROM gold.lessons
  GROUP BY GROUPING SETS (
    (round, lesson_heading),
    (round, coalesce(agency_code, 'not_known'), lesson_heading)
  )
)

SELECT
  counted.round,
  counted.agency_code,
  counted.lesson_heading,
  counted.n_lessons,
  counted.n_projects,
  counted.n_agencies,
  CAST(coalesce(reports.n_reports, 0) AS INT) AS n_reports,
  counted.provenance
FROM counted
-- Lessons come with final reports; a round may have follow-up reports only.
LEFT JOIN reports ON reports.round = counted.round
