CREATE TABLE ops.documents (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  path STRING NOT NULL COMMENT 'Path below the folder of documents, with / between its parts',
  sha256 STRING NOT NULL COMMENT 'Fingerprint of the content',
  size_bytes BIGINT NOT NULL COMMENT 'Size',
  modified_at TIMESTAMP NOT NULL COMMENT 'When the file was last changed, by its storage',
  round STRING COMMENT 'Round, by folder or as the document says; null where unknown',
  contract STRING COMMENT 'Template it was read by; null where none was recognised',
  kind STRING COMMENT 'Kind of document; null likewise',
  stage STRING COMMENT 'Stage of its benefit figures; null where it carries none',
  subject_id STRING COMMENT 'Application, project or group it speaks of; null for a register',
  language STRING COMMENT 'fi, sv or en',
  state STRING NOT NULL COMMENT 'current; replaced (the file changed); vanished (the file is gone)',
  own_outcome STRING NOT NULL COMMENT 'What came of reading it on its own: ingested, partly or rejected',
  outcome STRING NOT NULL COMMENT 'What came of it beside the other documents: ingested; partly (some parts are in rejection); rejected',
  outcome_rule STRING COMMENT 'Rule by which the whole document is rejected; null otherwise',
  is_readable BOOLEAN NOT NULL COMMENT 'Whether the document on its own could be read; a readable one may still be rejected for what other documents say',
  n_figures INT NOT NULL COMMENT 'Fields read',
  definitions STRING NOT NULL COMMENT 'Fingerprint of what it was read by: its template with rules and taxonomies, and what templates are told apart by',
  first_run STRING NOT NULL COMMENT 'Run that first read this state',
  last_run STRING NOT NULL COMMENT 'Run that last changed this row',
  read_at TIMESTAMP NOT NULL COMMENT 'When it was read',
  outcome_found STRING COMMENT 'Where another document rules this one out: that document, or the subject that no other one speaks of; null otherwise'
)
USING delta
COMMENT 'Document registry: one row per state of a file seen. A changed or vanished file keeps its earlier rows'
TBLPROPERTIES (
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.state_is_known' = "state IN ('current', 'replaced', 'vanished')",
  'delta.constraints.outcome_is_known' = "outcome IN ('ingested', 'partly', 'rejected')"
)
