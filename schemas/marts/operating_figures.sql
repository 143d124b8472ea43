-- Operating figures of the reports: what was planned and what came about side by side where they measure the same thing.
-- A measure whose name ends in 'planned' is the plan of the measure before that word; a year at the end of the name is
-- the year it speaks of. Both must have the same unit.
WITH texts AS (
  SELECT * FROM gold.source_text WHERE table_name = 'operating_figure'
),

told AS (
  SELECT
    figure.*,
    texts.path,
    texts.source_text,
    measure RLIKE '(?i)[ _(]+(planned|suunniteltu|tavoite|planerad|mål)[)]?$' AS is_plan,
    regexp_replace(measure, '(?i)([ _(]+(planned|suunniteltu|tavoite|planerad|mål|(by_)?(19|20)[0-9]{2}(_end)?)[)]?)+$', '') AS measured,
    CAST(nullif(regexp_extract(measure, '((19|20)[0-9]{2})(_end)?[)]?$', 1), '') AS INT) AS as_of_year,
    CASE WHEN precision IN ('approx', 'under') THEN figure_low(CAST(value_low AS DECIMAL(18,2)), precision) ELSE value_low END AS low,
    CASE WHEN precision IN ('approx', 'over') THEN figure_high(CAST(value_high AS DECIMAL(18,2)), precision) ELSE value_high END AS high
  FROM silver.operating_figure AS figure
  INNER JOIN texts ON texts.document_id = figure.document_id AND texts.record_no = figure.record_no
),

-- Of several plans of one measure the one that stands first counts.
planned AS (
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY round, project_id, measured, unit ORDER BY path, record_no) AS place
    FROM told WHERE is_plan
  ) WHERE place = 1
),

realised AS (
  SELECT * FROM told WHERE NOT is_plan
),

-- A plan may have no counterpart yet, and most figures were never planned.
paired AS (
  SELECT
    coalesce(realised.round, planned.round) AS round,
    coalesce(realised.project_id, planned.project_id) AS project_id,
    coalesce(realised.measured, planned.measured) AS measure,
    coalesce(realised.unit, planned.unit) AS unit,
    realised.as_of_year,
    planned.low AS planned_low, planned.high AS planned_high, planned.precision AS planned_precision,
    planned.source_text AS planned_text, planned.path AS planned_path, planned.sheet AS planned_sheet, planned.cell AS planned_cell,
    realised.low AS realised_low, realised.high AS realised_high, realised.precision AS realised_precision,
    realised.source_text AS realised_text, realised.path AS realised_path, realised.sheet AS realised_sheet, realised.cell AS realised_cell,
    coalesce(realised.record_no, planned.record_no) AS record_no,
    provenance_of(greatest(provenance_rank(planned.provenance), provenance_rank(realised.provenance))) AS provenance,
    CASE
      WHEN realised.project_id IS NULL THEN 'planned_only'
      WHEN planned.project_id IS NULL THEN 'realised_only'
      ELSE 'both'
    END AS stages_told
  FROM planned
  FULL OUTER JOIN realised
    ON realised.round = planned.round AND realised.project_id = planned.project_id
    AND realised.measured = planned.measured AND realised.unit <=> planned.unit
)

SELECT
  paired.* EXCEPT (record_no),
  CAST(row_number() OVER (
    PARTITION BY paired.round, paired.project_id ORDER BY coalesce(realised_path, planned_path), record_no
  ) AS INT) AS figure_no,
  project.agency_code,
  CASE WHEN planned_low > 0 THEN CAST(round(CAST(realised_low AS DECIMAL(18,4)) / CAST(planned_high AS DECIMAL(18,4)), 6) AS DECIMAL(18,6)) END AS realised_share_low,
  CASE WHEN planned_low > 0 THEN CAST(round(CAST(realised_high AS DECIMAL(18,4)) / CAST(planned_low AS DECIMAL(18,4)), 6) AS DECIMAL(18,6)) END AS realised_share_high
FROM paired
-- A report has its application, so the project is there; the decision that names the agency may be missing.
LEFT JOIN gold.project ON project.round = paired.round AND project.project_id = paired.project_id
