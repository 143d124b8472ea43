CREATE TABLE silver.codevelopment_group (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  group_id STRING NOT NULL COMMENT 'Group',
  group_name STRING COMMENT 'Name',
  lead_agency STRING COMMENT 'Agency that leads',
  members STRING COMMENT 'Agencies, separated by semicolons',
  is_funded_from_call BOOLEAN COMMENT 'Whether the money comes from the call',
  funded_by STRING COMMENT 'Who pays where the call does not',
  report_number STRING COMMENT 'Archive number of its final report; null where none is told',
  money_spent_on STRING COMMENT 'What the money was spent on',
  what_was_shared STRING COMMENT 'What the members shared and learned',
  section STRING COMMENT 'Chapters of the source',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Groups of agencies that develop together: one row per group'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
