-- Published shares of the feedback survey, with what they can speak of: a share of a hundred that was rounded to whole
-- percents (or as far as its digits go) fits some numbers of answers and not others.
WITH funded AS (
  SELECT round, CAST(count(*) AS INT) AS n_funded FROM gold.project WHERE is_funded GROUP BY round
),

answers AS (
  SELECT
    answer.*,
    funded.n_funded,
    CAST(CASE WHEN answer.share * 100 = floor(answer.share * 100) THEN 0.005 ELSE 0.00005 END AS DECIMAL(9,6)) AS half_step,
    coalesce(answer.respondents, funded.n_funded) AS base
  FROM silver.survey_answer AS answer
  -- A survey may come before the decisions of its round do.
  LEFT JOIN funded ON funded.round = answer.round
),

bounded AS (
  SELECT
    *,
    CASE WHEN share IS NOT NULL THEN CAST(greatest(share - half_step, 0) AS DECIMAL(9,6)) END AS share_low,
    CASE WHEN share IS NOT NULL THEN CAST(least(share + half_step, 1) AS DECIMAL(9,6)) END AS share_high
  FROM answers
),

-- Whole numbers of answers between the bounds; where none lies between, the two next to them.
counted AS (
  SELECT
    *,
    CAST(ceil(share_low * base) AS INT) AS least_inside,
    CAST(floor(share_high * base) AS INT) AS most_inside,
    CASE WHEN share IS NOT NULL THEN filter(sequence(1, n_funded), n -> ceil(share_low * n) <= share_high * n) END AS fitting
  FROM bounded
),

texts AS (
  SELECT * FROM gold.source_text WHERE table_name = 'survey_answer'
)

SELECT
  counted.round,
  counted.question,
  counted.meaning,
  counted.share,
  counted.share_low,
  counted.share_high,
  counted.respondents,
  CASE WHEN counted.respondents IS NULL THEN 'not_reported' ELSE 'reported' END AS respondents_status,
  counted.n_funded,
  least(counted.least_inside, counted.most_inside) AS n_yes_low,
  greatest(counted.least_inside, counted.most_inside) AS n_yes_high,
  CASE WHEN counted.share IS NOT NULL AND counted.base IS NOT NULL THEN counted.least_inside <= counted.most_inside END AS is_share_of_base,
  coalesce(counted.share * counted.base = floor(counted.share * counted.base), false) AS is_whole_as_worded,
  array_join(counted.fitting, '; ') AS respondents_that_fit,
  counted.status,
  texts.source_text,
  texts.path,
  counted.sheet,
  counted.cell,
  counted.precision,
  counted.provenance
FROM counted
INNER JOIN texts ON texts.document_id = counted.document_id AND texts.record_no = counted.record_no
