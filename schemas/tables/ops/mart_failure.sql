CREATE TABLE ops.mart_failure (
  run_id STRING NOT NULL COMMENT 'Run',
  mart STRING NOT NULL COMMENT 'Mart, without schema',
  test STRING NOT NULL COMMENT 'Name of the test that did not hold',
  severity STRING NOT NULL COMMENT 'error: the mart was not written; warning: it was',
  failing_row STRING NOT NULL COMMENT 'Row of the mart that breaks the test, as JSON',
  sources ARRAY<STRUCT<path: STRING, sheet: STRING, cell: STRING>> NOT NULL COMMENT 'Cells of the documents that the row was computed from, the first 50: path below the folder of documents, sheet, cell',
  failed_at TIMESTAMP NOT NULL COMMENT 'When'
)
USING delta
COMMENT 'Rows that broke a test, down to the source cell: the first 20 of each run, mart and test. Only grows'
TBLPROPERTIES (
  'delta.enableDeletionVectors' = 'true',
  'delta.appendOnly' = 'true'
)
