-- The groups in which agencies develop together: who is in, what was granted and used, on what, and what was shared.
WITH money AS (
  SELECT
    round,
    subject_id,
    max(amount_eur) FILTER (WHERE funding_kind = 'granted') AS granted_eur,
    max(amount_eur) FILTER (WHERE funding_kind = 'used') AS used_eur,
    max(precision_rank(precision)) FILTER (WHERE amount_eur IS NOT NULL) AS looseness,
    max(provenance_rank(provenance)) FILTER (WHERE amount_eur IS NOT NULL) AS weakness
  FROM silver.funding
  WHERE funding_kind IN ('granted', 'used')
  GROUP BY round, subject_id
),

-- A number with digits left open finds no document.
archived AS (
  SELECT round, subject_id, archive_number, bool_or(is_incomplete) AS is_incomplete
  FROM silver.archived_document
  WHERE archived_kind = 'final_report'
  GROUP BY round, subject_id, archive_number
)

SELECT
  told.round,
  told.group_id,
  told.group_name,
  told.lead_agency,
  CAST(size(split(told.members, ' *; *')) AS INT) AS n_members,
  array_join(split(told.members, ' *; *'), '; ') AS members,
  coalesce(told.is_funded_from_call, false) AS is_funded_from_call,
  told.funded_by,
  money.granted_eur,
  money.used_eur,
  told.money_spent_on,
  told.what_was_shared,
  told.report_number,
  archived.is_incomplete AS is_report_number_incomplete,
  told.section,
  documents.text_language,
  documents.path,
  told.sheet,
  told.cell,
  CASE
    WHEN money.granted_eur IS NOT NULL THEN 'reported'
    WHEN NOT coalesce(told.is_funded_from_call, false) THEN 'not_applicable'
    ELSE 'not_reported'
  END AS status,
  precision_of(money.looseness) AS precision,
  provenance_of(greatest(provenance_rank(told.provenance), money.weakness)) AS provenance
FROM silver.codevelopment_group AS told
INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
-- A group that the call does not pay for has no money of it.
LEFT JOIN money ON money.round = told.round AND money.subject_id = told.group_id
LEFT JOIN archived
  ON archived.round = told.round AND archived.subject_id = told.group_id AND archived.archive_number = told.report_number
