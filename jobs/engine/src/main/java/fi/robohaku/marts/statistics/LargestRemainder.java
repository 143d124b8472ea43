package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Splits a sum to the cent by the method of largest remainders, so that the parts add up to it. */
public final class LargestRemainder {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int DIGITS = 20;

    private LargestRemainder() {}

    /**
     * The parts to the cent, in the order given. Each is rounded down; the cents that are left go to those that lost
     * most, of equal ones to the one that stands first.
     *
     * @param parts parts that are not rounded; where they do not add up to the whole they are taken as proportions
     * @return empty where there is no part, or the parts are no proportions, for they add up to zero and the whole does not
     */
    public static Optional<List<BigDecimal>> split(List<BigDecimal> parts, BigDecimal whole) {
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean addUp = sum.subtract(whole).abs().compareTo(CENT) < 0;
        if (parts.isEmpty() || (sum.signum() == 0 && !addUp)) {
            return Optional.empty();
        }
        List<BigDecimal> shares = addUp
                ? parts
                : parts.stream()
                        .map(part -> part.multiply(whole).divide(sum, DIGITS, RoundingMode.HALF_EVEN))
                        .toList();
        List<BigDecimal> split = new ArrayList<>(shares.stream()
                .map(share -> share.setScale(2, RoundingMode.FLOOR))
                .toList());
        int left = whole.setScale(2, RoundingMode.HALF_UP)
                .subtract(split.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .movePointRight(2)
                .intValueExact();
        List<Integer> places = IntStream.range(0, split.size())
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(
                        i -> shares.get(i).subtract(split.get(i)), Comparator.reverseOrder()))
                .toList();
        for (int i = 0; i < left; i++) {
            int place = places.get(i % places.size());
            split.set(place, split.get(place).add(CENT));
        }
        return Optional.of(List.copyOf(split));
    }
}
