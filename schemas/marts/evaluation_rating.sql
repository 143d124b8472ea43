-- What each evaluator, and all of them together, gave an application on each criterion, and the mean over the criteria; with
-- what became of it. Scores that were made for the samples tell nothing of what real projects became, and have no ratio.
WITH scores AS (
  SELECT
    round, project_id, evaluator, criterion, CAST(score AS DECIMAL(18,6)) AS score, provenance_rank(provenance) AS weakness
  FROM silver.evaluation_score
  WHERE score IS NOT NULL
),

means AS (
  SELECT
    round, project_id, evaluator, 'all_criteria' AS criterion, CAST(avg(score) AS DECIMAL(18,6)) AS score, max(weakness) AS weakness
  FROM scores
  GROUP BY round, project_id, evaluator
),

rated AS (
  SELECT round, project_id, evaluator, criterion, score, weakness FROM scores
  UNION ALL
  SELECT round, project_id, evaluator, criterion, score, weakness FROM means
)

SELECT
  rated.round,
  rated.project_id,
  rated.evaluator,
  rated.criterion,
  rated.score,
  coalesce(project.decision, 'undecided') AS decision,
  member.realisation_ratio,
  provenance_of(rated.weakness) AS provenance,
  member.provenance AS ratio_provenance
FROM rated
-- An application may be scored before it is decided.
LEFT JOIN gold.project ON project.round = rated.round AND project.project_id = rated.project_id
-- Only projects with figures of their own have a ratio.
LEFT JOIN gold.figure_set_member AS member
  ON member.round = rated.round AND member.unit_id = rated.project_id AND member.figure_set = 'single' AND member.is_in
  AND (member.provenance = 'synthetic') = (provenance_of(rated.weakness) = 'synthetic')
