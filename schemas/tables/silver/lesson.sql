CREATE TABLE silver.lesson (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  project_id STRING NOT NULL COMMENT 'Application or, once funded, project',
  lesson_heading STRING NOT NULL COMMENT 'own_project, procurement, technology or potential',
  lesson_level STRING COMMENT 'project, or agency where an agency tells it for several projects; null where not told',
  lesson STRING NOT NULL COMMENT 'What the report says',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Lessons of the final reports: one row per lesson'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.level_is_known' = "lesson_level IS NULL OR lesson_level IN ('project', 'agency')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
