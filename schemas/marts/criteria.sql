-- The two mandatory criteria that yearly rows can answer, at application and again at final report, under each reading:
-- payback within three years (the first moment at which what has come in, benefits less running costs, is no less than the
-- investment, interpolated within its year) and benefits of at least twice the investment in six years. Where the years come in
-- several cases, a criterion is met if it is in all, and not if it is in none. What the source states stands beside the answer.
WITH flows AS (
  SELECT *, benefit_of_year_eur - running_of_year_eur AS operating_eur FROM gold.criteria_flow
),

-- Nobody is asked where it is already known that he cannot tell.
years AS (
  SELECT
    readings.*,
    flows.year,
    flows.operating_eur,
    (sum(flows.operating_eur) OVER so_far) - readings.investment_eur AS cumulated_eur,
    greatest(0, least(flows.year + 1, readings.starts_at + 6) - greatest(flows.year, readings.starts_at)) AS year_share
  FROM gold.criteria_reading AS readings
  INNER JOIN flows
    ON flows.round = readings.round AND flows.unit_id = readings.project_id AND flows.stage = readings.stage
    AND flows.start_case = readings.start_case
  WHERE readings.cannot_tell_because IS NULL
  WINDOW so_far AS (
    PARTITION BY readings.round, readings.project_id, readings.stage, readings.investment_reading, readings.start_reading, readings.start_case
    ORDER BY flows.year
  )
),

answers AS (
  SELECT
    round, project_id, stage, investment_reading, start_reading, start_case,
    min(CASE WHEN cumulated_eur >= 0 AND cumulated_eur - operating_eur < 0
      THEN CAST(greatest(0, year + CAST(operating_eur - cumulated_eur AS DECIMAL(16,2)) / CAST(operating_eur AS DECIMAL(16,2)) - starts_at) AS DECIMAL(18,6))
    END) AS payback_years,
    min(year) FILTER (WHERE cumulated_eur >= 0 AND cumulated_eur - operating_eur < 0) AS payback_year,
    CAST(sum(operating_eur * year_share) / max(investment_eur) AS DECIMAL(18,6)) AS benefit_to_investment
  FROM years
  GROUP BY round, project_id, stage, investment_reading, start_reading, start_case
),

-- A calculation that ends before the years of the criterion do can show that it is met, and not that it is not.
judged AS (
  SELECT
    readings.*,
    criteria.criterion,
    answers.payback_year,
    CASE criteria.criterion WHEN 'payback' THEN answers.payback_years ELSE answers.benefit_to_investment END AS value,
    readings.last_year + 1 < readings.starts_at + CASE criteria.criterion WHEN 'payback' THEN 3 ELSE 6 END AS is_cut_short,
    CASE criteria.criterion
      WHEN 'payback' THEN coalesce(answers.payback_years <= 3, false)
      ELSE answers.benefit_to_investment >= 2
    END AS reaches
  FROM gold.criteria_reading AS readings
  CROSS JOIN (SELECT explode(array('payback', 'double_benefit')) AS criterion) AS criteria
  LEFT JOIN answers USING (round, project_id, stage, investment_reading, start_reading, start_case)
),

over_cases AS (
  SELECT
    round, project_id, unit_kind, stage, criterion, investment_reading, start_reading,
    max(investment_eur) AS investment_eur,
    CAST(count(*) AS INT) AS n_cases,
    min(value) AS value_low,
    max(value) AS value_high,
    count(*) = count(value) AS is_valued_in_all,
    min(payback_year) AS payback_year_low,
    CASE WHEN count(*) = count(payback_year) THEN max(payback_year) END AS payback_year_high,
    coalesce(bool_or(cannot_tell_because IS NULL AND is_cut_short), false) AS is_cut_short,
    bool_and(coalesce(cannot_tell_because IS NULL AND reaches, false)) AS is_met_in_all,
    bool_and(coalesce(cannot_tell_because IS NULL AND NOT reaches AND NOT is_cut_short, false)) AS is_met_in_none,
    bool_or(cannot_tell_because IS NULL AND is_cut_short AND NOT reaches) AS ends_too_early,
    max(cannot_tell_because) AS cannot_tell_because,
    max(provenance_rank(provenance)) AS weakness
  FROM judged
  GROUP BY round, project_id, unit_kind, stage, criterion, investment_reading, start_reading
),

answered AS (
  SELECT
    over_cases.*,
    statements.stated_is_met,
    statements.stated_payback_year,
    statements.stated_section,
    CASE WHEN is_met_in_all THEN true WHEN is_met_in_none THEN false END AS is_met,
    coalesce(
      cannot_tell_because,
      CASE WHEN is_met_in_all OR is_met_in_none THEN NULL WHEN ends_too_early THEN 'rows_end_too_early' ELSE 'depends_on_start' END
    ) AS why_not
  FROM over_cases
  -- No statement speaks of a joint figure.
  LEFT JOIN gold.criteria_statement AS statements USING (round, project_id, stage, criterion)
)

SELECT
  round, project_id, unit_kind, stage, criterion, investment_reading, start_reading, investment_eur,
  n_cases,
  CASE WHEN cannot_tell_because IS NULL AND is_valued_in_all AND value_low = value_high THEN value_low END AS value,
  CASE WHEN cannot_tell_because IS NULL THEN value_low END AS value_low,
  CASE WHEN cannot_tell_because IS NULL AND is_valued_in_all THEN value_high END AS value_high,
  CASE criterion WHEN 'payback' THEN CAST(3 AS DECIMAL(18,6)) ELSE CAST(2 AS DECIMAL(18,6)) END AS threshold,
  is_met,
  is_cut_short,
  CASE WHEN unit_kind = 'in_joint' THEN 'joint' WHEN is_met IS NULL THEN 'cannot_tell' ELSE 'reported' END AS status,
  why_not AS cannot_tell_because,
  stated_is_met,
  CAST(stated_payback_year AS INT) AS stated_payback_year,
  stated_section,
  CASE
    WHEN stated_section IS NULL AND stated_is_met IS NULL AND stated_payback_year IS NULL THEN NULL
    -- The source speaks of it, and tells neither whether nor when.
    WHEN stated_is_met IS NULL AND stated_payback_year IS NULL THEN 'cannot_tell'
    WHEN stated_is_met IS NULL AND cannot_tell_because IS NOT NULL THEN 'cannot_tell'
    WHEN stated_is_met IS NULL AND (payback_year_low IS NULL OR stated_payback_year < payback_year_low OR stated_payback_year > payback_year_high) THEN 'differs'
    WHEN stated_is_met IS NULL AND payback_year_low = payback_year_high THEN 'agrees'
    WHEN stated_is_met IS NULL THEN 'compatible'
    WHEN is_met IS NULL THEN 'cannot_tell'
    WHEN is_met = stated_is_met THEN 'agrees'
    ELSE 'differs'
  END AS stated_verdict,
  computed_provenance(weakness) AS provenance
FROM answered
