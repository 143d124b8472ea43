CREATE TABLE bronze.figure (
  document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents',
  table_name STRING NOT NULL COMMENT 'Table of layer silver that the value belongs to, without schema',
  record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1',
  column_name STRING NOT NULL COMMENT 'Column of that table',
  block STRING NOT NULL COMMENT 'Block of the contract that it was read by',
  sheet STRING NOT NULL COMMENT 'Sheet of the workbook, or heading in the report, where the figure stands; empty in a CSV file',
  cell STRING NOT NULL COMMENT 'Cell where the figure stands, A1 style; in a report table number and cell (T2!B3) or paragraph (P14)',
  raw_text STRING COMMENT 'Text as received, at most 2 000 characters; null where the cell is empty',
  value_text STRING COMMENT 'Meaning, where it is text or a code of a taxonomy',
  value_number DECIMAL(28,6) COMMENT 'Meaning, where it is a number, in the unit of the table: euros, person-years, a share of one',
  value_date DATE COMMENT 'Meaning, where it is a date',
  value_boolean BOOLEAN COMMENT 'Meaning, where it is yes or no',
  precision STRING NOT NULL COMMENT 'How the source words the figure: exact, approx, over, under, conditional',
  provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published figures; assumed: a published total completed by a rule that nobody published; synthetic: made for the samples',
  status STRING NOT NULL COMMENT 'reported, or why there is no value: not_reported, not_applicable, joint, cannot_tell',
  is_figure BOOLEAN NOT NULL COMMENT 'Whether this is the amount of its record, whose place, precision and provenance are the record\'s'
)
USING delta
COMMENT 'Figures as read: one row per field of a document, with the text as received beside what it means. Personal data is never stored.'
TBLPROPERTIES (
  'delta.dataSkippingStatsColumns' = 'document_id,table_name',
  'delta.enableDeletionVectors' = 'true',
  'delta.constraints.provenance_is_known' = "provenance IN ('published', 'derived', 'assumed', 'synthetic')",
  'delta.constraints.precision_is_known' = "precision IN ('exact', 'approx', 'over', 'under', 'conditional')"
)
