-- Which parts of a template documents do not have: blocks, and fields where the block is there. Of a document counts its
-- last reading, and documents that stand in the tables only.
WITH checks AS (
  SELECT document_id, rule, found AS part, checked_at, max(checked_at) OVER (PARTITION BY document_id) AS read_at
  FROM ops.document_check
),

absent AS (
  SELECT DISTINCT document_id, part
  FROM checks
  WHERE rule IN ('field_absent', 'column_missing') AND checked_at = read_at
),

sent AS (
  SELECT round, contract, count(*) AS n_documents FROM gold.accepted_document GROUP BY round, contract
)

SELECT
  documents.round, documents.contract, documents.document_kind, absent.part,
  CAST(max(sent.n_documents) AS INT) AS n_documents,
  CAST(count(*) AS INT) AS n_documents_without,
  computed_provenance(max(provenance_rank(origins.provenance))) AS provenance
FROM absent
INNER JOIN gold.accepted_document AS documents ON documents.document_id = absent.document_id
INNER JOIN sent ON sent.round = documents.round AND sent.contract = documents.contract
LEFT JOIN gold.round_provenance AS origins ON origins.round = documents.round
GROUP BY documents.round, documents.contract, documents.document_kind, absent.part
