package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.Objects;

/**
 * Two figures of one unit: planned and updated, or the two sides of a correlation.
 *
 * @param first planned, or x
 * @param second updated, or y
 */
public record Pair(BigDecimal first, BigDecimal second) {
    /** By the first figure, then the second. */
    static final Comparator<Pair> ORDER = Comparator.comparing(Pair::first).thenComparing(Pair::second);

    public Pair {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    double ratio() {
        return second.divide(first, MathContext.DECIMAL64).doubleValue();
    }
}
