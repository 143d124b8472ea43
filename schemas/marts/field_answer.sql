-- What each document that stands in the tables answers to each field that its template knows. A template's fields are
-- those that some document sent on it answers or leaves open; one that nobody filled in or left open has no row here.
WITH figures AS (
  SELECT
    document_id, block, record_no, column_name, status, provenance,
    max(CASE WHEN column_name IN ('funding_kind', 'criterion', 'lesson_heading') THEN value_text END)
      OVER (PARTITION BY document_id, table_name, record_no) AS record_kind,
    table_name
  FROM bronze.figure
),

-- Records of a block of one kind: sums of money, answers to criteria and lessons are told apart by what they are of.
answers AS (
  SELECT
    document_id, block, record_kind, table_name, record_no,
    CASE WHEN record_kind IS NULL THEN column_name ELSE concat(column_name, ' (', record_kind, ')') END AS field,
    status, provenance
  FROM figures
  WHERE column_name NOT IN ('funding_kind', 'criterion', 'lesson_heading', 'stage', 'line_kind', 'provenance')
),

records AS (
  SELECT document_id, block, record_kind, count(DISTINCT table_name, record_no) AS n_records
  FROM answers
  GROUP BY document_id, block, record_kind
),

fields AS (
  SELECT DISTINCT documents.contract, answers.block, answers.record_kind, answers.field
  FROM answers
  INNER JOIN gold.accepted_document AS documents ON documents.document_id = answers.document_id
),

counted AS (
  SELECT
    document_id, block, field,
    count_if(status = 'reported') AS n_reported,
    count_if(status NOT IN ('reported', 'not_reported')) AS n_explained,
    max(provenance_rank(provenance)) AS weakness
  FROM answers
  GROUP BY document_id, block, field
),

-- A benefit group has the agency of its projects, where they have one.
subjects AS (
  SELECT round, project_id AS subject_id, agency_code FROM gold.project
  UNION ALL
  SELECT round, benefit_group, CASE WHEN count(DISTINCT agency_code) = 1 THEN max(agency_code) END
  FROM gold.project
  WHERE benefit_group IS NOT NULL
  GROUP BY round, benefit_group
)

SELECT
  documents.document_id,
  documents.round,
  documents.contract,
  documents.document_kind,
  subjects.agency_code,
  fields.block,
  fields.field,
  CAST(coalesce(records.n_records, 0) AS INT) AS n_records,
  CAST(coalesce(counted.n_reported, 0) AS INT) AS n_reported,
  CAST(coalesce(counted.n_explained, 0) AS INT) AS n_explained,
  CAST(coalesce(records.n_records, 0) - coalesce(counted.n_reported, 0) - coalesce(counted.n_explained, 0) AS INT) AS n_open,
  provenance_of(counted.weakness) AS provenance
FROM gold.accepted_document AS documents
INNER JOIN fields ON fields.contract = documents.contract
-- A document may have no record of a block, or leave a field out of every record; a register has no agency.
LEFT JOIN records
  ON records.document_id = documents.document_id AND records.block = fields.block
  AND records.record_kind <=> fields.record_kind
LEFT JOIN counted
  ON counted.document_id = documents.document_id AND counted.block = fields.block AND counted.field = fields.field
LEFT JOIN subjects ON subjects.round = documents.round AND subjects.subject_id = documents.subject_id
