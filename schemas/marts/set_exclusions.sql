-- What is left out of a named set, and why.
WITH members AS (
  SELECT * FROM gold.figure_set_member
),

planned_of_round AS (
  SELECT round, figure_set, sum(planned_benefit_eur) AS planned_of_all_eur
  FROM members
  GROUP BY round, figure_set
)

SELECT
  members.round,
  members.figure_set,
  members.unit_id,
  members.unit_kind,
  members.n_projects,
  members.agency_code,
  members.left_out_because,
  members.planned_benefit_eur,
  members.updated_benefit_eur,
  ratio_of(members.planned_benefit_eur, CAST(planned_of_round.planned_of_all_eur AS DECIMAL(18,2))) AS planned_share,
  members.precision,
  members.provenance
FROM members
INNER JOIN planned_of_round
  ON planned_of_round.round = members.round AND planned_of_round.figure_set = members.figure_set
WHERE NOT members.is_in
