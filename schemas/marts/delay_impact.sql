-- What a cause of delay went with: the projects that it touched and the others, what they planned and now expect, and what
-- the cause can claim of the shortfall, as bounds. A joint figure enters once. Each round, and all of them together.
WITH exposures AS (
  SELECT delay_exposure.* EXCEPT (round), explode(array(round, 'all')) AS round
  FROM gold.delay_exposure
),

members AS (
  SELECT figure_set_member.* EXCEPT (round), explode(array(round, 'all')) AS round
  FROM gold.figure_set_member
  WHERE figure_set = 'matched' AND unit_kind != 'follow_on'
),

exposed AS (
  SELECT
    round,
    delay_cause,
    CAST(sum(n_projects_exposed) AS INT) AS n_projects_exposed,
    concat_ws('; ', sort_array(collect_list(exposed_projects))) AS exposed_projects,
    CAST(count_if(status = 'reported') AS INT) AS n_units,
    CAST(sum(planned_benefit_eur) FILTER (WHERE status = 'reported') AS DECIMAL(18,2)) AS planned_benefit_eur,
    CAST(sum(updated_benefit_eur) FILTER (WHERE status = 'reported') AS DECIMAL(18,2)) AS updated_benefit_eur,
    CAST(sum(shortfall_eur) AS DECIMAL(18,2)) AS shortfall_eur,
    CAST(sum(attributed_low_eur) AS DECIMAL(18,2)) AS attributed_low_eur,
    CAST(sum(attributed_high_eur) AS DECIMAL(18,2)) AS attributed_high_eur,
    CAST(sum(attributed_high_eur) FILTER (WHERE precision != 'conditional') AS DECIMAL(18,2)) AS attributed_high_unconditional_eur,
    CAST(sum(equal_split_eur) AS DECIMAL(18,2)) AS equal_split_eur,
    CAST(count(equal_split_eur) AS INT) AS n_units_split,
    CAST(sum(n_delays_told) AS INT) AS n_delays_told,
    min(delay_low_years) AS delay_low_years,
    max(delay_high_years) AS delay_high_years,
    max(provenance_rank(provenance)) AS weakness,
    max(precision_rank(precision)) AS looseness
  FROM exposures
  GROUP BY round, delay_cause
),

-- A unit that has no figure at one end is in neither sum.
whole_round AS (
  SELECT
    round,
    CAST(sum(n_projects) AS INT) AS n_projects,
    sum(planned_benefit_eur) FILTER (WHERE is_in) AS planned_eur,
    sum(updated_benefit_eur) FILTER (WHERE is_in) AS updated_eur,
    max(provenance_rank(provenance)) FILTER (WHERE is_in) AS weakness
  FROM members
  GROUP BY round
)

SELECT
  exposed.round,
  exposed.delay_cause,
  exposed.n_projects_exposed,
  exposed.exposed_projects,
  whole_round.n_projects - exposed.n_projects_exposed AS n_projects_not_exposed,
  exposed.n_units,
  exposed.planned_benefit_eur,
  exposed.updated_benefit_eur,
  exposed.shortfall_eur,
  ratio_of(exposed.updated_benefit_eur, exposed.planned_benefit_eur) AS realisation_ratio,
  CAST(whole_round.planned_eur - coalesce(exposed.planned_benefit_eur, 0) AS DECIMAL(18,2)) AS planned_of_others_eur,
  CAST(whole_round.updated_eur - coalesce(exposed.updated_benefit_eur, 0) AS DECIMAL(18,2)) AS updated_of_others_eur,
  ratio_of(
    CAST(whole_round.updated_eur - coalesce(exposed.updated_benefit_eur, 0) AS DECIMAL(18,2)),
    CAST(whole_round.planned_eur - coalesce(exposed.planned_benefit_eur, 0) AS DECIMAL(18,2))
  ) AS ratio_of_others,
  exposed.attributed_low_eur,
  exposed.attributed_high_eur,
  exposed.attributed_high_unconditional_eur,
  exposed.equal_split_eur,
  CASE WHEN exposed.equal_split_eur IS NOT NULL THEN 'convention' END AS equal_split_is,
  exposed.n_units_split,
  exposed.n_delays_told,
  exposed.delay_low_years,
  exposed.delay_high_years,
  all_figures.n_exposed,
  all_figures.n_others,
  all_figures.median_exposed_ratio,
  all_figures.median_others_ratio,
  all_figures.median_difference,
  all_figures.lower_share,
  all_figures.direction,
  all_figures.p_value,
  all_figures.smallest_p_value,
  all_figures.n_tests,
  all_figures.p_adjusted,
  all_figures.test_status,
  unconditional.median_difference AS difference_unconditional,
  unconditional.lower_share AS lower_share_unconditional,
  unconditional.direction AS direction_unconditional,
  unconditional.p_value AS p_unconditional,
  unconditional.smallest_p_value AS smallest_p_unconditional,
  unconditional.test_status AS test_status_unconditional,
  CASE WHEN exposed.n_units = 0 THEN 'cannot_tell' ELSE 'reported' END AS status,
  computed_provenance(greatest(exposed.weakness, whole_round.weakness)) AS provenance,
  precision_of(exposed.looseness) AS precision
FROM exposed
LEFT JOIN whole_round ON whole_round.round = exposed.round
LEFT JOIN gold.delay_comparison AS all_figures
  ON all_figures.round = exposed.round AND all_figures.delay_cause = exposed.delay_cause AND all_figures.conditional_figures = 'with'
LEFT JOIN gold.delay_comparison AS unconditional
  ON unconditional.round = exposed.round AND unconditional.delay_cause = exposed.delay_cause
  AND unconditional.conditional_figures = 'without'
