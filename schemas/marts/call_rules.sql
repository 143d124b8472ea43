-- Rules and limits of a call, as its announcement and the summary tell them.
WITH documents AS (
  SELECT document_id, path, language FROM ops.documents WHERE state = 'current' AND outcome != 'rejected'
)

SELECT
  told.round,
  CAST(row_number() OVER (PARTITION BY told.round ORDER BY documents.path, told.record_no) AS INT) AS rule_no,
  told.rule_key,
  told.rule_kind,
  told.rule_value,
  told.unit,
  told.rule_text,
  told.section,
  documents.language AS text_language,
  documents.path,
  told.sheet,
  told.cell,
  told.provenance
FROM silver.call_rule AS told
INNER JOIN documents ON documents.document_id = told.document_id
