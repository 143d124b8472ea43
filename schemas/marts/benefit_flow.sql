-- What a unit's calculations say of each year: benefits, running and development costs, and what is left of them. One
-- calculation counts at each stage: the first plan, the last update.
WITH lines AS (
  SELECT * FROM silver.benefit_year
),

calculations AS (
  SELECT round, subject_id, stage, document_id, max(year) AS last_year
  FROM lines
  GROUP BY round, subject_id, stage, document_id
),

chosen AS (
  SELECT
    round,
    subject_id,
    stage,
    document_id,
    row_number() OVER (
      PARTITION BY round, subject_id, stage ORDER BY order_of_counting(stage, 'reported', last_year, document_id)
    ) AS place
  FROM calculations
),

units AS (
  SELECT round, unit_id FROM gold.figure_unit
)

SELECT
  lines.round,
  lines.subject_id AS unit_id,
  lines.stage,
  lines.year,
  lines.document_id,
  CAST(coalesce(sum(lines.amount_eur) FILTER (WHERE lines.line_kind = 'benefit'), 0) AS DECIMAL(18,2)) AS benefit_of_year_eur,
  CAST(coalesce(sum(lines.amount_eur) FILTER (WHERE lines.line_kind = 'running_cost'), 0) AS DECIMAL(18,2)) AS running_of_year_eur,
  CAST(coalesce(sum(lines.amount_eur) FILTER (WHERE lines.line_kind = 'development_cost'), 0) AS DECIMAL(18,2)) AS development_of_year_eur,
  CAST(coalesce(sum(CASE WHEN lines.line_kind = 'benefit' THEN lines.amount_eur ELSE -lines.amount_eur END), 0) AS DECIMAL(18,2)) AS net_of_year_eur,
  count_if(lines.amount_eur IS NULL) = 0 AS is_complete,
  provenance_of(max(provenance_rank(lines.provenance))) AS provenance
FROM lines
INNER JOIN chosen
  ON chosen.round = lines.round AND chosen.subject_id = lines.subject_id
  AND chosen.stage = lines.stage AND chosen.document_id = lines.document_id AND chosen.place = 1
INNER JOIN units ON units.round = lines.round AND units.unit_id = lines.subject_id
GROUP BY lines.round, lines.subject_id, lines.stage, lines.year, lines.document_id
