CREATE TABLE silver.funding (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  subject_id STRING NOT NULL COMMENT 'What the figure speaks of: an application or project, a benefit group, a co-development group or a follow-on',
  funding_kind STRING NOT NULL COMMENT 'applied, granted, used, own (the agency\'s own money) or development_cost (realised, upkeep not counted), running_cost (upkeep paid beside it until the end of the project), running_cost_per_year (upkeep of a year), cost_overrun; granted_as_reported in a final report',
  amount_eur DECIMAL(18,2) COMMENT 'Euros without VAT; null is explained by status',
  amount_eur_low DECIMAL(18,2) COMMENT 'Least amount where the document gives bounds of its own; else null, and the bounds follow from precision',
  amount_eur_high DECIMAL(18,2) COMMENT 'Most, likewise',
  status STRING NOT NULL COMMENT 'reported, or why there is no value: not_reported, not_applicable, joint, cannot_tell',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Money of a project: one row per subject, kind and document'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.amount_is_not_negative' = 'amount_eur IS NULL OR amount_eur >= 0',
  'delta.constraints.funding_kind_is_known' = "funding_kind IN ('applied', 'granted', 'granted_as_reported', 'used', 'own', 'development_cost', 'running_cost', 'running_cost_per_year', 'cost_overrun')",
  'delta.constraints.amount_or_reason' = "(amount_eur IS NULL) = (status != 'reported')",
  'delta.constraints.bounds_hold_the_amount' = 'amount_eur_low IS NULL OR amount_eur IS NULL OR amount_eur BETWEEN amount_eur_low AND amount_eur_high',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')",
  'delta.constraints.status_is_known' = "status IN ('reported', 'not_reported', 'not_applicable', 'joint', 'cannot_tell')"
)
