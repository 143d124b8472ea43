-- What was told of each project on the way: status reports and deviation reports in the order of their dates.
WITH texts AS (
  SELECT * FROM gold.source_text WHERE table_name IN ('status_report', 'deviation')
),

-- A date may be of another provenance than the record it stands in.
dates AS (
  SELECT document_id, table_name, record_no, max(provenance) AS date_provenance
  FROM bronze.figure
  WHERE table_name IN ('status_report', 'deviation') AND column_name = 'reported_on'
  GROUP BY document_id, table_name, record_no
),

told AS (
  SELECT
    'status_report' AS told_in, document_id, record_no, round, project_id, reported_on, phase, percent_done, forecast_ends_on,
    CAST(NULL AS STRING) AS what_changed, CAST(NULL AS STRING) AS delay_cause, CAST(NULL AS DECIMAL(9,2)) AS told_delay_months,
    provenance, sheet, cell
  FROM silver.status_report

  UNION ALL

  SELECT
    'deviation', document_id, record_no, round, project_id, reported_on, NULL, NULL, NULL,
    what_changed, delay_cause, delay_months, provenance, sheet, cell
  FROM silver.deviation
)

SELECT
  told.round,
  told.project_id,
  CAST(row_number() OVER (
    PARTITION BY told.round, told.project_id ORDER BY told.reported_on NULLS FIRST, told.told_in, texts.path, told.record_no
  ) AS INT) AS event_no,
  project.agency_code,
  told.told_in,
  told.reported_on,
  told.phase,
  told.percent_done,
  project.ends_on AS planned_ends_on,
  told.forecast_ends_on,
  CAST(round(months_between(told.forecast_ends_on, project.ends_on), 2) AS DECIMAL(9,2)) AS forecast_delay_months,
  told.delay_cause,
  told.told_delay_months,
  told.what_changed,
  texts.source_text,
  texts.path,
  told.sheet,
  told.cell,
  coalesce(dates.date_provenance, told.provenance) AS date_provenance,
  told.provenance
FROM told
-- Status may be told of a project whose application could not be read.
LEFT JOIN gold.project ON project.round = told.round AND project.project_id = told.project_id
LEFT JOIN dates
  ON dates.document_id = told.document_id AND dates.record_no = told.record_no AND dates.table_name = told.told_in
INNER JOIN texts
  ON texts.document_id = told.document_id AND texts.record_no = told.record_no AND texts.table_name = told.told_in
