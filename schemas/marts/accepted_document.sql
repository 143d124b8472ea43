-- Documents whose records count: those that stand in the folder now and were not rejected as a whole.
SELECT
  document_id,
  path,
  coalesce(round, 'not_known') AS round,
  contract,
  kind AS document_kind,
  subject_id,
  language AS text_language
FROM ops.documents
WHERE state = 'current' AND outcome != 'rejected'
