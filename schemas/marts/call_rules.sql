-- Rules and limits of a call, as its announcement and the summary tell them.
SELECT
  told.round,
  CAST(row_number() OVER (PARTITION BY told.round ORDER BY documents.path, told.record_no) AS INT) AS rule_no,
  told.rule_key,
  told.rule_kind,
  told.rule_value,
  told.unit,
  told.rule_text,
  told.section,
  documents.text_language,
  documents.path,
  told.sheet,
  told.cell,
  told.provenance
FROM silver.call_rule AS told
INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
