CREATE TABLE silver.refusal (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  refusal_reason STRING NOT NULL COMMENT 'Code of the taxonomy refusal_reasons',
  refusal_stage STRING COMMENT 'Stage of the evaluation at which it tells: code of the taxonomy refusal_stages',
  application_name STRING COMMENT 'Refused application that the source names as an example; null where it names none',
  applicant STRING COMMENT 'Who applied, as the source names it; null where not told',
  note STRING COMMENT 'What the source says',
  section STRING COMMENT 'Chapter of the source',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'Why applications were refused, as far as it is published: one row per reason and named example. The reason of each refused application is not published'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.reason_is_known' = "refusal_reason IN ('payback_too_long', 'benefit_too_small', 'not_ready_to_start', 'money_ran_out')",
  'delta.constraints.stage_is_known' = "refusal_stage IS NULL OR refusal_stage IN ('mandatory_criteria', 'scoring', 'decision')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
