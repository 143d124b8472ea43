-- Which technologies each funded project planned, and which came into use. A project that names none has one row with
-- the technology none, so that what is shared among technologies adds up to the projects.
WITH projects AS (
  SELECT round, project_id, provenance
  FROM gold.project
  WHERE is_funded
),

-- The last report that tells counts for use: a technology that any report says is in use came into use.
named AS (
  SELECT
    round,
    project_id,
    technology,
    coalesce(bool_or(is_planned), false) AS is_planned,
    bool_or(is_realised) AS is_realised,
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
