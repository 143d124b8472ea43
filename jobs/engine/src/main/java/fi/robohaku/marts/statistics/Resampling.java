package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Resampling ranges by the percentile bootstrap: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter
 * 13. The range is nominally of 95 %. For small samples it is too narrow, so who asks for it says below how many units
 * there shall be none, and {@link RangeCoverage} tells how often it holds what it should.
 */
public final class Resampling {
    /** Samples drawn with replacement. */
    public static final int RESAMPLES = 10_000;

    /** Share of populations whose figure the range is meant to hold. */
    public static final BigDecimal NOMINAL = new BigDecimal("0.95");

    private static final double[] TAILS = {0.025, 0.975};
    /** Share of samples without a ratio, for their plans add up to nothing, above which there is no range. */
    private static final double MOST_UNDEFINED = 0.01;

    private Resampling() {}

    /** A range, to six digits. */
    public record Range(BigDecimal low, BigDecimal high) {}

    /**
     * Range of the second figures' sum divided by that of the first.
     *
     * @param fewest units below which there is no range
     * @return empty below {@code fewest} units, and where the sum of the first ones may be zero or less
     */
    public static Optional<Range> ratioOfSums(List<Pair> units, int fewest, long seed) {
        return ratioOfSums(units, fewest, seed, RESAMPLES);
    }

    static Optional<Range> ratioOfSums(List<Pair> units, int fewest, long seed, int resamples) {
        if (units.size() < Math.max(1, fewest)) {
            return Optional.empty();
        }
        List<Pair> sorted = units.stream().sorted(Pair.ORDER).toList();
        long[] first = sorted.stream().mapToLong(unit -> cents(unit.first())).toArray();
        long[] second = sorted.stream().mapToLong(unit -> cents(unit.second())).toArray();
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] ratios = new double[resamples];
        int defined = 0;
        for (int i = 0; i < resamples; i++) {
            long above = 0;
            long below = 0;
            for (int j = 0; j < first.length; j++) {
                int drawn = random.nextInt(first.length);
                above = Math.addExact(above, second[drawn]);
                below = Math.addExact(below, first[drawn]);
            }
            if (below > 0) {
                ratios[defined++] = (double) above / below;
            }
        }
        return resamples - defined > MOST_UNDEFINED * resamples
                ? Optional.empty()
                : Optional.of(range(Arrays.copyOf(ratios, defined)));
    }

    private static long cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }

    private static Range range(double[] statistics) {
        double[] tails =
                Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).evaluate(statistics, TAILS);
        return new Range(Numbers.ratio(tails[0]), Numbers.ratio(tails[1]));
    }
}
