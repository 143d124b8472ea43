CREATE TABLE silver.continuation (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  subject_id STRING NOT NULL COMMENT 'Project',
  continuation_kind STRING NOT NULL COMMENT 'Code of the taxonomy continuation_kinds',
  other_round STRING COMMENT 'Round of the other project, where it has one',
  other_name STRING COMMENT 'What it continues, belongs to or goes on as',
  other_reference STRING COMMENT 'Number or id of that; null where none is told',
  from_year INT COMMENT 'Year from which it goes on; null where none is told',
  note STRING COMMENT 'What the source says, in our own words',
  section STRING COMMENT 'Chapter of the source',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'What a project continues, belongs to and goes on as: one row per link'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.kind_is_known' = "continuation_kind IN ('from_earlier_round', 'part_of_programme', 'builds_on_own_work', 'regranted', 'own_money', 'other_funding', 'further_project')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
