CREATE TABLE silver.call_stream (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  stream STRING NOT NULL COMMENT 'all, ready or poc',
  call_label STRING COMMENT 'Name of the call',
  opened STRING COMMENT 'When it opened; a day, or a month where no day is known',
  closed_on DATE COMMENT 'When it closed',
  decided_on DATE COMMENT 'When it was decided',
  budget_max_eur DECIMAL(18,2) COMMENT 'Appropriation at most, euros',
  grant_max_eur DECIMAL(18,2) COMMENT 'Grant to one project at most, euros; null is no limit known',
  applications INT COMMENT 'Applications received',
  funded INT COMMENT 'Projects funded',
  source STRING COMMENT 'Where it is published',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'A stream of a call round, from the register of calls: one row per stream'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
