package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/** Ranks from 1, the least first; values that are equal share the mean of theirs. */
final class Ranks {
    private Ranks() {}

    /** Twice the rank of each value, in the order of the values: whole numbers, for a mean rank may end in a half. */
    static int[] twice(List<BigDecimal> values) {
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
