package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Quantiles of decimals, exact: definition 7 of Hyndman and Fan, The American Statistician 50 (1996), 361-365. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The quantile, to six digits; empty where there is no value.
     *
     * @param probability from 0 to 1
     */
    public static Optional<BigDecimal> of(List<BigDecimal> values, BigDecimal probability) {
        if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("quantile: " + probability + " is no probability");
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> sorted = values.stream().sorted().toList();
        BigDecimal place = probability.multiply(BigDecimal.valueOf(values.size() - 1L));
        int below = place.setScale(0, RoundingMode.FLOOR).intValueExact();
        BigDecimal low = sorted.get(below);
        BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        BigDecimal between = place.subtract(BigDecimal.valueOf(below)).multiply(high.subtract(low));
        return Optional.of(Numbers.ratio(low.add(between)));
    }
}
