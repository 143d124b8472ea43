-- Person-years of a round added up over the projects that tell them, with how many those are: no sum over all projects.
SELECT
  round,
  CAST(count(planned_low_py) AS INT) AS n_tell_planned,
  CAST(sum(planned_low_py) AS DECIMAL(18,4)) AS planned_low_py,
  CAST(sum(planned_high_py) AS DECIMAL(18,4)) AS planned_high_py,
  CAST(count(updated_low_py) AS INT) AS n_tell_updated,
  CAST(sum(updated_low_py) AS DECIMAL(18,4)) AS updated_low_py,
  CAST(sum(updated_high_py) AS DECIMAL(18,4)) AS updated_high_py,
  CAST(count(realised_low_py) AS INT) AS n_tell_realised,
  CAST(sum(realised_low_py) AS DECIMAL(18,4)) AS realised_low_py,
  CAST(sum(realised_high_py) AS DECIMAL(18,4)) AS realised_high_py,
  CAST(count_if(staffing_change != 'not_told') AS INT) AS n_staffing_told,
  precision_of(max(precision_rank(precision))) AS precision,
  computed_provenance(max(provenance_rank(provenance))) AS provenance
FROM gold.person_years
GROUP BY round
