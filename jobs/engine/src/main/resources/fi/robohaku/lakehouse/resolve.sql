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
bases AS (
  SELECT kind, round, collect_set(subject_id) AS subjects
  FROM winners
  GROUP BY kind, round
),

followed AS (
  SELECT
    follower.path,
    follower.document_id,
    follower.subject_id,
    bases.subjects,
    coalesce(array_contains(bases.subjects, follower.subject_id), false) AS is_followed
  FROM winners AS follower
  LEFT JOIN bases ON bases.kind = follower.follows AND bases.round <=> follower.round
  WHERE follower.follows != ''
),

-- A subject that differs from a known one in one letter or digit may be meant as that.
unfollowed AS (
  SELECT
    path,
    document_id,
    subject_id,
    array_min(filter(subjects, known -> levenshtein(known, subject_id) = 1)) AS near_subject
  FROM followed
  WHERE NOT is_followed
)

SELECT path, document_id, 'duplicate_document' AS rule, first_path AS found
FROM by_content
WHERE path != first_path

UNION ALL

SELECT path, document_id, 'second_document_of_project' AS rule, first_path AS found
FROM by_subject
WHERE path != first_path

UNION ALL

SELECT
  path,
  document_id,
  'report_without_application' AS rule,
  CASE WHEN near_subject IS NULL THEN subject_id ELSE concat(subject_id, ' (≈ ', near_subject, ')') END AS found
FROM unfollowed
