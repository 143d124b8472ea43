-- The share of a round's projects that meet a criterion, under each reading, with what cannot be told counted apart: the
-- share lies between the projects that do and those that do or might. The published share stands beside it, as it is worded,
-- at application too; and so do the projects of which the source states something that the answer contradicts.
WITH answers AS (
  SELECT * FROM gold.criteria WHERE unit_kind != 'joint'
),

counted AS (
  SELECT
    round, stage, criterion, investment_reading, start_reading,
    CAST(count(*) AS INT) AS n_projects,
    CAST(count_if(is_met) AS INT) AS n_met,
    CAST(count_if(NOT is_met) AS INT) AS n_not_met,
    CAST(count_if(is_met IS NULL) AS INT) AS n_cannot_tell,
    nullif(concat_ws('; ', sort_array(collect_list(concat(project_id, ': ', cannot_tell_because)) FILTER (WHERE is_met IS NULL))), '') AS cannot_tell,
    CAST(count(stated_verdict) AS INT) AS n_stated,
    CAST(count_if(stated_verdict = 'differs') AS INT) AS n_conflicts,
    nullif(concat_ws('; ', sort_array(collect_list(project_id) FILTER (WHERE stated_verdict = 'differs'))), '') AS conflicts,
    max(provenance_rank(provenance)) AS weakness
  FROM answers
  GROUP BY round, stage, criterion, investment_reading, start_reading
),

-- The source tells shares of the funded projects, and the headlines among them; both tell the same.
told AS (
  SELECT round, stage, criterion, CAST(met_share AS DECIMAL(18,6)) AS share, precision
  FROM silver.criterion_statement
  WHERE subject_id IS NULL AND met_share IS NOT NULL

  UNION ALL

  SELECT
    round,
    'updated',
    CASE headline_key WHEN 'payback_3y_share' THEN 'payback' WHEN 'double_in_6y_share' THEN 'double_benefit' END,
    CAST(value AS DECIMAL(18,6)),
    precision
  FROM silver.headline
  WHERE headline_key IN ('payback_3y_share', 'double_in_6y_share')
),

published AS (
  SELECT round, stage, criterion, max(share) AS published_share, max(precision) AS published_precision
  FROM told
  GROUP BY round, stage, criterion
)

SELECT
  counted.round, counted.stage, counted.criterion, counted.investment_reading, counted.start_reading,
  counted.n_projects, counted.n_met, counted.n_not_met, counted.n_cannot_tell, counted.cannot_tell,
  ratio_of(counted.n_met, counted.n_projects) AS share_low,
  ratio_of(counted.n_met + counted.n_cannot_tell, counted.n_projects) AS share_high,
  ratio_of(counted.n_met, counted.n_met + counted.n_not_met) AS share_of_told,
  published.published_share,
  published.published_precision,
  counted.n_stated,
  counted.n_conflicts,
  counted.conflicts,
  CASE WHEN counted.n_met + counted.n_not_met > 0 THEN 'reported' ELSE 'cannot_tell' END AS status,
  computed_provenance(counted.weakness) AS provenance
FROM counted
LEFT JOIN published
  ON published.round = counted.round AND published.stage = counted.stage AND published.criterion = counted.criterion
