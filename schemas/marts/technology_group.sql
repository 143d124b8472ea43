-- Every technology with itself and all wider ones: the hierarchy of the taxonomy, flattened.
WITH RECURSIVE terms AS (
  SELECT code, parent
  FROM silver.taxonomy
  WHERE taxonomy = 'technologies'
),

upwards (named_technology, technology, steps_up) AS (
  SELECT code, code, 0
  FROM terms

  UNION ALL

  SELECT upwards.named_technology, terms.parent, upwards.steps_up + 1
  FROM upwards
  INNER JOIN terms ON terms.code = upwards.technology
  WHERE terms.parent IS NOT NULL AND terms.parent != ''
)

SELECT named_technology, technology, steps_up
FROM upwards
