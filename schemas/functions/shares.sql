-- How an amount is shared, and what size a grant has. Each statement ends with a line of one semicolon.

-- Share of one of several that get the same: whole cents, and the cents left over go one each to those with the lowest
-- places, from 1; the shares add up to the amount to the cent.
CREATE TEMPORARY FUNCTION even_share(amount DECIMAL(18,2), parts INT, place INT)
RETURNS DECIMAL(18,2)
RETURN CAST(
  (CAST(amount * 100 AS BIGINT) - pmod(CAST(amount * 100 AS BIGINT), CAST(parts AS BIGINT))) DIV parts
    + CASE WHEN place <= pmod(CAST(amount * 100 AS BIGINT), CAST(parts AS BIGINT)) THEN 1 ELSE 0 END
  AS DECIMAL(20,2)) / 100
;
-- Size of a grant: small is what a trial could get at most in 2019.
CREATE TEMPORARY FUNCTION grant_size(granted DECIMAL(18,2))
RETURNS STRING
RETURN CASE
  WHEN granted <= 50000 THEN 'up_to_50000'
  WHEN granted <= 250000 THEN 'up_to_250000'
  WHEN granted > 250000 THEN 'above_250000'
END
;
