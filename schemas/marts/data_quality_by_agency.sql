-- How complete the documents of each agency are, by round and template version. Registers are of no agency.
SELECT
  answers.round, agency_code, contract, document_kind,
  CAST(count(DISTINCT document_id) AS INT) AS n_documents,
  CAST(count(DISTINCT block, field) AS INT) AS n_fields,
  CAST(sum(n_records) AS INT) AS n_records,
  CAST(sum(n_reported) AS INT) AS n_reported,
  CAST(sum(n_explained) AS INT) AS n_explained,
  CAST(sum(n_open) AS INT) AS n_open,
  ratio_of(CAST(sum(n_reported) AS DECIMAL(18,2)), CAST(sum(n_records) AS DECIMAL(18,2))) AS reported_share,
  array_join(array_sort(collect_set(field) FILTER (WHERE n_open > 0)), '; ') AS open_fields,
  computed_provenance(greatest(max(provenance_rank(answers.provenance)), max(provenance_rank(documents.provenance)))) AS provenance
FROM gold.field_answer AS answers
LEFT JOIN gold.round_provenance AS documents ON documents.round = answers.round
WHERE agency_code IS NOT NULL
GROUP BY answers.round, agency_code, contract, document_kind
