-- Lessons: those of the final reports, each with the text of its document, and beside them those that the summary of a round
-- tells of all projects or of another agency. How near a lesson is to one project is its level.
WITH texts AS (
  SELECT * FROM gold.source_text WHERE table_name = 'lesson'
),

told_by_projects AS (
  SELECT
    told.round,
    told.project_id,
    project.agency_code,
    project.admin_branch,
    told.lesson_heading,
    told.lesson_level,
    CAST(NULL AS STRING) AS told_by,
    told.lesson,
    texts.text_language,
    texts.source_text,
    texts.path,
    told.record_no,
    told.sheet,
    told.cell,
    told.provenance
  FROM silver.lesson AS told
  -- A report has its application, so the project is there; the decision that names the agency may be missing.
  LEFT JOIN gold.project ON project.round = told.round AND project.project_id = told.project_id
  INNER JOIN texts ON texts.document_id = told.document_id AND texts.record_no = told.record_no
),

told_of_all AS (
  SELECT
    told.round,
    'all' AS project_id,
    CAST(NULL AS STRING) AS agency_code,
    CAST(NULL AS STRING) AS admin_branch,
    CAST(NULL AS STRING) AS lesson_heading,
    CASE told.remark_kind WHEN 'general_lesson' THEN 'general' ELSE 'other_agency' END AS lesson_level,
    coalesce(told.told_by, 'ministry') AS told_by,
    told.remark AS lesson,
    documents.text_language,
    told.remark AS source_text,
    documents.path,
    told.record_no,
    told.sheet,
    told.cell,
    told.provenance
  FROM silver.programme_remark AS told
  INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
  WHERE told.remark_kind IN ('general_lesson', 'other_agency_lesson')
),

told AS (
  SELECT * FROM told_by_projects
  UNION ALL
  SELECT * FROM told_of_all
)

SELECT
  round,
  project_id,
  CAST(row_number() OVER (PARTITION BY round, project_id ORDER BY path, record_no) AS INT) AS lesson_no,
  agency_code,
  admin_branch,
  lesson_heading,
  lesson_level,
  told_by,
  lesson,
  text_language,
  source_text,
  path,
  sheet,
  cell,
  provenance
FROM told
