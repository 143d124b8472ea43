package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Krippendorff's alpha: agreement of raters who need not all have rated every unit. Krippendorff, Computing
 * Krippendorff's Alpha-Reliability (2011). The arithmetic is exact.
 */
public final class Agreement {
    private Agreement() {}

    /** How far apart two ratings are. */
    public enum Level {
        /** The same or not. */
        NOMINAL,
        /** By how many ratings lie between. */
        ORDINAL,
        /** By the difference. */
        INTERVAL
    }

    /**
     * Alpha, to six digits: 1 is full agreement, 0 what chance gives.
     *
     * @param units the ratings that each unit got; units with fewer than two say nothing
     * @return empty where no unit has two ratings, or all ratings are the same
     */
    public static Optional<BigDecimal> alpha(List<List<BigDecimal>> units, Level level) {
        List<List<BigDecimal>> rated = units.stream()
                .filter(unit -> unit.size() > 1)
                .map(unit -> unit.stream().map(BigDecimal::stripTrailingZeros).toList())
                .toList();
        List<BigDecimal> values =
                rated.stream().flatMap(List::stream).distinct().sorted().toList();
        if (values.size() < 2) {
            return Optional.empty();
        }
        Map<BigDecimal, Integer> place = new TreeMap<>();
        values.forEach(value -> place.put(value, place.size()));
        BigInteger common = rated.stream()
                .map(unit -> BigInteger.valueOf(unit.size() - 1L))
                .reduce(BigInteger.ONE, (a, b) -> a.multiply(b).divide(a.gcd(b)));
        long[] totals = new long[values.size()];
        BigInteger[][] coincidences = new BigInteger[values.size()][values.size()];
        for (BigInteger[] row : coincidences) {
            java.util.Arrays.fill(row, BigInteger.ZERO);
        }
        for (List<BigDecimal> unit : rated) {
            count(unit.stream().mapToInt(place::get).toArray(), common, totals, coincidences);
        }
        return Optional.of(alpha(values, totals, coincidences, common, level));
    }

    /** Adds the pairs of one unit, each worth {@code common / (ratings - 1)}. */
    private static void count(int[] unit, BigInteger common, long[] totals, BigInteger[][] coincidences) {
        BigInteger worth = common.divide(BigInteger.valueOf(unit.length - 1L));
        for (int i = 0; i < unit.length; i++) {
            totals[unit[i]]++;
            for (int j = 0; j < unit.length; j++) {
                if (i != j) {
                    coincidences[unit[i]][unit[j]] = coincidences[unit[i]][unit[j]].add(worth);
                }
            }
        }
    }

    private static BigDecimal alpha(
            List<BigDecimal> values, long[] totals, BigInteger[][] coincidences, BigInteger common, Level level) {
        BigDecimal observed = BigDecimal.ZERO;
        BigDecimal expected = BigDecimal.ZERO;
        long all = 0;
        for (int i = 0; i < totals.length; i++) {
            all += totals[i];
            for (int j = 0; j < totals.length; j++) {
                BigDecimal apart = apart(values, totals, i, j, level);
                observed = observed.add(apart.multiply(new BigDecimal(coincidences[i][j])));
                expected = expected.add(
                        apart.multiply(BigDecimal.valueOf(totals[i]).multiply(BigDecimal.valueOf(totals[j]))));
            }
        }
        BigDecimal ratio = observed.multiply(BigDecimal.valueOf(all - 1))
                .divide(expected.multiply(new BigDecimal(common)), 20, RoundingMode.HALF_EVEN);
        return Numbers.ratio(BigDecimal.ONE.subtract(ratio));
    }

    /** Squared distance of two values; of ordinal ones four times it, which cancels out. */
    private static BigDecimal apart(List<BigDecimal> values, long[] totals, int i, int j, Level level) {
        return switch (level) {
            case NOMINAL -> i == j ? BigDecimal.ZERO : BigDecimal.ONE;
            case INTERVAL -> values.get(i).subtract(values.get(j)).pow(2);
            case ORDINAL -> {
                long between = -totals[i] - totals[j];
                for (int k = Math.min(i, j); k <= Math.max(i, j); k++) {
                    between += 2 * totals[k];
                }
                yield i == j ? BigDecimal.ZERO : BigDecimal.valueOf(between).pow(2);
            }
        };
    }
}
