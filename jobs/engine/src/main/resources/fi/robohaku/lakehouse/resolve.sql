-- What documents say of each other: a row for each readable document that another one rules out.
--
-- Inputs
--   present_document: document_id, path, sha256, round, contract, subject_id, is_readable
--   template: contract, kind, follows, repeats
WITH readable AS (
  SELECT
    present.path,
    present.document_id,
    present.sha256,
    present.round,
    present.subject_id,
    template.kind,
    template.follows,
    template.repeats
  FROM present_document AS present
  INNER JOIN template ON template.contract = present.contract
  WHERE present.is_readable
),

-- The first path wins among documents of the same bytes.
by_content AS (
  SELECT *, min(path) OVER (PARTITION BY sha256) AS first_path
  FROM readable
),

-- The first path wins among different documents of the same kind for the same subject, unless the kind may come many times.
by_subject AS (
  SELECT
    path,
    document_id,
    round,
    subject_id,
    kind,
    follows,
    CASE WHEN repeats THEN path ELSE min(path) OVER (PARTITION BY kind, round, subject_id) END AS first_path
  FROM by_content
  WHERE path = first_path
),

winners AS (
  SELECT * FROM by_subject WHERE path = first_path
),

-- What a document must follow is a winner of the same subject and round.
followed AS (
  SELECT
    follower.path,
    follower.document_id,
    follower.subject_id,
    count(base.path) > 0 AS is_followed
  FROM winners AS follower
  LEFT JOIN winners AS base
    ON base.kind = follower.follows
    AND base.round <=> follower.round
    AND base.subject_id <=> follower.subject_id
  WHERE follower.follows != ''
  GROUP BY follower.path, follower.document_id, follower.subject_id
)

SELECT path, document_id, 'duplicate_document' AS rule, first_path AS found
FROM by_content
WHERE path != first_path

UNION ALL

SELECT path, document_id, 'second_document_of_project' AS rule, first_path AS found
FROM by_subject
WHERE path != first_path

UNION ALL

SELECT path, document_id, 'report_without_application' AS rule, subject_id AS found
FROM followed
WHERE NOT is_followed
