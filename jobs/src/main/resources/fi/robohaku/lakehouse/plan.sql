-- What is to be done with each file: found_file is what the folder holds now, known_in_scope what the ledger holds as
-- current, asked what the run was asked for (one row). A file whose size and time are those of the ledger is not opened, unless it was changed so shortly before it
-- was last read that a later change could bear the same time.
SELECT
  coalesce(found.path, known.path) AS path,
  found.location,
  found.round AS folder_round,
  found.size_bytes,
  found.modified_at,
  known.document_id AS known_document_id,
  known.sha256 AS known_sha256,
  CASE
    WHEN found.path IS NULL THEN 'vanished'
    WHEN known.path IS NULL THEN 'new'
    WHEN known.definitions != asked.definitions OR known.sha256 = '' THEN 'reread'
    WHEN NOT asked.verify
      AND found.size_bytes = known.size_bytes
      AND found.modified_at = known.modified_at
      AND known.modified_at < known.read_at - INTERVAL 2 SECONDS THEN 'unchanged'
    ELSE 'suspect'
  END AS action
FROM found_file AS found
FULL OUTER JOIN known_in_scope AS known ON known.path = found.path
CROSS JOIN asked
