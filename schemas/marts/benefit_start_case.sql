-- When the benefits of a unit begin by its update, under each case of the assumption benefit_start. Where the source tells the
-- start it is as told in every case; where it does not, the year is that of the case, and never before the year that is told
-- as the earliest. Two stricter readings of "told" stand beside it: only years that the source names, and nothing at all.
-- Rows that nobody had to assume begin as they are written, whatever the case.
WITH flow AS (
  SELECT * FROM gold.benefit_flow WHERE stage = 'updated'
),

written AS (
  SELECT
    round,
    unit_id,
    max(document_id) AS document_id,
    CAST(coalesce(min(year) FILTER (WHERE benefit_of_year_eur > 0), min(year)) AS INT) AS written_year,
    provenance_of(max(provenance_rank(provenance))) AS rows_provenance
  FROM flow
  GROUP BY round, unit_id
),

starts AS (
  SELECT document_id, subject_id, earliest_year, start_basis FROM silver.benefit_start WHERE stage = 'updated'
),

-- A calculation need not say what its start is known from.
units AS (
  SELECT
    written.*,
    starts.earliest_year,
    coalesce(starts.start_basis, 'not_told') AS start_basis,
    coalesce(starts.start_basis, 'not_told') != 'not_told' AND starts.earliest_year IS NULL AS is_told,
    written.rows_provenance = 'assumed' AND written.round = :benefit_start_round AS is_assumed
  FROM written
  LEFT JOIN starts ON starts.document_id = written.document_id AND starts.subject_id = written.unit_id
),

cases AS (
  SELECT start_case, start_case = :benefit_start AS is_central
  FROM (SELECT explode(sequence(:benefit_start_low, :benefit_start_high)) AS start_case)
),

-- A round in which nothing is assumed has one case.
readings AS (
  SELECT *
  FROM (
    SELECT units.*, cases.*, max(units.is_assumed) OVER (PARTITION BY units.round) AS round_is_varied
    FROM units
    CROSS JOIN cases
  )
  CROSS JOIN (SELECT explode(array('as_told', 'named_years', 'nothing_told')) AS told_reading)
  WHERE is_central OR round_is_varied
)

SELECT
  round,
  unit_id,
  told_reading,
  start_case,
  is_central,
  CAST(CASE
    WHEN NOT is_assumed THEN written_year
    WHEN told_reading = 'as_told' AND is_told THEN written_year
    WHEN told_reading = 'as_told' THEN greatest(start_case, earliest_year)
    WHEN told_reading = 'named_years' AND is_told AND start_basis = 'named_year' THEN written_year
    WHEN told_reading = 'named_years' AND start_basis = 'named_year' THEN greatest(start_case, earliest_year)
    ELSE start_case
  END AS INT) AS start_year,
  CAST(written_year AS INT) AS written_year,
  start_basis,
  is_told,
  is_assumed
FROM readings
