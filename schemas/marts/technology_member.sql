-- Each funded project in each technology it belongs to, as planned and as used, with the part of its figures that counts
-- there: all of them in full counting; in fractional counting its even share, in whole cents that add up. A wider
-- technology takes the shares of those below it together and counts a project once.
WITH named AS (
  SELECT round, project_id, 'planned' AS technology_use, technology, provenance
  FROM gold.technology_project
  WHERE is_planned

  UNION ALL

  SELECT round, project_id, 'used', technology, provenance
  FROM gold.technology_project
  WHERE is_realised
),

-- A project without a technology in this use stands under none; one of which no report tells what it uses, under not_told.
placed AS (
  SELECT
    uses.round,
    uses.project_id,
    uses.technology_use,
    coalesce(named.technology, CASE WHEN uses.technology_use = 'used' AND NOT uses.is_use_told THEN 'not_told' ELSE 'none' END) AS technology,
    coalesce(named.provenance, uses.provenance) AS provenance,
    CAST(count(*) OVER (PARTITION BY uses.round, uses.project_id, uses.technology_use) AS INT) AS n_technologies,
    CAST(row_number() OVER (PARTITION BY uses.round, uses.project_id, uses.technology_use ORDER BY named.technology) AS INT) AS place
  FROM (
    SELECT
      round,
      project_id,
      provenance_of(max(provenance_rank(provenance))) AS provenance,
      count(is_realised) > 0 AS is_use_told,
      explode(array('planned', 'used')) AS technology_use
    FROM gold.technology_project
    GROUP BY round, project_id
  ) AS uses
  LEFT JOIN named
    ON named.round = uses.round AND named.project_id = uses.project_id AND named.technology_use = uses.technology_use
),

-- A project whose figures are part of a joint one has a grant, and no figures of its own.
figures AS (
  SELECT
    project.round,
    project.project_id,
    coalesce(member.is_in, false) AS is_in,
    CASE WHEN project.benefit_group IS NOT NULL THEN 'joint_figure' ELSE coalesce(member.left_out_because, CASE WHEN member.is_in THEN NULL ELSE 'no_figure' END) END AS left_out_because,
    project.granted_eur,
    money.used_eur,
    CASE WHEN member.is_in THEN member.planned_benefit_eur END AS planned_benefit_eur,
    CASE WHEN member.is_in THEN member.updated_benefit_eur END AS updated_benefit_eur,
    CASE WHEN member.is_in THEN member.realisation_ratio END AS realisation_ratio,
    CASE WHEN member.is_in THEN member.precision END AS precision,
    CASE WHEN money.used_eur IS NOT NULL THEN money.precision END AS used_precision,
    greatest(provenance_rank(granted.provenance), provenance_rank(member.provenance), provenance_rank(money.provenance)) AS weakness
  FROM gold.project
  LEFT JOIN gold.figure_set_member AS member
    ON member.round = project.round AND member.unit_id = project.project_id AND member.figure_set = 'single'
  LEFT JOIN gold.funding_use_by_project AS money
    ON money.round = project.round AND money.project_id = project.project_id
  LEFT JOIN silver.funding AS granted
    ON granted.round = project.round AND granted.subject_id = project.project_id AND granted.funding_kind = 'granted'
  WHERE project.is_funded
),

-- The shares of a project in the technologies it names, and in all those above them.
spread AS (
  SELECT
    placed.round, placed.project_id, placed.technology_use, placed.n_technologies, placed.place,
    coalesce(technology_group.technology, placed.technology) AS technology,
    scope AS technology_scope,
    provenance_rank(placed.provenance) AS technology_weakness
  FROM placed
  LEFT JOIN gold.technology_group ON technology_group.named_technology = placed.technology
  LATERAL VIEW explode(CASE WHEN coalesce(technology_group.steps_up, 0) = 0 THEN array('as_named', 'with_narrower') ELSE array('with_narrower') END) AS scope
)

SELECT
  spread.round,
  spread.project_id,
  spread.technology_use,
  spread.technology,
  spread.technology_scope,
  counting,
  CAST(CASE counting WHEN 'full' THEN 1 ELSE CAST(count(*) AS DECIMAL(18,10)) / max(spread.n_technologies) END AS DECIMAL(18,10)) AS weight,
  any_value(figures.is_in) AS is_in,
  any_value(figures.left_out_because) AS left_out_because,
  CASE counting WHEN 'full' THEN max(figures.granted_eur) ELSE CAST(sum(even_share(figures.granted_eur, spread.n_technologies, spread.place)) AS DECIMAL(18,2)) END AS granted_eur,
  CASE counting WHEN 'full' THEN max(figures.used_eur) ELSE CAST(sum(even_share(figures.used_eur, spread.n_technologies, spread.place)) AS DECIMAL(18,2)) END AS used_eur,
  CASE counting WHEN 'full' THEN max(figures.planned_benefit_eur) ELSE CAST(sum(even_share(figures.planned_benefit_eur, spread.n_technologies, spread.place)) AS DECIMAL(18,2)) END AS planned_benefit_eur,
  CASE counting WHEN 'full' THEN max(figures.updated_benefit_eur) ELSE CAST(sum(even_share(figures.updated_benefit_eur, spread.n_technologies, spread.place)) AS DECIMAL(18,2)) END AS updated_benefit_eur,
  max(figures.realisation_ratio) AS realisation_ratio,
  max(figures.used_precision) AS used_precision,
  max(figures.precision) AS precision,
  computed_provenance(max(greatest(figures.weakness, spread.technology_weakness))) AS provenance
FROM spread
INNER JOIN figures ON figures.round = spread.round AND figures.project_id = spread.project_id
LATERAL VIEW explode(array('full', 'fractional')) AS counting
GROUP BY spread.round, spread.project_id, spread.technology_use, spread.technology, spread.technology_scope, counting
