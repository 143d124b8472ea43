-- What documents say of each other. standing_document: every document that is there now, read in this run or before;
-- document_kind: what each contract says of its kind. A row for each readable document that another one rules out.
WITH readable AS (
  SELECT
    standing.path,
    standing.document_id,
    standing.sha256,
    standing.round,
    standing.subject_id,
    kinds.kind,
    kinds.follows,
    kinds.repeats
  FROM standing_document AS standing
  INNER JOIN document_kind AS kinds ON kinds.contract = standing.contract
  WHERE standing.is_readable
),

-- The same bytes under several names count once, under the first name.
by_content AS (
  SELECT *, min(path) OVER (PARTITION BY sha256) AS original_path
  FROM readable
),

-- Different documents that claim to be the same one: the first name is taken.
by_claim AS (
  SELECT
    *,
    CASE
      WHEN repeats THEN path
      ELSE min(path) OVER (PARTITION BY kind, round, subject_id)
    END AS claim_path
  FROM by_content
  WHERE path = original_path
),

-- What a document must follow stands under the same subject and round.
followed AS (
  SELECT
    holder.path,
    holder.document_id,
    holder.follows,
    holder.subject_id,
    count(base.path) > 0 AS is_followed
  FROM by_claim AS holder
  LEFT JOIN by_claim AS base
    ON base.kind = holder.follows
    AND base.round <=> holder.round
    AND base.subject_id <=> holder.subject_id
    AND base.path = base.claim_path
  WHERE holder.path = holder.claim_path
  GROUP BY holder.path, holder.document_id, holder.follows, holder.subject_id
)

SELECT path, document_id, 'duplicate_document' AS rule, original_path AS found
FROM by_content
WHERE path != original_path

UNION ALL

SELECT path, document_id, 'second_document_of_project' AS rule, claim_path AS found
FROM by_claim
WHERE path != claim_path

UNION ALL

SELECT path, document_id, 'report_without_application' AS rule, subject_id AS found
FROM followed
WHERE follows != '' AND NOT is_followed
