CREATE TABLE ops.document_check (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  path STRING NOT NULL COMMENT 'Path below the folder of documents',
  rule STRING NOT NULL COMMENT 'Rule of schemas/rules.yml',
  tier STRING NOT NULL COMMENT 'validity, accuracy or usefulness',
  outcome STRING NOT NULL COMMENT 'passed, warned, rejected or not_applicable',
  sheet STRING NOT NULL COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING NOT NULL COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)',
  field STRING NOT NULL COMMENT 'Label of the field',
  found STRING NOT NULL COMMENT 'What was measured',
  expected STRING NOT NULL COMMENT 'What was expected',
  explanation STRING NOT NULL COMMENT 'What the agency says about it; empty where nothing',
  run_id STRING NOT NULL COMMENT 'Run that checked',
  checked_at TIMESTAMP NOT NULL COMMENT 'When'
)
USING delta
COMMENT 'What each rule said of each document, passes too: one row per document, rule and cell. Only grows'
TBLPROPERTIES (
  'delta.enableDeletionVectors' = 'true',
  'delta.appendOnly' = 'true'
)
