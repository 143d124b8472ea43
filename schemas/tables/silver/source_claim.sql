CREATE TABLE silver.source_claim (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  subject_id STRING COMMENT 'What it speaks of: a project, agency or group; null for the round',
  claim_key STRING NOT NULL COMMENT 'What is told; claims of one subject and key are in conflict where their values differ',
  claim_value DECIMAL(18,2) COMMENT 'Value, in unit; null where it is told in words',
  unit STRING COMMENT 'Unit of the value',
  claim STRING COMMENT 'What this place tells, in our own words, in Finnish; of a name, the name itself',
  is_used BOOLEAN NOT NULL COMMENT 'Whether this is the claim that figures rest on',
  rule_of_choice STRING COMMENT 'Why that one, in Finnish',
  section STRING NOT NULL COMMENT 'Chapter of the source',
  status STRING NOT NULL COMMENT 'reported, or why there is no value: not_reported, not_applicable, joint, cannot_tell',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Places of one source that tell different things of the same: one row per place'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')",
  'delta.constraints.status_is_known' = "status IN ('reported', 'not_reported', 'not_applicable', 'joint', 'cannot_tell')"
)
