-- What can be said over all cases of an assumption.

-- Whether delay or scope takes more of a shortfall: named only where it is the same part in each case. Both answers are null
-- where there are no cases; nothing falls short where no less is expected than was planned.
CREATE OR REPLACE TEMPORARY FUNCTION larger_part_of(
  shortfall DECIMAL(18,2), delay_is_always_larger BOOLEAN, delay_is_ever_larger BOOLEAN)
RETURNS STRUCT<part: STRING, status: STRING>
RETURN named_struct(
  'part', CASE
    WHEN shortfall <= 0 THEN NULL
    WHEN delay_is_always_larger THEN 'delay'
    WHEN NOT delay_is_ever_larger THEN 'scope'
  END,
  'status', CASE
    WHEN shortfall <= 0 THEN 'not_applicable'
    WHEN delay_is_always_larger OR NOT delay_is_ever_larger THEN 'reported'
    ELSE 'cannot_tell'
  END
);
