CREATE TABLE ops.runs (
  run_id STRING NOT NULL COMMENT 'Run: time of its start in UTC and a random part',
  command STRING NOT NULL COMMENT 'What was asked for',
  started_at TIMESTAMP NOT NULL COMMENT 'Start',
  finished_at TIMESTAMP NOT NULL COMMENT 'End',
  outcome STRING NOT NULL COMMENT 'done, done_with_rejections or failed',
  documents_root STRING NOT NULL COMMENT 'Folder or URI of the documents',
  n_new INT NOT NULL COMMENT 'New documents',
  n_changed INT NOT NULL COMMENT 'Changed documents',
  n_vanished INT NOT NULL COMMENT 'Vanished documents',
  n_unchanged INT NOT NULL COMMENT 'Documents not read again',
  n_rejected INT NOT NULL COMMENT 'Documents rejected as a whole by this run',
  n_rejections INT NOT NULL COMMENT 'Breaches found by this run',
  n_figures BIGINT NOT NULL COMMENT 'Fields read by this run',
  definitions STRING NOT NULL COMMENT 'Fingerprint of schemas/',
  report STRING NOT NULL COMMENT 'The run report, run.json'
)
USING delta
COMMENT 'Runs that changed something: one row per run. Only grows'
TBLPROPERTIES (
  'delta.enableDeletionVectors' = 'true',
  'delta.appendOnly' = 'true'
)
