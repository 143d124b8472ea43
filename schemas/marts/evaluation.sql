-- Did the scores foretell success? Rank correlation of the joint score with the realisation ratio, agreement between the
-- evaluators, and funded against not funded, for each criterion and for the mean over the criteria. A p stands beside its
-- direction, its size and the number of tests of its round; without these there is none.
WITH ratings AS (
  SELECT evaluation_rating.* EXCEPT (round), explode(array(round, 'all')) AS round
  FROM gold.evaluation_rating
),

joint AS (
  SELECT
    round,
    criterion,
    CAST(count(*) AS INT) AS n_applications,
    CAST(count_if(decision = 'funded') AS INT) AS n_funded,
    CAST(count_if(decision = 'not_funded') AS INT) AS n_not_funded,
    CAST(count(realisation_ratio) AS INT) AS n_with_ratio,
    spearman(collect_list(struct(score, realisation_ratio)), :seed) AS correlation,
    exact_median_difference(
      collect_list(score) FILTER (WHERE decision = 'funded'),
      collect_list(score) FILTER (WHERE decision = 'not_funded'),
      :seed) AS difference,
    quantile(collect_list(score) FILTER (WHERE decision = 'funded'), 0.5) AS median_funded_score,
    quantile(collect_list(score) FILTER (WHERE decision = 'not_funded'), 0.5) AS median_not_funded_score,
    max(provenance_rank(provenance)) AS weakness,
    max(provenance_rank(ratio_provenance)) AS ratio_weakness
  FROM ratings
  WHERE evaluator = 'joint'
  GROUP BY round, criterion
),

rated_alone AS (
  SELECT round, criterion, project_id, collect_list(score) AS scores, collect_set(evaluator) AS evaluators, max(provenance_rank(provenance)) AS weakness
  FROM ratings
  WHERE evaluator != 'joint'
  GROUP BY round, criterion, project_id
),

agreement AS (
  SELECT
    round,
    criterion,
    CAST(count_if(size(scores) >= 2) AS INT) AS n_rated_twice,
    CAST(size(array_distinct(flatten(collect_list(evaluators)))) AS INT) AS n_evaluators,
    krippendorff_alpha_interval(collect_list(scores)) AS alpha_interval,
    krippendorff_alpha_ordinal(collect_list(scores)) AS alpha_ordinal,
    max(weakness) AS weakness
  FROM rated_alone
  GROUP BY round, criterion
)

SELECT
  joint.round,
  joint.criterion,
  n_applications,
  n_with_ratio,
  CASE WHEN n_with_ratio >= :fewest_units THEN correlation.rho END AS rank_correlation,
  CASE WHEN n_with_ratio >= :fewest_units AND correlation.status = 'reported' THEN correlation.p END AS correlation_p,
  correlation.smallest_p AS correlation_smallest_p,
  CASE
    WHEN n_with_ratio = 0 THEN 'not_applicable'
    WHEN n_with_ratio < :fewest_units OR correlation.status = 'too_few' THEN 'too_few'
    WHEN correlation.rho IS NULL THEN 'cannot_tell'
    ELSE 'reported'
  END AS correlation_status,
  CAST(count_if(n_with_ratio >= :fewest_units AND correlation.status = 'reported') OVER (PARTITION BY joint.round) AS INT) AS n_correlation_tests,
  coalesce(n_evaluators, 0) AS n_evaluators,
  coalesce(n_rated_twice, 0) AS n_rated_twice,
  CASE WHEN n_rated_twice >= :fewest_units THEN alpha_interval END AS alpha_interval,
  CASE WHEN n_rated_twice >= :fewest_units THEN alpha_ordinal END AS alpha_ordinal,
  CASE
    WHEN coalesce(n_rated_twice, 0) < :fewest_units THEN 'too_few'
    WHEN alpha_interval IS NULL THEN 'cannot_tell'
    ELSE 'reported'
  END AS agreement_status,
  n_funded,
  n_not_funded,
  CASE WHEN n_funded >= :fewest_units THEN median_funded_score END AS median_funded_score,
  CASE WHEN n_not_funded >= :fewest_units THEN median_not_funded_score END AS median_not_funded_score,
  CASE WHEN n_funded >= :fewest_units AND n_not_funded >= :fewest_units THEN difference.difference END AS score_difference,
  CASE WHEN n_funded >= :fewest_units AND n_not_funded >= :fewest_units AND difference.status = 'reported' THEN difference.p END AS difference_p,
  difference.smallest_p AS difference_smallest_p,
  CASE
    WHEN n_funded = 0 OR n_not_funded = 0 THEN 'not_applicable'
    WHEN difference.status IS NULL THEN 'cannot_tell'
    WHEN n_funded < :fewest_units OR n_not_funded < :fewest_units THEN 'too_few'
    ELSE difference.status
  END AS difference_status,
  CAST(count_if(n_funded >= :fewest_units AND n_not_funded >= :fewest_units AND difference.status = 'reported') OVER (PARTITION BY joint.round) AS INT) AS n_difference_tests,
  computed_provenance(greatest(joint.weakness, joint.ratio_weakness, agreement.weakness)) AS provenance
FROM joint
-- The evaluators may have given a joint view only.
LEFT JOIN agreement ON agreement.round = joint.round AND agreement.criterion = joint.criterion
