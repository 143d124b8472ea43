-- Each finished project as if it were new: forecast from the others, and held against what it became. A project that
-- belongs to several classes of a kind is forecast from the smallest usable one; chosen is the class that a new
-- application would get: of the usable ones the nearest kind, then the smallest.
WITH forecasts AS (
  SELECT
    class.round,
    class.left_out_project AS project_id,
    class.reference_class,
    class.class_key,
    class.preference,
    class.n_projects,
    class.is_usable,
    class.p20_ratio,
    class.p50_ratio,
    class.p80_ratio,
    provenance_rank(class.provenance) AS weakness,
    became.realisation_ratio,
    became.planned_benefit_eur,
    became.updated_benefit_eur,
    became.precision,
    provenance_rank(became.provenance) AS own_weakness
  FROM gold.forecast_class AS class
  INNER JOIN gold.forecast_reference AS became
    ON became.round = class.round
    AND became.project_id = class.left_out_project
    AND became.reference_class = class.reference_class
    AND became.class_key = class.class_key
  WHERE class.left_out_project != 'none' AND class.status = 'reported'
),

ordered AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY round, project_id, reference_class
      ORDER BY is_usable DESC, CASE WHEN is_usable THEN n_projects ELSE -n_projects END, class_key
    ) AS place_in_kind,
    row_number() OVER (
      PARTITION BY round, project_id
      ORDER BY is_usable DESC, preference, n_projects, class_key
    ) AS place_of_all
  FROM forecasts
),

picked AS (
  SELECT *, reference_class AS forecast_by FROM ordered WHERE place_in_kind = 1
  UNION ALL
  SELECT *, 'chosen' FROM ordered WHERE place_of_all = 1
)

SELECT
  round,
  forecast_by,
  project_id,
  reference_class,
  class_key,
  n_projects,
  planned_benefit_eur,
  updated_benefit_eur,
  realisation_ratio,
  p20_ratio,
  p50_ratio,
  p80_ratio,
  realisation_ratio BETWEEN p20_ratio AND p80_ratio AS is_covered,
  CAST(round(planned_benefit_eur * p50_ratio, 2) AS DECIMAL(18,2)) AS forecast_benefit_eur,
  CAST(abs(round(planned_benefit_eur * p50_ratio, 2) - updated_benefit_eur) AS DECIMAL(18,2)) AS forecast_error_eur,
  CAST(abs(planned_benefit_eur - updated_benefit_eur) AS DECIMAL(18,2)) AS plan_error_eur,
  precision,
  computed_provenance(greatest(weakness, own_weakness)) AS provenance
FROM picked
