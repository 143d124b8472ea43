-- The yearly rows of a unit at each stage, under each case of the assumption of when benefits begin, with what the source tells of
-- starts: what is computed from yearly rows is computed in each case, and told as least, central and most. The plan is the same
-- in all cases; so is an update whose start is told or whose rows nobody had to assume.
WITH starts AS (
  SELECT * FROM gold.benefit_start_case WHERE told_reading = 'as_told'
),

cases AS (
  SELECT DISTINCT round, start_case, is_central FROM starts
),

-- A round of which nothing is updated has one case, the central one.
same_in_all AS (
  SELECT
    flow.round, flow.unit_id, flow.stage,
    coalesce(cases.start_case, :benefit_start) AS start_case, coalesce(cases.is_central, true) AS is_central,
    flow.year, flow.benefit_of_year_eur, flow.running_of_year_eur, flow.development_of_year_eur, flow.net_of_year_eur,
    flow.is_complete, flow.provenance
  FROM gold.benefit_flow AS flow
  LEFT JOIN cases ON cases.round = flow.round
  WHERE flow.stage != 'updated'
),

updated AS (
  SELECT
    flow.round, flow.unit_id, 'updated' AS stage, starts.start_case, starts.is_central,
    flow.year, flow.benefit_of_year_eur, flow.running_of_year_eur, flow.development_of_year_eur, flow.net_of_year_eur,
    flow.is_complete, flow.provenance
  FROM gold.benefit_flow_start AS flow
  INNER JOIN starts ON starts.round = flow.round AND starts.unit_id = flow.unit_id AND starts.start_year = flow.start_year
)

SELECT * FROM same_in_all
UNION ALL
SELECT * FROM updated
