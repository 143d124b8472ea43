-- The yearly rows that the criteria are answered from, in each case of when benefits begin: here as they are written.
SELECT
  round, unit_id, stage,
  'as_written' AS start_case,
  year, benefit_of_year_eur, running_of_year_eur, development_of_year_eur, is_complete, provenance
FROM gold.benefit_flow
