-- When a project's delay was first told, and by how much it was then underestimated: by the forecasts of its status
-- reports (of the end of the project), and by its deviation reports against its final report (of the benefits). The two
-- speak of different things and are not mixed.
WITH projects AS (
  SELECT * FROM gold.project WHERE is_funded
),

-- In status reports a delay is told when the forecast first lies behind the plan; the last forecast is what it came to.
forecasts AS (
  SELECT
    round, project_id,
    min_by(struct(reported_on, forecast_delay_months), struct(reported_on, event_no)) FILTER (WHERE forecast_delay_months > 0) AS first_told,
    max_by(struct(reported_on, forecast_delay_months, percent_done), struct(reported_on, event_no)) AS last_told,
    count(*) AS n_reports,
    max(greatest(provenance_rank(provenance), provenance_rank(date_provenance))) AS weakness
  FROM gold.portfolio_timeline
  WHERE told_in = 'status_report' AND forecast_delay_months IS NOT NULL
  GROUP BY round, project_id
),

deviations AS (
  SELECT
    round, project_id,
    min_by(struct(reported_on, told_delay_months), struct(reported_on, event_no)) AS first_told,
    count(*) AS n_reports,
    -- When it was told is part of the answer, so a date that was made makes the row.
    max(greatest(provenance_rank(provenance), provenance_rank(date_provenance))) AS weakness
  FROM gold.portfolio_timeline
  WHERE told_in = 'deviation'
  GROUP BY round, project_id
),

-- Of several causes the longest delay that the final report tells.
final_delays AS (
  SELECT
    round, project_id,
    CAST(max(delay_years) * 12 AS DECIMAL(9,2)) AS delay_months,
    max(provenance_rank(provenance)) FILTER (WHERE delay_years IS NOT NULL) AS weakness,
    count(*) AS n_causes
  FROM silver.delay_cause
  GROUP BY round, project_id
),

by_forecast AS (
  SELECT
    projects.round, projects.project_id, projects.agency_code, projects.ends_on, 'status_reports' AS told_by,
    forecasts.n_reports, forecasts.first_told.reported_on AS first_told_on,
    forecasts.first_told.forecast_delay_months AS first_told_months,
    CASE WHEN forecasts.first_told IS NOT NULL THEN forecasts.last_told.forecast_delay_months END AS final_months,
    forecasts.last_told.percent_done = 100 AS is_final,
    CASE WHEN forecasts.n_reports IS NULL THEN 'not_reported' WHEN forecasts.first_told IS NULL THEN 'not_applicable' ELSE 'reported' END AS status,
    provenance_of(forecasts.weakness) AS provenance
  FROM projects
  -- Not every project is in the status reports.
  LEFT JOIN forecasts ON forecasts.round = projects.round AND forecasts.project_id = projects.project_id
),

by_deviation AS (
  SELECT
    projects.round, projects.project_id, projects.agency_code, projects.ends_on, 'deviation_reports',
    deviations.n_reports, deviations.first_told.reported_on, deviations.first_told.told_delay_months, final_delays.delay_months,
    final_delays.delay_months IS NOT NULL,
    CASE
      WHEN deviations.n_reports IS NULL AND final_delays.n_causes IS NULL THEN 'not_applicable'
      WHEN deviations.n_reports IS NULL THEN 'not_reported'
      WHEN deviations.first_told.told_delay_months IS NULL OR final_delays.delay_months IS NULL THEN 'cannot_tell'
      ELSE 'reported'
    END,
    provenance_of(greatest(deviations.weakness, final_delays.weakness))
  FROM projects
  -- Most projects send no deviation report, and most final reports tell no length of a delay.
  LEFT JOIN deviations ON deviations.round = projects.round AND deviations.project_id = projects.project_id
  LEFT JOIN final_delays ON final_delays.round = projects.round AND final_delays.project_id = projects.project_id
)

SELECT
  *,
  CAST(final_months - first_told_months AS DECIMAL(9,2)) AS underestimated_months,
  CAST(round(months_between(ends_on, first_told_on), 2) AS DECIMAL(9,2)) AS lead_months
FROM (SELECT * FROM by_forecast UNION ALL SELECT * FROM by_deviation)
