CREATE TABLE silver.supplier (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  project_id STRING NOT NULL COMMENT 'Application or, once funded, project',
  supplier STRING NOT NULL COMMENT 'Company, or agency, that did the work',
  supplier_kind STRING COMMENT 'company or state_agency',
  procurement_route STRING COMMENT 'Code of the taxonomy procurement_routes; null where not told',
  note STRING COMMENT 'What it did, in the words of the report',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Who did the work of a project and how it was procured: one row per supplier and final report'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.kind_is_known' = "supplier_kind IS NULL OR supplier_kind IN ('company', 'state_agency')",
  'delta.constraints.route_is_known' = "procurement_route IS NULL OR procurement_route IN ('state_service', 'framework_agreement', 'mini_competition', 'innovation_partnership')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
