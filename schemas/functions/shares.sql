-- How an amount or a change is shared, which groups a unit belongs to, and what size a grant has.

-- Share of one of several that get the same: whole cents, and the cents left over go one each to those with the lowest
-- places, from 1; the shares add up to the amount to the cent.
CREATE OR REPLACE TEMPORARY FUNCTION even_share(amount DECIMAL(18,2), parts INT, place INT)
RETURNS DECIMAL(18,2)
RETURN element_at(largest_remainder(array_repeat(1, parts), amount), place);

-- The change from none to all of three causes, split among them by averaging over the six orders in which they can come
-- (Shapley 1953). Each argument is the amount where these causes have come and the others not. The parts add up to
-- all_three - none, but for the last digit: largest_remainder makes them do so to the cent.
CREATE OR REPLACE TEMPORARY FUNCTION shapley_of(
  none DECIMAL(18,2), first DECIMAL(18,2), second DECIMAL(18,2), third DECIMAL(18,2),
  first_second DECIMAL(18,2), first_third DECIMAL(18,2), second_third DECIMAL(18,2), all_three DECIMAL(18,2))
RETURNS ARRAY<DECIMAL(28,10)>
RETURN array(
  CAST((2 * (first - none) + (first_second - second) + (first_third - third) + 2 * (all_three - second_third)) / 6 AS DECIMAL(28,10)),
  CAST((2 * (second - none) + (first_second - first) + (second_third - third) + 2 * (all_three - first_third)) / 6 AS DECIMAL(28,10)),
  CAST((2 * (third - none) + (first_third - first) + (second_third - second) + 2 * (all_three - first_second)) / 6 AS DECIMAL(28,10))
);

-- The groups that a unit's figures are added up in, each with the share of them that counts there: itself, its round,
-- stream, agency and branch, as far as it has one, and each of its technologies, in full and, shared evenly among them,
-- fractionally: by a weight of ten digits, not in whole cents as even_share. Marts leave out what they do not add up.
CREATE OR REPLACE TEMPORARY FUNCTION groups_of(
  unit_id STRING, round STRING, stream STRING, agency_code STRING, admin_branch STRING, technologies ARRAY<STRING>)
RETURNS ARRAY<STRUCT<grouping: STRING, counting: STRING, group_key: STRING, weight: DECIMAL(18,10)>>
RETURN concat(
  filter(
    array(
      named_struct('grouping', 'project', 'counting', 'whole', 'group_key', unit_id, 'weight', CAST(1 AS DECIMAL(18,10))),
      named_struct('grouping', 'round', 'counting', 'whole', 'group_key', round, 'weight', CAST(1 AS DECIMAL(18,10))),
      named_struct('grouping', 'stream', 'counting', 'whole', 'group_key', stream, 'weight', CAST(1 AS DECIMAL(18,10))),
      named_struct('grouping', 'agency', 'counting', 'whole', 'group_key', agency_code, 'weight', CAST(1 AS DECIMAL(18,10))),
      named_struct('grouping', 'branch', 'counting', 'whole', 'group_key', admin_branch, 'weight', CAST(1 AS DECIMAL(18,10)))
    ),
    one -> one.group_key IS NOT NULL
  ),
  transform(
    coalesce(technologies, array()),
    technology -> named_struct('grouping', 'technology', 'counting', 'full', 'group_key', technology, 'weight', CAST(1 AS DECIMAL(18,10)))
  ),
  transform(
    coalesce(technologies, array()),
    technology -> named_struct('grouping', 'technology', 'counting', 'fractional', 'group_key', technology, 'weight',
      CAST(CAST(1 AS DECIMAL(18,10)) / size(technologies) AS DECIMAL(18,10)))
  )
);

-- Size of a grant: small is what a trial could get at most in 2019.
CREATE OR REPLACE TEMPORARY FUNCTION grant_size(granted DECIMAL(18,2))
RETURNS STRING
RETURN CASE
  WHEN granted <= 50000 THEN 'up_to_50000'
  WHEN granted <= 250000 THEN 'up_to_250000'
  WHEN granted > 250000 THEN 'above_250000'
END;
