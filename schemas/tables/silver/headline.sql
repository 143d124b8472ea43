CREATE TABLE silver.headline (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  headline_key STRING NOT NULL COMMENT 'Key, for example target_benefit_eur',
  value DECIMAL(28,6) COMMENT 'Value, in unit',
  unit STRING NOT NULL COMMENT 'eur, count or share',
  section STRING COMMENT 'Where it is published',
  meaning STRING COMMENT 'What it says',
  status STRING NOT NULL COMMENT 'reported, or why there is no value: not_reported, not_applicable, joint, cannot_tell',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Published totals and shares that computed figures are held against: one row per key'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')",
  'delta.constraints.status_is_known' = "status IN ('reported', 'not_reported', 'not_applicable', 'joint', 'cannot_tell')"
)
