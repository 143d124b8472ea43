-- What the source itself states of the criteria of a funded project. What it states of all projects it states of each; of a
-- project's own statement and that one, its own counts.
WITH spoken_of AS (
  SELECT DISTINCT project.round, project.project_id, said.stage, said.criterion
  FROM gold.project
  INNER JOIN silver.criterion_statement AS said ON said.round = project.round
  WHERE project.decision = 'funded'
)

SELECT
  spoken_of.round, spoken_of.project_id, spoken_of.stage, spoken_of.criterion,
  coalesce(own.is_met, CASE WHEN own.subject_id IS NULL THEN of_all.is_met END) AS stated_is_met,
  own.payback_year AS stated_payback_year,
  coalesce(own.section, of_all.section) AS stated_section
FROM spoken_of
LEFT JOIN silver.criterion_statement AS own
  ON own.round = spoken_of.round AND own.subject_id = spoken_of.project_id
  AND own.stage = spoken_of.stage AND own.criterion = spoken_of.criterion
LEFT JOIN silver.criterion_statement AS of_all
  ON of_all.round = spoken_of.round AND of_all.subject_id IS NULL AND of_all.met_share = 1
  AND of_all.stage = spoken_of.stage AND of_all.criterion = spoken_of.criterion
