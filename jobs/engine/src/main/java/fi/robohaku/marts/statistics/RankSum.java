package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
        int[] ranks = Ranks.twice(pooled);
        int chosen = exposed.size();
        int[] own = IntStream.range(0, chosen).toArray();
        long observed = deviation(ranks, own);
        boolean isExact = Permutations.areCounted(ranks.length, chosen);
        Tally tally = new Tally(Math.abs(observed));
        if (isExact) {
            Permutations.countOut(ranks.length, chosen, way -> tally.add(deviation(ranks, way)));
        } else {
            // Sorted first, so that the order of the rows does not change what is drawn.
            int[] sorted = IntStream.of(ranks).sorted().toArray();
            Permutations.draw(sorted, seed, drawn -> tally.add(deviation(drawn, own)));
        }
        long pairs = (long) chosen * others.size();
        return Optional.of(new Outcome(
                Numbers.ratio(pairs - observed, 2 * pairs),
                tally.significance(isExact),
                tally.count(),
                Math.min(chosen, others.size())));
    }

    /** Twice the sum of the ranks at these places, less what it is on average: above 0 where they are high. */
    private static long deviation(int[] twiceRanks, int[] places) {
        long sum = 0;
        for (int place : places) {
            sum += twiceRanks[place];
        }
        return sum - (long) places.length * (twiceRanks.length + 1);
    }
}
