-- The two mandatory criteria that yearly rows can answer, at application and again at final report, under each reading:
-- payback within three years (the first moment at which what has come in, benefits less running costs, is no less than the
-- investment, interpolated within its year) and benefits of at least twice the investment in six years.
WITH readings AS (
  SELECT * FROM gold.criteria_reading
),

flows AS (
  SELECT round, unit_id, stage, year, benefit_of_year_eur - running_of_year_eur AS operating_eur FROM gold.benefit_flow
),

-- Nobody is asked where it is already known that he cannot tell.
years AS (
  SELECT
    readings.*,
    flows.year,
    flows.operating_eur,
    sum(flows.operating_eur) OVER (
      PARTITION BY readings.round, readings.project_id, readings.stage, readings.investment_reading, readings.start_reading
      ORDER BY flows.year
    ) - readings.investment_eur AS cumulated_eur,
    greatest(0, least(flows.year + 1, readings.starts_at + 6) - greatest(flows.year, readings.starts_at)) AS year_share
  FROM readings
  INNER JOIN flows
    ON flows.round = readings.round AND flows.unit_id = readings.project_id AND flows.stage = readings.stage
  WHERE readings.cannot_tell_because IS NULL
),

answers AS (
  SELECT
    round, project_id, stage, investment_reading, start_reading,
    min(CASE WHEN cumulated_eur >= 0 AND cumulated_eur - operating_eur < 0
      THEN CAST(greatest(0, year + CAST(operating_eur - cumulated_eur AS DECIMAL(16,2)) / CAST(operating_eur AS DECIMAL(16,2)) - starts_at) AS DECIMAL(18,6))
    END) AS payback_years,
    CAST(sum(operating_eur * year_share) / max(investment_eur) AS DECIMAL(18,6)) AS benefit_to_investment
  FROM years
  GROUP BY round, project_id, stage, investment_reading, start_reading
),

judged AS (
  SELECT
    readings.*,
    criteria.criterion,
    CASE criteria.criterion WHEN 'payback' THEN answers.payback_years ELSE answers.benefit_to_investment END AS value,
    CASE criteria.criterion WHEN 'payback' THEN CAST(3 AS DECIMAL(18,6)) ELSE CAST(2 AS DECIMAL(18,6)) END AS threshold,
    readings.last_year + 1 < readings.starts_at + CASE criteria.criterion WHEN 'payback' THEN 3 ELSE 6 END AS is_cut_short,
    CASE criteria.criterion
      WHEN 'payback' THEN coalesce(answers.payback_years <= 3, false)
      ELSE answers.benefit_to_investment >= 2
    END AS reaches
  FROM readings
  CROSS JOIN (SELECT explode(array('payback', 'double_benefit')) AS criterion) AS criteria
  LEFT JOIN answers
    ON answers.round = readings.round AND answers.project_id = readings.project_id AND answers.stage = readings.stage
    AND answers.investment_reading = readings.investment_reading AND answers.start_reading = readings.start_reading
)

SELECT
  round, project_id, unit_kind, stage, criterion, investment_reading, start_reading, investment_eur,
  CASE WHEN cannot_tell_because IS NULL THEN value END AS value,
  threshold,
  CASE
    WHEN cannot_tell_because IS NOT NULL THEN NULL
    WHEN reaches THEN true
    WHEN NOT is_cut_short THEN false
  END AS is_met,
  coalesce(cannot_tell_because IS NULL AND is_cut_short, false) AS is_cut_short,
  CASE
    WHEN unit_kind = 'in_joint' THEN 'joint'
    WHEN cannot_tell_because IS NOT NULL OR (is_cut_short AND NOT reaches) THEN 'cannot_tell'
    ELSE 'reported'
  END AS status,
  coalesce(cannot_tell_because, CASE WHEN is_cut_short AND NOT reaches THEN 'rows_end_too_early' END) AS cannot_tell_because,
  provenance
FROM judged
