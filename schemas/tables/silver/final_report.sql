CREATE TABLE silver.final_report (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  round STRING NOT NULL COMMENT 'Call round: 2018, 2019, 2020',
  project_id STRING NOT NULL COMMENT 'Application or, once funded, project',
  archive_number STRING COMMENT 'Archive number of the report',
  reported_on DATE COMMENT 'Date of the report',
  goals_met STRING COMMENT 'yes, partly or no',
  project_status STRING COMMENT 'State at the end: code of the taxonomy project_statuses',
  schedule_state STRING COMMENT 'on_schedule or late, as the report words it; null where it does not tell',
  in_use_from INT COMMENT 'Year from which the result is in use, or is to be; null where not told',
  staffing_change STRING COMMENT 'Whether the staff of the agency changed: code of the taxonomy staffing_changes; null where not told',
  staffing_note STRING COMMENT 'What the report says of it',
  scalability_level STRING COMMENT 'Code of the taxonomy scalability_levels; null where not told',
  scalability STRING COMMENT 'How the result can be used elsewhere, in the words of the report',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)'
)
USING delta
COMMENT 'What an agency says at the end: one row per final report'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,round',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.schedule_is_known' = "schedule_state IS NULL OR schedule_state IN ('on_schedule', 'late')",
  'delta.constraints.staffing_is_known' = "staffing_change IS NULL OR staffing_change IN ('decreased', 'reassigned', 'growth_avoided', 'unchanged')",
  'delta.constraints.scalability_is_known' = "scalability_level IS NULL OR scalability_level IN ('none', 'lessons_only', 'own_agency', 'other_agencies', 'international')",
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')"
)
