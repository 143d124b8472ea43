package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Conversions that the statistics share. */
final class Numbers {
    private static final int DIGITS = 6;

    private Numbers() {}

    /** A ratio as tables hold it: six digits, rounded half up. */
    static BigDecimal ratio(double value) {
        return ratio(new BigDecimal(value));
    }

    static BigDecimal ratio(BigDecimal value) {
        return value.setScale(DIGITS, RoundingMode.HALF_UP);
    }

    static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP);
    }

    /**
     * Values in ascending order as whole numbers of the smallest digit that any of them has, so that sums and
     * differences are exact.
     *
     * @throws ArithmeticException where they do not fit 18 digits
     */
    static long[] exact(List<BigDecimal> values) {
        int scale = values.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return values.stream()
                .mapToLong(value -> value.setScale(scale, RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact())
                .toArray();
    }
}
