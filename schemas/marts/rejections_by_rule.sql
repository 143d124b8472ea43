-- What stands rejected, by round and rule.
SELECT
  round,
  rule,
  scope,
  CAST(count(*) AS INT) AS n_rejections,
  CAST(count(DISTINCT path) AS INT) AS n_documents,
  array_join(array_sort(collect_set(path)), '; ') AS documents,
  computed_provenance(max(provenance_rank(provenance))) AS provenance
FROM gold.standing_rejection
GROUP BY round, rule, scope
