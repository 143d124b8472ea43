-- Numbers that are not the same in two versions of a mart. Inputs: number_before and number_after,
-- one line for each row and number: row_key, subject, column_name, value.
SELECT
  coalesce(number_after.row_key, number_before.row_key) AS row_key,
  coalesce(number_after.subject, number_before.subject) AS subject,
  coalesce(number_after.column_name, number_before.column_name) AS column_name,
  number_before.value AS before,
  number_after.value AS after,
  number_after.value - number_before.value AS change,
  CAST(
    (CAST(number_after.value AS DOUBLE) - CAST(number_before.value AS DOUBLE))
      / nullif(abs(CAST(number_before.value AS DOUBLE)), 0)
    AS DECIMAL(28,6)
  ) AS relative_change
FROM number_before
FULL OUTER JOIN number_after
  ON number_after.row_key = number_before.row_key
  AND number_after.column_name = number_before.column_name
WHERE NOT (number_before.value <=> number_after.value)
