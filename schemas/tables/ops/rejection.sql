CREATE TABLE ops.rejection (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  path STRING NOT NULL COMMENT 'Path below the folder of documents',
  round STRING COMMENT 'Round, where known',
  rule STRING NOT NULL COMMENT 'Rule of schemas/rules.yml',
  scope STRING NOT NULL COMMENT 'What is withheld: document, block or field',
  sheet STRING NOT NULL COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING NOT NULL COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)',
  field STRING NOT NULL COMMENT 'Label of the field; empty for the whole document',
  found STRING NOT NULL COMMENT 'What stands there; never the value of a personal field',
  expected STRING NOT NULL COMMENT 'What the rule expects',
  message_fi STRING NOT NULL COMMENT 'What is wrong, in Finnish',
  message_sv STRING NOT NULL COMMENT 'The same in Swedish',
  message_en STRING NOT NULL COMMENT 'The same in English',
  remedy_fi STRING NOT NULL COMMENT 'What to do, in Finnish',
  remedy_sv STRING NOT NULL COMMENT 'The same in Swedish',
  remedy_en STRING NOT NULL COMMENT 'The same in English',
  run_id STRING NOT NULL COMMENT 'Run that found it',
  found_at TIMESTAMP NOT NULL COMMENT 'When'
)
USING delta
COMMENT 'What could not be taken, and what to do about it: one row per breach. Only grows'
TBLPROPERTIES (
  'delta.enableDeletionVectors' = 'true',
  'delta.appendOnly' = 'true'
)
