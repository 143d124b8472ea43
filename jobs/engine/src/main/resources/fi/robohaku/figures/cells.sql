-- Every figure that was read from documents for the records found: where it stands and what stands there.
-- Input: source_found, one row a record: path, source_table, record_no, document_id.
SELECT DISTINCT
  found.path,
  found.source_table,
  found.record_no,
  figure.column_name,
  figure.sheet,
  figure.cell,
  figure.raw_text,
  figure.value_number,
  figure.precision,
  figure.provenance,
  figure.status,
  length(figure.cell) AS cell_length
FROM source_found AS found
INNER JOIN bronze.figure AS figure
  ON figure.document_id = found.document_id
  AND concat('silver.', figure.table_name) = found.source_table
  AND figure.record_no = found.record_no
ORDER BY
  found.path, found.source_table, found.record_no, figure.sheet, cell_length, figure.cell, figure.column_name
