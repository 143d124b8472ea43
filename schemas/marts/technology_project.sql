-- Which technologies each funded project planned, and which came into use. A project that names none has one row with
-- the technology none, so that what is shared among technologies adds up to the projects.
WITH projects AS (
  SELECT round, project_id, provenance
  FROM gold.project
  WHERE is_funded
),

-- A technology that any report says is in use came into use; one that is put off in any report and in use in none is put off.
-- Reports that tell yes or no say by no that it is not in use, and not that it may come later.
named AS (
  SELECT
    round,
    project_id,
    technology,
    coalesce(bool_or(is_planned), false) AS is_planned,
    bool_or(CASE WHEN technology_state IS NULL THEN is_realised ELSE technology_state = 'realised' END) AS is_realised,
    coalesce(bool_or(technology_state = 'postponed'), false) AS is_postponed,
    array_sort(array_distinct(flatten(collect_list(filter(transform(split(products, ';'), product -> trim(product)), product -> product != ''))))) AS products,
    max(provenance_rank(provenance)) AS weakness
  FROM silver.technology_use
  GROUP BY round, project_id, technology
)

SELECT
  projects.round,
  projects.project_id,
  coalesce(named.technology, 'none') AS technology,
  coalesce(named.is_planned, false) AS is_planned,
  named.is_realised,
  CASE
    WHEN named.technology IS NULL THEN 'none_named'
    WHEN named.is_planned AND named.is_realised THEN 'used'
    WHEN named.is_planned AND NOT named.is_realised AND named.is_postponed THEN 'postponed'
    WHEN named.is_planned AND NOT named.is_realised THEN 'dropped'
    WHEN named.is_planned THEN 'not_told'
    WHEN named.is_realised THEN 'added'
    ELSE 'not_used'
  END AS course,
  nullif(concat_ws('; ', named.products), '') AS products,
  coalesce(provenance_of(named.weakness), projects.provenance) AS provenance
FROM projects
-- A project may name no technology.
LEFT JOIN named ON named.round = projects.round AND named.project_id = projects.project_id
