-- How many projects are in which phase at each date of the status reports.
SELECT
  round,
  reported_on,
  coalesce(phase, 'not_told') AS phase,
  CAST(count(DISTINCT project_id) AS INT) AS n_projects,
  CAST(count_if(forecast_delay_months > 0) AS INT) AS n_forecast_late,
  min(percent_done) AS percent_done_least,
  max(percent_done) AS percent_done_most,
  min(forecast_delay_months) AS forecast_delay_least_months,
  max(forecast_delay_months) AS forecast_delay_most_months,
  computed_provenance(max(greatest(provenance_rank(provenance), provenance_rank(date_provenance)))) AS provenance
FROM gold.portfolio_timeline
WHERE told_in = 'status_report'
GROUP BY round, reported_on, coalesce(phase, 'not_told')
