CREATE TABLE silver.application (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  project_id STRING NOT NULL COMMENT 'Application or, once funded, project',
  stream STRING COMMENT 'Stream of the round: all, or in 2019 ready and poc',
  agency_code STRING COMMENT 'Agency that applies; code of the taxonomy agencies',
  acronym STRING COMMENT 'Short name of the project; null where it has none',
  project_name STRING COMMENT 'Name of the project',
  reference_number STRING COMMENT 'Reference number (diaarinumero) of the application',
  applied_on DATE COMMENT 'Date of the application',
  starts_on DATE COMMENT 'Planned start',
  ends_on DATE COMMENT 'Planned end',
  summary STRING COMMENT 'What is to be done, in the words of the application',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'What an agency asked for: one row per application'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
