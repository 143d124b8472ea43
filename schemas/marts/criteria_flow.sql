-- The yearly rows that the criteria are answered from, in each case of when benefits begin.
SELECT
  round, unit_id, stage,
  CAST(start_case AS STRING) AS start_case,
  year, benefit_of_year_eur, running_of_year_eur, development_of_year_eur, is_complete, provenance
FROM gold.benefit_flow_case
