package fi.robohaku.marts.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of the statistics whatever the values. */
class PropertiesTest {
    private static List<Pair> units(long seed, int size) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        return IntStream.range(0, size)
                .mapToObj(i -> new Pair(
                        BigDecimal.valueOf(random.nextInt(1, 1_000_000), 2),
                        BigDecimal.valueOf(random.nextInt(-10_000, 900_000), 2)))
                .toList();
    }

    private static <T> List<T> shuffled(List<T> values, long seed) {
        List<T> copy = new ArrayList<>(values);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfRowsChangesNoDigit(long seed) {
        List<Pair> units = units(seed, 23);
        List<Pair> other = shuffled(units, seed);
        List<BigDecimal> values = units.stream().map(Pair::second).toList();
        List<BigDecimal> otherValues = shuffled(values, seed);
        List<List<Pair>> groups = List.of(units.subList(0, 3), units.subList(3, 10), units.subList(10, 23));
        List<List<Pair>> otherGroups =
                shuffled(groups.stream().map(group -> shuffled(group, seed)).toList(), seed);

        assertThat(Resampling.ratioOfSums(other, 8, 7))
                .isEqualTo(Resampling.ratioOfSums(units, 8, 7))
                .isPresent();
        assertThat(RankCorrelation.spearman(other, 7))
                .isEqualTo(RankCorrelation.spearman(units, 7))
                .isPresent();
        assertThat(MedianDifference.test(
                        shuffled(values.subList(0, 3), seed), shuffled(values.subList(3, 23), seed), 7))
                .isEqualTo(MedianDifference.test(values.subList(0, 3), values.subList(3, 23), 7))
                .isPresent();
        assertThat(RankSum.test(shuffled(values.subList(0, 3), seed), shuffled(values.subList(3, 23), seed), 7))
                .isEqualTo(RankSum.test(values.subList(0, 3), values.subList(3, 23), 7))
                .isPresent();
        assertThat(RangeCoverage.of(shuffled(units.subList(0, 9), seed), 7))
                .isEqualTo(RangeCoverage.of(units.subList(0, 9), 7))
                .isPresent();
        assertThat(Shrinkage.shrink(shuffled(groups.get(0), seed), otherGroups))
                .isEqualTo(Shrinkage.shrink(groups.get(0), groups))
                .isPresent();
        assertThat(Quantiles.of(otherValues, new BigDecimal("0.3")))
                .isEqualTo(Quantiles.of(values, new BigDecimal("0.3")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void partsAddUpToTheCentAndAreLessThanACentFromTheirShare(long seed) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        List<BigDecimal> parts = IntStream.range(0, random.nextInt(1, 12))
                .mapToObj(i -> BigDecimal.valueOf(random.nextLong(1, 1_000_000_000_000L), 8))
                .toList();
        BigDecimal whole = BigDecimal.valueOf(random.nextLong(1, 100_000_000L), 2);

        List<BigDecimal> split = LargestRemainder.split(parts, whole).orElseThrow();

        assertThat(split.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(whole);
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int i = 0; i < parts.size(); i++) {
            double share = parts.get(i).doubleValue() * whole.doubleValue() / sum.doubleValue();
            assertThat(split.get(i).doubleValue()).isBetween(share - 0.0100001, share + 0.0100001);
        }
    }

    @Test
    void belowTheFewestUnitsThereIsNoRange() {
        assertThat(Resampling.ratioOfSums(units(1, 7), 8, 7)).isEmpty();
        assertThat(Resampling.ratioOfSums(units(1, 8), 8, 7)).isPresent();
        assertThat(Resampling.ratioOfSums(List.of(), 0, 7)).isEmpty();
    }

    /**
     * How often the range holds the figure of the whole population. Plans are spread like those of the rounds (log-normal,
     * spread 0.8), updated by ratios spread about 0.6 (log-normal, spread 0.5). The nominal 95 % is not reached by the
     * ratio of sums, which a few large plans decide: of 4000 populations 85 % (8 units), 89 % (20), 91 % (50).
     */
    @Test
    void theRangeCoversLessThanItSaysTheMoreSoTheFewerUnits() {
        Coverage eight = Coverage.of(8);
        Coverage twenty = Coverage.of(20);
        Coverage fifty = Coverage.of(50);

        String measured = "share of " + Coverage.POPULATIONS + " populations whose figure the range holds: " + eight
                + ", " + twenty + ", " + fifty;
        assertThat(eight.ratio()).as(measured).isBetween(0.81, 0.86);
        assertThat(twenty.ratio()).as(measured).isBetween(0.88, 0.92);
        assertThat(fifty.ratio()).as(measured).isBetween(0.89, 0.93);
    }

    /**
     * Nine in ten and half of the plan in turn: with equal plans the ratio of sums is a mean of n ratios, and a range of a
     * mean of few is too narrow, as the textbooks say, and less so of many. Where plans differ, a few decide, and it holds
     * the ratio more seldom.
     */
    @Test
    void coverageIsSimulatedForUnitsLikeThoseAtHand() {
        BigDecimal equalOfEight = coverage(8, i -> 1_000_000);
        BigDecimal unequalOfEight = coverage(8, i -> 100_000L << i);
        BigDecimal equalOfForty = coverage(40, i -> 1_000_000);

        assertThat(unequalOfEight).isLessThan(equalOfEight).isBetween(new BigDecimal("0.5"), new BigDecimal("0.9"));
        assertThat(equalOfForty).isBetween(new BigDecimal("0.9"), new BigDecimal("0.97"));
        assertThat(RangeCoverage.of(List.of(new Pair(BigDecimal.ONE, BigDecimal.ONE)), 7))
                .as("one unit has no spread")
                .isEmpty();
        assertThat(RangeCoverage.of(
                        List.of(new Pair(BigDecimal.ONE, BigDecimal.ONE), new Pair(BigDecimal.ZERO, BigDecimal.ONE)),
                        7))
                .as("a plan of nothing has no logarithm")
                .isEmpty();
    }

    private static BigDecimal coverage(int size, IntToLongFunction plan) {
        return RangeCoverage.of(
                        IntStream.range(0, size)
                                .mapToObj(i -> {
                                    BigDecimal planned = BigDecimal.valueOf(plan.applyAsLong(i));
                                    return new Pair(
                                            planned, planned.multiply(new BigDecimal(i % 2 == 0 ? "0.9" : "0.5")));
                                })
                                .toList(),
                        2020)
                .orElseThrow();
    }

    /**
     * @param ratio share of populations whose ratio of sums the range holds
     */
    private record Coverage(int size, double ratio) {
        static final int POPULATIONS = 1000;
        private static final int RESAMPLES = 400;

        static Coverage of(int size) {
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20_200_101L);
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            SharedStateContinuousSampler plan = GaussianSampler.of(normal, 13, 0.8);
            SharedStateContinuousSampler ratio = GaussianSampler.of(normal, Math.log(0.6) - 0.125, 0.5);
            int ratioHeld = 0;
            for (int i = 0; i < POPULATIONS; i++) {
                List<Pair> units = new ArrayList<>();
                for (int j = 0; j < size; j++) {
                    double planned = Math.exp(plan.sample());
                    double updated = Math.exp(ratio.sample());
                    units.add(new Pair(
                            BigDecimal.valueOf(Math.round(planned)),
                            BigDecimal.valueOf(Math.round(planned * updated))));
                }
                ratioHeld += holds(Resampling.ratioOfSums(units, 8, i, RESAMPLES), 0.6);
            }
            return new Coverage(size, (double) ratioHeld / POPULATIONS);
        }

        private static int holds(Optional<Resampling.Range> range, double figure) {
            Resampling.Range given = range.orElseThrow();
            return given.low().doubleValue() <= figure && given.high().doubleValue() >= figure ? 1 : 0;
        }
    }
}
