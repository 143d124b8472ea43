package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Spearman's rank correlation with mean ranks for ties: Kendall and Gibbons, Rank Correlation Methods, 5th edition
 * (1990). Significance by counting out all orders, up to eight pairs, else by seeded permutations.
 */
public final class RankCorrelation {
    private static final int MOST_COUNTED_OUT = 8;
    private static final int FEWEST = 3;

    private RankCorrelation() {}

    /**
     * What the correlation is.
     *
     * @param rho from -1 to 1, six digits
     */
    public record Outcome(BigDecimal rho, int pairs, Significance significance) {}

    /** The correlation; empty below three pairs, and where one side does not vary. */
    public static Optional<Outcome> spearman(List<Pair> pairs, long seed) {
        if (pairs.size() < FEWEST) {
            return Optional.empty();
        }
        List<Pair> sorted = pairs.stream().sorted(Pair.ORDER).toList();
        int[] first = Ranks.twice(sorted.stream().map(Pair::first).toList());
        int[] second = Ranks.twice(sorted.stream().map(Pair::second).toList());
        long firstSpread = covariance(first, first);
        long secondSpread = covariance(second, second);
        if (firstSpread == 0 || secondSpread == 0) {
            return Optional.empty();
        }
        long observed = covariance(first, second);
        BigDecimal rho = BigDecimal.valueOf(observed)
                .divide(
                        BigDecimal.valueOf(firstSpread)
                                .multiply(BigDecimal.valueOf(secondSpread))
                                .sqrt(MathContext.DECIMAL128),
                        MathContext.DECIMAL128);
        Tally tally = new Tally(Math.abs(observed));
        boolean isExact = pairs.size() <= MOST_COUNTED_OUT;
        if (isExact) {
            countOut(first, second, second.length, tally);
        } else {
            Permutations.draw(second, seed, drawn -> tally.add(covariance(first, drawn)));
        }
        return Optional.of(new Outcome(Numbers.ratio(rho), pairs.size(), tally.significance(isExact)));
    }

    /** Covariance times the square of the number of pairs. */
    private static long covariance(int[] first, int[] second) {
        long products = 0;
        long firstSum = 0;
        long secondSum = 0;
        for (int i = 0; i < first.length; i++) {
            products += (long) first[i] * second[i];
            firstSum += first[i];
            secondSum += second[i];
        }
        return first.length * products - firstSum * secondSum;
    }

    /** Heap's algorithm over the first places of the second side. */
    private static void countOut(int[] first, int[] second, int places, Tally tally) {
        if (places == 1) {
            tally.add(covariance(first, second));
            return;
        }
        for (int i = 0; i < places; i++) {
            countOut(first, second, places - 1, tally);
            int other = places % 2 == 0 ? i : 0;
            int kept = second[other];
            second[other] = second[places - 1];
            second[places - 1] = kept;
        }
    }
}
