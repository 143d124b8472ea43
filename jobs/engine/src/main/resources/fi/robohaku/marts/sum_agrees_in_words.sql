, in_words AS (
  SELECT
    agrees,
    concat(key_in_words, ': ', coalesce(CAST(own_sum AS STRING), 'nothing'), ' against ', coalesce(CAST(other_sum AS STRING), 'nothing')) AS words
  FROM compared
)

SELECT
  CASE
    WHEN count(*) = 0 THEN 'no sums'
    WHEN count_if(NOT agrees) > 0 THEN concat_ws('; ', slice(sort_array(collect_list(words) FILTER (WHERE NOT agrees)), 1, 10))
    WHEN count(*) = 1 THEN max(words)
    ELSE concat('all ', count(*), ' agree')
  END
FROM in_words
