-- What a figure's wording means in numbers, which of several figures counts, and how provenance adds up.

-- The unit of the last digit given: 1 500 000 was rounded to 100 000, 377 000 to 1 000.
CREATE OR REPLACE TEMPORARY FUNCTION figure_step(amount DECIMAL(18,2))
RETURNS DECIMAL(18,2)
RETURN CASE
  WHEN amount = 0 THEN 0
  WHEN amount != floor(amount) THEN 0.01
  ELSE CAST(rpad('1', 1 + length(regexp_extract(CAST(CAST(amount AS BIGINT) AS STRING), '0*$', 0)), '0') AS DECIMAL(18,2))
END;

-- Least amount that the wording allows: about is half a unit either way, under a whole unit below. A figure that hangs on a
-- condition is an estimate, and no narrower than about.
CREATE OR REPLACE TEMPORARY FUNCTION figure_low(amount DECIMAL(18,2), wording STRING)
RETURNS DECIMAL(18,2)
RETURN CASE wording
  WHEN 'approx' THEN CAST(amount - figure_step(amount) / 2 AS DECIMAL(18,2))
  WHEN 'conditional' THEN CAST(amount - figure_step(amount) / 2 AS DECIMAL(18,2))
  WHEN 'under' THEN CAST(amount - figure_step(amount) AS DECIMAL(18,2))
  ELSE amount
END;

-- Most that the wording allows.
CREATE OR REPLACE TEMPORARY FUNCTION figure_high(amount DECIMAL(18,2), wording STRING)
RETURNS DECIMAL(18,2)
RETURN CASE wording
  WHEN 'approx' THEN CAST(amount + figure_step(amount) / 2 AS DECIMAL(18,2))
  WHEN 'conditional' THEN CAST(amount + figure_step(amount) / 2 AS DECIMAL(18,2))
  WHEN 'over' THEN CAST(amount + figure_step(amount) AS DECIMAL(18,2))
  ELSE amount
END;

-- Which of several figures of a stage counts: the one that comes first by this. The first plan is kept for ever; of later
-- figures the last one counts. One with a value goes before one without, one with a year before one without.
CREATE OR REPLACE TEMPORARY FUNCTION order_of_counting(stage STRING, status STRING, year INT, document_id STRING)
RETURNS STRUCT<is_silent: BOOLEAN, has_no_year: BOOLEAN, year: INT, document_id: STRING>
RETURN struct(status != 'reported', year IS NULL, CASE WHEN stage = 'planned' THEN year ELSE -year END, document_id);

-- Rank of a provenance, the weaker the higher. :provenances are all there are, strongest first.
CREATE OR REPLACE TEMPORARY FUNCTION provenance_rank(provenance STRING)
RETURNS INT
RETURN CAST(nullif(array_position(:provenances, provenance), 0) - 1 AS INT);

-- Provenance of a rank: an aggregate is as weak as its weakest part.
CREATE OR REPLACE TEMPORARY FUNCTION provenance_of(weakness INT)
RETURNS STRING
RETURN get(:provenances, weakness);

-- Provenance of what is computed, a sum, difference, ratio or count, of the rank of its weakest part: no stronger than derived,
-- whoever published the parts.
CREATE OR REPLACE TEMPORARY FUNCTION computed_provenance(weakness INT)
RETURNS STRING
RETURN CASE WHEN weakness IS NOT NULL THEN provenance_of(greatest(weakness, provenance_rank('derived'))) END;

-- Rank of a wording, the looser the higher.
CREATE OR REPLACE TEMPORARY FUNCTION precision_rank(wording STRING)
RETURNS INT
RETURN CASE wording WHEN 'exact' THEN 0 WHEN 'approx' THEN 1 WHEN 'over' THEN 1 WHEN 'under' THEN 1 WHEN 'conditional' THEN 2 END;

-- Precision of a sum: exact where all parts are, approx where some are not, conditional where one hangs on a condition.
CREATE OR REPLACE TEMPORARY FUNCTION precision_of(looseness INT)
RETURNS STRING
RETURN CASE looseness WHEN 0 THEN 'exact' WHEN 1 THEN 'approx' WHEN 2 THEN 'conditional' END;

-- A ratio to six digits, rounded half up; null where the divisor is zero or null.
CREATE OR REPLACE TEMPORARY FUNCTION ratio_of(part DECIMAL(18,2), whole DECIMAL(18,2))
RETURNS DECIMAL(18,6)
RETURN CAST(round(CAST(part AS DECIMAL(28,10)) / nullif(whole, 0), 6) AS DECIMAL(18,6));
