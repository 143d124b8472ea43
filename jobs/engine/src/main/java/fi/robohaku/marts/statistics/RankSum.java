package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.numbers.combinatorics.Combinations;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Randomisation test of whether one group's values lie lower or higher than another's, by the sum of ranks, two-sided,
 * with mean ranks for ties: Wilcoxon, Biometrics Bulletin 1 (1945), 80-83. The effect is the share of pairs in which the
 * value of the first group is the lower one (Mann and Whitney's U by the number of pairs), which needs no median of a
 * group that is too small to have one. Exact where the ways to choose the first group can be counted out, else by seeded
 * permutations.
 */
public final class RankSum {
    private RankSum() {}

    /**
     * What the test says.
     *
     * @param lowerShare share of pairs, one of each group, in which the first one's value is lower; ties count half
     * @param assignments ways looked at
     * @param smallerGroup units in the smaller group
     */
    public record Outcome(BigDecimal lowerShare, Significance significance, int assignments, int smallerGroup) {
        /** Whether nothing could be told: whatever happened, or for one unit stands against all others. */
        public boolean isTooFew() {
            return smallerGroup < 2 || significance.isTooFew();
        }
    }

    /** The test; empty where one group is. */
    public static Optional<Outcome> test(List<BigDecimal> exposed, List<BigDecimal> others, long seed) {
        if (exposed.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> pooled = new ArrayList<>(exposed);
        pooled.addAll(others);
        int[] ranks = twiceRanks(pooled);
        int chosen = exposed.size();
        int[] own = IntStream.range(0, chosen).toArray();
        long observed = deviation(ranks, own);
        boolean isExact = BinomialCoefficientDouble.value(ranks.length, chosen) <= MedianDifference.MOST_ASSIGNMENTS;
        Tally tally = new Tally(Math.abs(observed));
        if (isExact) {
            Iterator<int[]> ways = Combinations.of(ranks.length, chosen).iterator();
            while (ways.hasNext()) {
                tally.add(deviation(ranks, ways.next()));
            }
        } else {
            draw(ranks, chosen, seed, tally);
        }
        long pairs = (long) chosen * others.size();
        return Optional.of(new Outcome(
                Numbers.ratio(pairs - observed, 2 * pairs),
                tally.significance(isExact),
                tally.count(),
                Math.min(chosen, others.size())));
    }

    /** The order in which permutations are drawn from does not depend on that of the rows: ranks are sorted first. */
    private static void draw(int[] ranks, int chosen, long seed, Tally tally) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        int[] shuffled = IntStream.of(ranks).sorted().toArray();
        int[] first = IntStream.range(0, chosen).toArray();
        for (int i = 0; i < MedianDifference.PERMUTATIONS; i++) {
            ArraySampler.shuffle(random, shuffled);
            tally.add(deviation(shuffled, first));
        }
    }

    /** Twice the sum of the ranks at these places, less what it is on average: above 0 where they are high. */
    private static long deviation(int[] twiceRanks, int[] places) {
        long sum = 0;
        for (int place : places) {
            sum += twiceRanks[place];
        }
        return sum - (long) places.length * (twiceRanks.length + 1);
    }

    /** Mean ranks times two, which are whole numbers. */
    private static int[] twiceRanks(List<BigDecimal> values) {
        List<BigDecimal> distinct = values.stream()
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .sorted()
                .toList();
        double[] places = values.stream()
                .mapToDouble(value -> distinct.indexOf(value.stripTrailingZeros()))
                .toArray();
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE).apply(places);
        return IntStream.range(0, ranks.length)
                .map(i -> (int) Math.round(2 * ranks[i]))
                .toArray();
    }
}
