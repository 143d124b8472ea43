CREATE TABLE silver.criterion_statement (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  subject_id STRING COMMENT 'Project; null where the source speaks of all funded projects of the round',
  stage STRING NOT NULL COMMENT 'planned: when applying; updated: at the end',
  criterion STRING NOT NULL COMMENT 'Code of the taxonomy criteria',
  is_met BOOLEAN COMMENT 'Whether the source says that it is met; null where it tells something else',
  met_share DECIMAL(9,6) COMMENT 'Share of funded projects that meet it, of one; null for a single project',
  payback_year INT COMMENT 'Year in which the source says that the investment is paid back; null where it tells none',
  note STRING COMMENT 'What the source says, in our own words',
  section STRING COMMENT 'Chapter of the source',
  status STRING NOT NULL COMMENT 'reported, or why there is no value: not_reported, not_applicable, joint, cannot_tell',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'What the source itself states about the criteria, beside what is computed: one row per statement and criterion'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.stage_is_known' = "stage IN ('planned', 'updated')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')",
  'delta.constraints.status_is_known' = "status IN ('reported', 'not_reported', 'not_applicable', 'joint', 'cannot_tell')"
)
