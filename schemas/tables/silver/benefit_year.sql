CREATE TABLE silver.benefit_year (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  subject_id STRING NOT NULL COMMENT 'What the figure speaks of: an application or project, a benefit group, a co-development group or a follow-on',
  stage STRING NOT NULL COMMENT 'planned: said before the project; updated: said at its end; realised: said of what has come true',
  year INT NOT NULL COMMENT 'Calendar year',
  line_kind STRING NOT NULL COMMENT 'benefit, development_cost or running_cost',
  line STRING NOT NULL COMMENT 'Line of the calculation: code of the taxonomy calculation_lines',
  amount_eur DECIMAL(18,2) COMMENT 'Euros of the year; costs are positive numbers',
  person_years DECIMAL(12,4) COMMENT 'Person-years of the year, where the line gives them',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Cost-benefit calculation year by year: one row per subject, stage, line and year'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.line_kind_is_known' = "line_kind IN ('benefit', 'development_cost', 'running_cost')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')",
  'delta.constraints.stage_is_known' = "stage IN ('planned', 'updated', 'realised')"
)
