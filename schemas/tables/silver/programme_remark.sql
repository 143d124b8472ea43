CREATE TABLE silver.programme_remark (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  remark_no INT COMMENT 'Number of the remark in the register',
  remark_kind STRING NOT NULL COMMENT 'Code of the taxonomy remark_kinds',
  remark STRING NOT NULL COMMENT 'What the source says, in our own words, in Finnish',
  told_by STRING COMMENT 'Agency or group that says it; null where the ministry does',
  amount_eur DECIMAL(18,2) COMMENT 'Sum that the remark names, euros; null where none',
  section STRING COMMENT 'Chapter of the source',
  status STRING NOT NULL COMMENT 'reported, or why there is no value: not_reported, not_applicable, joint, cannot_tell',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'General lessons, recommendations, opinions on the call and criticism of it: one row per remark'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.kind_is_known' = "remark_kind IN ('general_lesson', 'other_agency_lesson', 'ministry_observation', 'recommendation', 'opinion', 'criticism', 'channel', 'need')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')",
  'delta.constraints.status_is_known' = "status IN ('reported', 'not_reported', 'not_applicable', 'joint', 'cannot_tell')"
)
