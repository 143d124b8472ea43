CREATE TABLE silver.annual_benefit (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  project_id STRING NOT NULL COMMENT 'Application or, once funded, project',
  stage STRING NOT NULL COMMENT 'planned: said before the project; updated: said at its end; realised: said of what has come true',
  annual_benefit_eur_low DECIMAL(18,2) COMMENT 'Net benefit of a year, euros, or lower end of the range stated; running costs are taken off',
  annual_benefit_eur_high DECIMAL(18,2) COMMENT 'Net benefit of a year, euros, or upper end of the range stated',
  from_year INT COMMENT 'First year of it; null where not told',
  is_comparable BOOLEAN COMMENT 'Whether plan and update are reckoned alike; false where the source says they are not, null where it does not tell',
  note STRING COMMENT 'How it was reckoned, in the words of the document',
  status STRING NOT NULL COMMENT 'reported, or why there is no value: not_reported, not_applicable, joint, cannot_tell',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Net benefit of a year as stated, where a document tells it: one row per project, stage and document. What is cumulated stands in benefit'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.stage_is_known' = "stage IN ('planned', 'updated', 'realised')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')",
  'delta.constraints.status_is_known' = "status IN ('reported', 'not_reported', 'not_applicable', 'joint', 'cannot_tell')"
)
