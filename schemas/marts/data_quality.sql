-- How complete the documents are, by round, template version and field.
SELECT
  answers.round, contract, document_kind, block, field,
  CAST(count(*) AS INT) AS n_documents,
  CAST(count_if(n_reported > 0) AS INT) AS n_documents_with,
  CAST(sum(n_records) AS INT) AS n_records,
  CAST(sum(n_reported) AS INT) AS n_reported,
  CAST(sum(n_explained) AS INT) AS n_explained,
  CAST(sum(n_open) AS INT) AS n_open,
  ratio_of(CAST(sum(n_reported) AS DECIMAL(18,2)), CAST(sum(n_records) AS DECIMAL(18,2))) AS reported_share,
  computed_provenance(greatest(max(provenance_rank(answers.provenance)), max(provenance_rank(documents.provenance)))) AS provenance
FROM gold.field_answer AS answers
LEFT JOIN gold.round_provenance AS documents ON documents.round = answers.round
GROUP BY answers.round, contract, document_kind, block, field
