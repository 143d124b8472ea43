-- How early delays were told and how far they were underestimated, by round. Medians from eight projects on.
WITH told AS (
  SELECT * FROM gold.delay_first_told
)

SELECT
  round,
  told_by,
  CAST(count(*) AS INT) AS n_projects,
  CAST(count(first_told_on) AS INT) AS n_told,
  CAST(count(underestimated_months) AS INT) AS n_compared,
  CAST(count_if(underestimated_months > 0) AS INT) AS n_underestimated,
  CAST(count_if(underestimated_months = 0) AS INT) AS n_as_told,
  CAST(count_if(underestimated_months < 0) AS INT) AS n_overestimated,
  CAST(count_if(is_final AND underestimated_months IS NOT NULL) AS INT) AS n_final,
  min(underestimated_months) AS underestimated_least_months,
  max(underestimated_months) AS underestimated_most_months,
  CASE WHEN count(underestimated_months) >= :fewest_units THEN CAST(round(percentile(underestimated_months, 0.5), 2) AS DECIMAL(9,2)) END AS underestimated_median_months,
  CASE WHEN count(lead_months) >= :fewest_units THEN CAST(round(percentile(lead_months, 0.5), 2) AS DECIMAL(9,2)) END AS lead_median_months,
  CASE WHEN count(underestimated_months) >= :fewest_units THEN 'reported' WHEN count(underestimated_months) > 0 THEN 'too_few' ELSE 'not_reported' END AS status,
  computed_provenance(max(provenance_rank(provenance))) AS provenance
FROM told
GROUP BY round, told_by
