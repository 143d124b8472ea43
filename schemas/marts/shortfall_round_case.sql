-- From what the projects of a round promised to what they now expect, in steps, under each reading of what is told of starts
-- and each case of the assumption benefit_start. The cases are common to all projects, so a sum is made within a case.
WITH units AS (
  SELECT
    shortfalls.*,
    provenance_rank(projects.provenance) AS weakness_of_figures
  FROM gold.shortfall AS shortfalls
  INNER JOIN gold.realisation_by_project AS projects
    ON projects.round = shortfalls.round AND projects.project_id = shortfalls.project_id
  WHERE shortfalls.planned_benefit_eur IS NOT NULL AND shortfalls.updated_benefit_eur IS NOT NULL
),

cases AS (
  SELECT * FROM gold.shortfall_case
),

case_names AS (
  SELECT DISTINCT round, told_reading, start_case, is_central FROM gold.benefit_start_case
),

-- A unit that cannot be split is in each case of its round.
in_cases AS (
  SELECT
    units.round, case_names.told_reading, case_names.start_case, case_names.is_central,
    units.planned_benefit_eur, units.updated_benefit_eur, units.shortfall_eur, units.wording_eur,
    units.weakness_of_figures, provenance_rank(units.provenance) AS weakness_of_parts,
    precision_rank(units.precision) AS looseness,
    cases.project_id IS NOT NULL AS is_split,
    cases.delay_moved_eur, cases.delay_lost_eur, cases.cost_eur, cases.scope_eur
  FROM units
  INNER JOIN case_names ON case_names.round = units.round
  LEFT JOIN cases
    ON cases.round = units.round AND cases.project_id = units.project_id
    AND cases.told_reading = case_names.told_reading AND cases.start_case = case_names.start_case
),

parts AS (
  SELECT
    round, told_reading, start_case, is_central, looseness,
    stack(
      8,
      1, 'planned', planned_benefit_eur, weakness_of_figures,
      2, 'delay_moved', -delay_moved_eur, weakness_of_parts,
      3, 'delay_lost', -delay_lost_eur, weakness_of_parts,
      4, 'cost', -cost_eur, weakness_of_parts,
      5, 'scope', -scope_eur, weakness_of_parts,
      6, 'wording', CASE WHEN is_split THEN -wording_eur END, weakness_of_parts,
      7, 'not_split', CASE WHEN NOT is_split THEN -shortfall_eur END, weakness_of_figures,
      8, 'updated', updated_benefit_eur, weakness_of_figures
    ) AS (step_no, step, amount_eur, weakness)
  FROM in_cases
)

SELECT
  round, told_reading, start_case, is_central,
  CAST(step_no AS INT) AS step_no,
  step,
  CAST(count(amount_eur) AS INT) AS n_units,
  CAST(coalesce(sum(amount_eur), 0) AS DECIMAL(18,2)) AS amount_eur,
  precision_of(max(looseness) FILTER (WHERE amount_eur IS NOT NULL)) AS precision,
  computed_provenance(max(weakness)) AS provenance
FROM parts
GROUP BY round, told_reading, start_case, is_central, step_no, step
