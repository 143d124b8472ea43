-- The weakest provenance of all that the documents of a round tell. How many documents there are, which are missing and how
-- complete they are is told of the documents themselves: where some of a round were made, so were its counts.
WITH documents AS (
  SELECT document_id, coalesce(round, 'not_known') AS round FROM ops.documents WHERE state = 'current'
),

told AS (
  SELECT documents.round, max(provenance_rank(figures.provenance)) AS weakness
  FROM documents
  -- A document that could not be read tells nothing.
  LEFT JOIN bronze.figure AS figures ON figures.document_id = documents.document_id
  GROUP BY documents.round
)

SELECT round, provenance_of(coalesce(weakness, max(weakness) OVER ())) AS provenance
FROM told
