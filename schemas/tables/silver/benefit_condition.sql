CREATE TABLE silver.benefit_condition (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  subject_id STRING NOT NULL COMMENT 'Project, or benefit group for a joint figure',
  benefit_maturity STRING NOT NULL COMMENT 'On what the updated benefit stands: in_production, piloted (tried or built, not yet in production), not_built, given_up; mixed for a joint figure whose parts differ',
  is_conditional BOOLEAN NOT NULL COMMENT 'Whether the source makes the updated benefit, or part of it, hang on a step not yet taken when the report was written',
  condition_scope STRING COMMENT 'whole or part of the benefit; null where there is no condition',
  condition_fi STRING COMMENT 'Condition, in Finnish; null where there is none',
  condition_sv STRING COMMENT 'Condition, in Swedish',
  condition_en STRING COMMENT 'Condition, in English',
  next_step_fi STRING COMMENT 'Next step or decision, in Finnish; null where none is told',
  next_step_sv STRING COMMENT 'Next step or decision, in Swedish',
  next_step_en STRING COMMENT 'Next step or decision, in English',
  expected_year INT COMMENT 'Year in which the source expects the step; null where it tells none',
  given_up_fi STRING COMMENT 'Part of the plan that was given up, in Finnish; null where nothing was',
  given_up_sv STRING COMMENT 'Part of the plan that was given up, in Swedish',
  given_up_en STRING COMMENT 'Part of the plan that was given up, in English',
  section STRING COMMENT 'Chapter of the source',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'What the updated benefit of a project hangs on, by the same test for all: one row per project or joint figure. The ministry keeps it from the final reports'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.maturity_is_known' = "benefit_maturity IN ('in_production', 'piloted', 'not_built', 'given_up', 'mixed')",
  'delta.constraints.scope_is_known' = "condition_scope IS NULL OR condition_scope IN ('whole', 'part')",
  'delta.constraints.condition_is_told' = "NOT is_conditional OR condition_fi IS NOT NULL",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
