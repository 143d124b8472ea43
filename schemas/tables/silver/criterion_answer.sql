CREATE TABLE silver.criterion_answer (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  project_id STRING NOT NULL COMMENT 'Application or, once funded, project',
  stage STRING NOT NULL COMMENT 'planned: said before the project; updated: said at its end; realised: said of what has come true',
  criterion STRING NOT NULL COMMENT 'Code of the taxonomy criteria',
  is_met BOOLEAN COMMENT 'Answer; null where none',
  reasoning STRING COMMENT 'Grounds, in the words of the agency',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Mandatory criteria as the agency answers them: one row per criterion and document'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.stage_is_known' = "stage IN ('planned', 'updated', 'realised')"
)
