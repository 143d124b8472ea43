-- The yearly rows of a unit's update for each year in which its benefits could begin. Benefits and the running costs that come
-- with them are as written, earlier or later by as many years as the start; beyond the last year written they go on as in it,
-- and what would come after the horizon is cut off. Development costs stay where they are. Benefits are then scaled so that
-- the net benefit of the whole time is the stated one, to the cent.
WITH flow AS (
  SELECT * FROM gold.benefit_flow WHERE stage = 'updated'
),

starts AS (
  SELECT DISTINCT round, unit_id, start_year, written_year FROM gold.benefit_start_case
),

units AS (
  SELECT
    flow.round, flow.unit_id, starts.start_year, starts.written_year,
    min(flow.year) AS first_year,
    max(flow.year) AS last_year,
    sum(flow.net_of_year_eur) AS net_eur
  FROM flow
  INNER JOIN starts ON starts.round = flow.round AND starts.unit_id = flow.unit_id
  GROUP BY flow.round, flow.unit_id, starts.start_year, starts.written_year
),

every_year AS (
  SELECT *, explode(sequence(least(first_year, start_year), last_year)) AS year
  FROM units
),

-- A year has what is bound to the calendar (stays), and from the start on what is bound to the benefits (moves). Either may
-- be missing in a year, and a year in which both are is none.
moved AS (
  SELECT
    every_year.round, every_year.unit_id, every_year.start_year, every_year.written_year, every_year.year, every_year.net_eur,
    coalesce(moves.benefit_of_year_eur, 0) AS shape_eur,
    coalesce(moves.running_of_year_eur, 0)
      + CASE WHEN every_year.year < every_year.written_year THEN coalesce(stays.running_of_year_eur, 0) ELSE 0 END AS running_eur,
    coalesce(stays.development_of_year_eur, 0) AS development_eur,
    coalesce(stays.is_complete, true) AS is_complete,
    max(greatest(provenance_rank(stays.provenance), provenance_rank(moves.provenance)))
      OVER (PARTITION BY every_year.round, every_year.unit_id, every_year.start_year) AS weakness
  FROM every_year
  LEFT JOIN flow AS stays
    ON stays.round = every_year.round AND stays.unit_id = every_year.unit_id AND stays.year = every_year.year
  LEFT JOIN flow AS moves
    ON moves.round = every_year.round AND moves.unit_id = every_year.unit_id AND every_year.year >= every_year.start_year
    AND moves.year = least(every_year.year - every_year.start_year + every_year.written_year, every_year.last_year)
  WHERE stays.year IS NOT NULL OR moves.year IS NOT NULL
),

whole AS (
  SELECT
    round, unit_id, start_year, written_year,
    array_sort(collect_list(struct(year, shape_eur, running_eur, development_eur, is_complete))) AS years,
    sum(shape_eur) AS shapes_eur,
    max(net_eur) + sum(running_eur) + sum(development_eur) AS benefits_eur,
    max(weakness) AS weakness
  FROM moved
  GROUP BY round, unit_id, start_year, written_year
),

scaled AS (
  SELECT
    *,
    CASE WHEN start_year = written_year OR shapes_eur = 0
      THEN transform(years, one -> CAST(one.shape_eur AS DECIMAL(18,2)))
      ELSE largest_remainder(
        transform(years, one -> CAST(
          CAST(one.shape_eur AS DECIMAL(16,2)) * CAST(CAST(benefits_eur AS DECIMAL(16,2)) / CAST(shapes_eur AS DECIMAL(16,2)) AS DECIMAL(20,12))
          AS DECIMAL(28,10))),
        CAST(benefits_eur AS DECIMAL(18,2)))
    END AS benefits
  FROM whole
)

SELECT
  round, unit_id, start_year, one.year,
  benefits[place] AS benefit_of_year_eur,
  CAST(one.running_eur AS DECIMAL(18,2)) AS running_of_year_eur,
  CAST(one.development_eur AS DECIMAL(18,2)) AS development_of_year_eur,
  CAST(benefits[place] - one.running_eur - one.development_eur AS DECIMAL(18,2)) AS net_of_year_eur,
  one.is_complete,
  provenance_of(weakness) AS provenance
FROM scaled
LATERAL VIEW posexplode(years) AS place, one
