-- Sums of a mart beside those of another table, key by key; a sum that is not there agrees only with another that is not.
WITH own AS (
  SELECT ${own_keys}, sum(${own_expression}) AS own_sum
  FROM ${own_table}
  WHERE ${own_where}
  ${own_groups}
),

other AS (
  SELECT ${other_keys}, sum(${other_expression}) AS other_sum
  FROM ${other_table}
  WHERE ${other_where}
  ${other_groups}
),

compared AS (
  SELECT
    own.*,
    other.other_sum,
    concat_ws(' ', ${key_in_words}) AS key_in_words,
    coalesce(own.own_sum <=> other.other_sum OR abs(own.own_sum - other.other_sum) <= ${tolerance}, false) AS agrees
  FROM own
  FULL OUTER JOIN other ON ${same_key}
)
