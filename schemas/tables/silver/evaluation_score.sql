CREATE TABLE silver.evaluation_score (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  project_id STRING NOT NULL COMMENT 'Application or, once funded, project',
  evaluator STRING NOT NULL COMMENT '1, 2, 3, or joint for the view they agreed on',
  criterion STRING NOT NULL COMMENT 'Code of the taxonomy criteria',
  score DECIMAL(9,2) COMMENT 'Points from 1 to 5; null where not given',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Scores of the evaluators: one row per application, evaluator and criterion'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.score_in_range' = 'score IS NULL OR score BETWEEN 1 AND 5',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
