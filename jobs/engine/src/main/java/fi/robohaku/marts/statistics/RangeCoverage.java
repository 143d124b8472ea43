package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How often a resampling range of a ratio of sums holds the ratio of the population that the units came from: simulated
 * for populations like the units at hand, of which the ratio is known. Plans are log-normal, with the mean and spread of
 * the units' logarithms; ratios are drawn from the units' own, whatever the plan, so the ratio of the population is their
 * mean. Each sample has as many units as there are, and gets a range as they do.
 */
public final class RangeCoverage {
    /** Samples drawn, each from its population. */
    public static final int SAMPLES = 1_000;

    private static final int RESAMPLES = 500;
    private static final double CENTS = 100;

    private RangeCoverage() {}

    /**
     * Share of samples whose range holds the ratio of the population, to six digits; with a thousand samples it is known
     * to about two per cent.
     *
     * @return empty below two units, and where a plan is zero or less
     */
    public static Optional<BigDecimal> of(List<Pair> units, long seed) {
        if (units.size() < 2 || units.stream().anyMatch(unit -> unit.first().signum() <= 0)) {
            return Optional.empty();
        }
        List<Pair> sorted = units.stream().sorted(Pair.ORDER).toList();
        double[] logarithms = sorted.stream()
                .mapToDouble(unit -> Math.log(unit.first().doubleValue()))
                .toArray();
        double[] ratios = sorted.stream().mapToDouble(Pair::ratio).toArray();
        double truth = mean(ratios);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double mean = mean(logarithms);
        double spread = spread(logarithms, mean);
        int held = 0;
        for (int i = 0; i < SAMPLES; i++) {
            List<Pair> sample = new ArrayList<>();
            for (int j = 0; j < ratios.length; j++) {
                double planned = Math.exp(mean + spread * normal.sample());
                sample.add(new Pair(euros(planned), euros(planned * ratios[random.nextInt(ratios.length)])));
            }
            held += holds(Resampling.ratioOfSums(sample, 1, seed + i, RESAMPLES), truth) ? 1 : 0;
        }
        return Optional.of(Numbers.ratio(held, SAMPLES));
    }

    private static boolean holds(Optional<Resampling.Range> range, double truth) {
        return range.filter(given -> given.low().doubleValue() <= truth
                        && truth <= given.high().doubleValue())
                .isPresent();
    }

    private static BigDecimal euros(double amount) {
        return BigDecimal.valueOf(Math.round(amount * CENTS), 2);
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).sum() / values.length;
    }

    private static double spread(double[] values, double mean) {
        double squares =
                DoubleStream.of(values).map(value -> Math.pow(value - mean, 2)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
