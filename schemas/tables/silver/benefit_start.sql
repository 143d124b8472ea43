CREATE TABLE silver.benefit_start (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  subject_id STRING NOT NULL COMMENT 'Application or project, or benefit group',
  stage STRING NOT NULL COMMENT 'planned: said before the project; updated: said at its end; realised: said of what has come true',
  first_year INT COMMENT 'Year in which the benefits of the calculation begin; null where it does not say',
  earliest_year INT COMMENT 'Year before which, as is told, they do not begin; null where none is told',
  start_basis STRING COMMENT 'named_year: a year is told; in_words: told without a year, as on schedule or as planned; not_told; null where it does not say',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook where it stands',
  cell STRING COMMENT 'Cell where it stands, A1 style'
)
USING delta
COMMENT 'When the benefits of a calculation begin, and whether anybody told: one row per subject, stage and document'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.stage_is_known' = "stage IN ('planned', 'updated', 'realised')",
  'delta.constraints.basis_is_known' = "start_basis IN ('named_year', 'in_words', 'not_told')"
)
