CREATE TABLE ops.mart_test (
  run_id STRING NOT NULL COMMENT 'Run',
  mart STRING NOT NULL COMMENT 'Mart, without schema',
  test STRING NOT NULL COMMENT 'Name of the test',
  severity STRING NOT NULL COMMENT 'error or warning',
  outcome STRING NOT NULL COMMENT 'passed, failed or not_applicable',
  actual STRING NOT NULL COMMENT 'What was measured',
  expected STRING NOT NULL COMMENT 'What was expected',
  tested_at TIMESTAMP NOT NULL COMMENT 'When'
)
USING delta
COMMENT 'What each test said of each mart, passes too: one row per run, mart and test. Only grows'
TBLPROPERTIES (
  'delta.enableDeletionVectors' = 'true',
  'delta.appendOnly' = 'true'
)
