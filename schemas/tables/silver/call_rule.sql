CREATE TABLE silver.call_rule (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  rule_key STRING NOT NULL COMMENT 'Key of the rule',
  rule_kind STRING COMMENT 'Code of the taxonomy rule_kinds',
  rule_value DECIMAL(18,2) COMMENT 'Limit, in unit; null where the rule has no number',
  unit STRING COMMENT 'Unit of the limit',
  rule_text STRING COMMENT 'What the rule says, in our own words',
  section STRING COMMENT 'Chapter of the source',
  status STRING NOT NULL COMMENT 'reported, or why there is no value: not_reported, not_applicable, joint, cannot_tell',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Rules and limits of a call: one row per rule'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.kind_is_known' = "rule_kind IS NULL OR rule_kind IN ('grant', 'cost', 'applicant', 'schedule', 'attachment', 'evaluation', 'agreement', 'reporting')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')",
  'delta.constraints.status_is_known' = "status IN ('reported', 'not_reported', 'not_applicable', 'joint', 'cannot_tell')"
)
