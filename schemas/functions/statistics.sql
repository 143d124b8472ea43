-- Statistics over those that Java gives: quantile, resampled_ratio, resampled_median, exact_median_difference, spearman,
-- shrunk_ratio, krippendorff_alpha_*, largest_remainder. Each statement ends with a line of one semicolon.

-- Low end of the resampling range of a ratio of sums; null below eight pairs.
CREATE TEMPORARY FUNCTION resampled_ratio_low(pairs ARRAY<STRUCT<planned: DECIMAL(18,2), updated: DECIMAL(18,2)>>, seed BIGINT)
RETURNS DECIMAL(18,6)
RETURN resampled_ratio(pairs, seed).low
;
-- High end of the resampling range of a ratio of sums.
CREATE TEMPORARY FUNCTION resampled_ratio_high(pairs ARRAY<STRUCT<planned: DECIMAL(18,2), updated: DECIMAL(18,2)>>, seed BIGINT)
RETURNS DECIMAL(18,6)
RETURN resampled_ratio(pairs, seed).high
;
-- Low end of the resampling range of a median; null below eight values.
CREATE TEMPORARY FUNCTION resampled_median_low(ratios ARRAY<DECIMAL(18,6)>, seed BIGINT)
RETURNS DECIMAL(18,6)
RETURN resampled_median(ratios, seed).low
;
-- High end of the resampling range of a median.
CREATE TEMPORARY FUNCTION resampled_median_high(ratios ARRAY<DECIMAL(18,6)>, seed BIGINT)
RETURNS DECIMAL(18,6)
RETURN resampled_median(ratios, seed).high
;
-- The change from none to all of three causes, split among them by averaging over the six orders in which they can come
-- (Shapley 1953). Each argument is the amount where these causes have come and the others not. The parts add up to
-- all_three - none, but for the last digit: largest_remainder makes them do so to the cent.
CREATE TEMPORARY FUNCTION shapley_of(
  none DECIMAL(18,2), first DECIMAL(18,2), second DECIMAL(18,2), third DECIMAL(18,2),
  first_second DECIMAL(18,2), first_third DECIMAL(18,2), second_third DECIMAL(18,2), all_three DECIMAL(18,2))
RETURNS ARRAY<DECIMAL(28,10)>
RETURN array(
  CAST((2 * (first - none) + (first_second - second) + (first_third - third) + 2 * (all_three - second_third)) / 6 AS DECIMAL(28,10)),
  CAST((2 * (second - none) + (first_second - first) + (second_third - third) + 2 * (all_three - first_third)) / 6 AS DECIMAL(28,10)),
  CAST((2 * (third - none) + (first_third - first) + (second_third - second) + 2 * (all_three - first_second)) / 6 AS DECIMAL(28,10))
)
;
