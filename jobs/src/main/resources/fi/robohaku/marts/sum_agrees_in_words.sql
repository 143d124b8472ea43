SELECT
  CASE
    WHEN count(*) > 1 AND count_if(NOT agrees) = 0 THEN concat('all ', count(*), ' agree')
    ELSE concat_ws('; ', slice(sort_array(collect_list(
      concat(key_in_words, ': ', coalesce(CAST(own_sum AS STRING), 'nothing'), ' against ', coalesce(CAST(other_sum AS STRING), 'nothing'))
    ) FILTER (WHERE NOT agrees OR key_in_words = 'all')), 1, 10))
  END
FROM compared
