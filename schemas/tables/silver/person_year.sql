CREATE TABLE silver.person_year (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  project_id STRING NOT NULL COMMENT 'Application or, once funded, project',
  person_year_state STRING NOT NULL COMMENT 'planned, updated or realised; further: to come on top of what is realised',
  person_years_low DECIMAL(18,4) COMMENT 'Person-years of work saved, or lower end of the range stated',
  person_years_high DECIMAL(18,4) COMMENT 'Person-years of work saved, or upper end of the range stated',
  as_of_year INT COMMENT 'Year it speaks of; null where none is told',
  person_year_scope STRING COMMENT 'Whose work it is: agency, or government for all agencies together',
  is_conditional BOOLEAN COMMENT 'Whether it hangs on a step not yet taken',
  note STRING COMMENT 'What the document says of it',
  status STRING NOT NULL COMMENT 'reported, or why there is no value: not_reported, not_applicable, joint, cannot_tell',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Work saved in person-years as stated: one row per statement and document'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.state_is_known' = "person_year_state IN ('planned', 'updated', 'realised', 'further')",
  'delta.constraints.scope_is_known' = "person_year_scope IS NULL OR person_year_scope IN ('agency', 'government')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')",
  'delta.constraints.status_is_known' = "status IN ('reported', 'not_reported', 'not_applicable', 'joint', 'cannot_tell')"
)
