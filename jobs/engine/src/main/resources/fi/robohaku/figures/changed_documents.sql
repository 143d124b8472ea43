-- Documents whose current state is not the same after two runs. Inputs: registry_before and
-- registry_after, ops.documents as each run left it.
WITH earlier AS (
  SELECT * FROM registry_before WHERE state = 'current'
),

later AS (
  SELECT * FROM registry_after WHERE state = 'current'
)

SELECT
  coalesce(later.path, earlier.path) AS path,
  CASE
    WHEN earlier.path IS NULL THEN 'new'
    WHEN later.path IS NULL THEN 'vanished'
    WHEN earlier.sha256 != later.sha256 THEN 'changed'
    WHEN earlier.definitions != later.definitions THEN 'reread'
    ELSE 'judged'
  END AS change,
  earlier.document_id AS before_id,
  later.document_id AS after_id
FROM earlier
FULL OUTER JOIN later ON later.path = earlier.path
WHERE earlier.path IS NULL
  OR later.path IS NULL
  OR earlier.sha256 != later.sha256
  OR earlier.definitions != later.definitions
  OR earlier.outcome != later.outcome
ORDER BY path
