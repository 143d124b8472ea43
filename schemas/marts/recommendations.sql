-- What the summary of a round says of the call and of the next one: a list in its order.
SELECT
  told.round,
  CAST(row_number() OVER (PARTITION BY told.round ORDER BY documents.path, told.record_no) AS INT) AS remark_no,
  told.remark_kind,
  told.remark,
  coalesce(told.told_by, 'ministry') AS told_by,
  told.amount_eur AS named_eur,
  told.section,
  documents.text_language,
  documents.path,
  told.sheet,
  told.cell,
  told.precision,
  told.provenance
FROM silver.programme_remark AS told
INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
