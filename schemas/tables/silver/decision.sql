CREATE TABLE silver.decision (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  project_id STRING NOT NULL COMMENT 'Application or, once funded, project',
  stream STRING NOT NULL COMMENT 'Stream of the round',
  agency_code STRING NOT NULL COMMENT 'Code of the taxonomy agencies',
  decision STRING NOT NULL COMMENT 'funded or not_funded',
  decided_on DATE COMMENT 'Date of the decision',
  conditions STRING COMMENT 'Conditions of the grant',
  refusal_reason STRING COMMENT 'Why it was not funded: code of the taxonomy refusal_reasons; null where funded, and where not published',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Decisions of the ministry: one row per application'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.decision_is_known' = "decision IN ('funded', 'not_funded')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
