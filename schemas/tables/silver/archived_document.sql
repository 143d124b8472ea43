CREATE TABLE silver.archived_document (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  subject_id STRING COMMENT 'Project, co-development group or follow-on; null for the call itself',
  archived_kind STRING NOT NULL COMMENT 'Code of the taxonomy archived_documents',
  archive_number STRING NOT NULL COMMENT 'Number in the archive of the government',
  is_incomplete BOOLEAN COMMENT 'Whether the source gives the number with digits left open',
  section STRING COMMENT 'Chapter of the source',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Numbers under which documents are archived, corrected calculations too: one row per document'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.kind_is_known' = "archived_kind IN ('final_report', 'corrected_calculation', 'call_file', 'steering_minutes', 'further_application')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
