-- What stands in the documents for each record, as received: cells from left to right, a bar between them.
WITH -- What a template lays down of itself (a stage, the kind of money) is not text of the agency.
cells AS (
  SELECT document_id, table_name, record_no, cell, min(raw_text) AS raw_text
  FROM bronze.figure
  WHERE table_name IN ('quality_benefit', 'lesson', 'operating_figure', 'survey_answer', 'deviation', 'status_report')
    AND column_name NOT IN ('lesson_heading', 'lesson_level', 'stage', 'provenance')
    AND raw_text IS NOT NULL
  GROUP BY document_id, table_name, record_no, cell
)

SELECT
  cells.document_id,
  cells.table_name,
  cells.record_no,
  documents.path,
  documents.text_language,
  array_join(transform(array_sort(collect_list(struct(length(cells.cell), cells.cell, cells.raw_text))), part -> part.raw_text), ' | ') AS source_text
FROM cells
INNER JOIN gold.accepted_document AS documents ON documents.document_id = cells.document_id
GROUP BY cells.document_id, cells.table_name, cells.record_no, documents.path, documents.text_language
