package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Randomisation test of the difference of two groups' medians, two-sided: of all ways to say which units are exposed,
 * the share in which the medians differ at least as much as they do. Edgington and Onghena, Randomization Tests, 4th
 * edition (2007). Exact where the ways can be counted out, else by seeded permutations.
 */
public final class MedianDifference {
    private MedianDifference() {}

    /**
     * What the test says.
     *
     * @param difference median of the exposed less median of the others
     * @param assignments ways looked at
     */
    public record Outcome(BigDecimal difference, Significance significance, int assignments) {}

    /** The test; empty where one group is. */
    public static Optional<Outcome> test(List<BigDecimal> exposed, List<BigDecimal> others, long seed) {
        if (exposed.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> pooled = new ArrayList<>(exposed);
        pooled.addAll(others);
        int scale = pooled.stream().mapToInt(BigDecimal::scale).max().orElseThrow();
        long[] values = Numbers.exact(pooled);
        long observed = twiceDifference(
                Arrays.copyOf(values, exposed.size()), Arrays.copyOfRange(values, exposed.size(), values.length));
        Arrays.sort(values);
        int chosen = exposed.size();
        boolean isExact = Permutations.areCounted(values.length, chosen);
        Tally tally = new Tally(Math.abs(observed));
        boolean[] isExposed = new boolean[values.length];
        if (isExact) {
            Permutations.countOut(
                    values.length, chosen, way -> tally.add(twiceDifference(values, way, chosen, isExposed)));
        } else {
            int[] places = IntStream.range(0, values.length).toArray();
            Permutations.draw(places, seed, drawn -> tally.add(twiceDifference(values, drawn, chosen, isExposed)));
        }
        BigDecimal difference = Numbers.ratio(
                new BigDecimal(java.math.BigInteger.valueOf(observed), scale).divide(BigDecimal.valueOf(2)));
        return Optional.of(new Outcome(difference, tally.significance(isExact), tally.count()));
    }

    /**
     * Twice the difference of the medians.
     *
     * @param places of the exposed in the sorted values; those beyond the number chosen are of the others
     * @param isExposed room to work in, one for each value
     */
    private static long twiceDifference(long[] sorted, int[] places, int chosen, boolean[] isExposed) {
        Arrays.fill(isExposed, false);
        for (int i = 0; i < chosen; i++) {
            isExposed[places[i]] = true;
        }
        return Math.subtractExact(
                twiceMedian(sorted, isExposed, true, chosen),
                twiceMedian(sorted, isExposed, false, sorted.length - chosen));
    }

    /** Twice the median of those sorted values that are exposed, or are not: as many as told. */
    private static long twiceMedian(long[] sorted, boolean[] isExposed, boolean isWanted, int count) {
        int before = 0;
        long lower = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (isExposed[i] == isWanted) {
                if (before == (count - 1) / 2) {
                    lower = sorted[i];
                }
                if (before == count / 2) {
                    return Math.addExact(lower, sorted[i]);
                }
                before++;
            }
        }
        throw new IllegalArgumentException("Fewer than " + count + " values");
    }

    private static long twiceDifference(long[] exposed, long[] others) {
        Arrays.sort(exposed);
        Arrays.sort(others);
        return Math.subtractExact(twiceMedian(exposed), twiceMedian(others));
    }

    private static long twiceMedian(long[] sorted) {
        return Math.addExact(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2]);
    }
}
