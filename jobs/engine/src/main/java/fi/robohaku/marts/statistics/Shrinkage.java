package fi.robohaku.marts.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Ratios of groups drawn towards the mean of all groups, the more so the fewer units a group has (empirical Bayes).
 *
 * <p>A group's ratio is that of its sums: its units' ratios weighted with their plans. Units vary about their group's
 * ratio with one variance, estimated over all groups; that of a group's ratio is it divided by the group's effective
 * number of units, (sum of plans)² / sum of squared plans (Kish, Survey Sampling, 1965). Groups vary about their mean
 * with a variance estimated by the method of moments of DerSimonian and Laird, Controlled Clinical Trials 7 (1986),
 * 177-188; each is drawn towards the mean in the proportion of the two variances (Morris, Journal of the American
 * Statistical Association 78 (1983), 47-55). Ratios are taken as they are, not their logarithms: a net benefit may be
 * zero or less.
 */
public final class Shrinkage {
    private static final int FEWEST_GROUPS = 3;

    private Shrinkage() {}

    /**
     * A group's ratio, drawn towards the mean.
     *
     * @param ratio ratio of the group's own sums
     * @param shrunk the same drawn towards {@code mean}
     * @param weight how much of it is the group's own: 1 is all, 0 is nothing
     * @param mean mean over all groups
     * @param groups groups that have a ratio
     */
    public record Shrunk(BigDecimal ratio, BigDecimal shrunk, BigDecimal weight, BigDecimal mean, int groups) {}

    /**
     * Mean of several estimates that differ among themselves.
     *
     * @param mean weighted mean
     * @param between variance of what is estimated
     */
    record RandomEffects(double mean, double between) {}

    private record Estimate(double ratio, double effectiveUnits) {}

    /**
     * Draws a group's ratio towards the mean.
     *
     * @param group units of the group: planned, updated
     * @param all units of each group, this one among them; units without a positive plan are left out
     * @return empty where the group has no ratio, fewer than three groups have one, or no group has two units
     */
    public static Optional<Shrunk> shrink(List<Pair> group, List<List<Pair>> all) {
        List<List<Pair>> groups = all.stream()
                .map(Shrinkage::usable)
                .filter(units -> !units.isEmpty())
                .toList();
        List<Pair> own = usable(group);
        int degrees = groups.stream().mapToInt(units -> units.size() - 1).sum();
        if (own.isEmpty() || groups.size() < FEWEST_GROUPS || degrees == 0) {
            return Optional.empty();
        }
        double within = within(groups) / degrees;
        double[][] estimates = groups.stream()
                .map(Shrinkage::estimate)
                .sorted(Comparator.comparingDouble(Estimate::ratio).thenComparingDouble(Estimate::effectiveUnits))
                .map(one -> new double[] {one.ratio(), within / one.effectiveUnits()})
                .toArray(double[][]::new);
        Estimate mine = estimate(own);
        if (within == 0) {
            double mean = Arrays.stream(estimates)
                    .mapToDouble(one -> one[0])
                    .average()
                    .orElseThrow();
            return Optional.of(shrunk(mine.ratio(), 1, mean, groups.size()));
        }
        RandomEffects effects = randomEffects(
                Arrays.stream(estimates).mapToDouble(one -> one[0]).toArray(),
                Arrays.stream(estimates).mapToDouble(one -> one[1]).toArray());
        double weight = effects.between() / (effects.between() + within / mine.effectiveUnits());
        return Optional.of(shrunk(mine.ratio(), weight, effects.mean(), groups.size()));
    }

    private static Shrunk shrunk(double ratio, double weight, double mean, int groups) {
        return new Shrunk(
                Numbers.ratio(ratio),
                Numbers.ratio(weight * ratio + (1 - weight) * mean),
                Numbers.ratio(weight),
                Numbers.ratio(mean),
                groups);
    }

    private static List<Pair> usable(List<Pair> units) {
        return units.stream()
                .filter(unit -> unit.first().signum() > 0)
                .sorted(Pair.ORDER)
                .toList();
    }

    private static Estimate estimate(List<Pair> units) {
        BigDecimal planned = units.stream().map(Pair::first).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal updated = units.stream().map(Pair::second).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares = units.stream().map(unit -> unit.first().pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Estimate(new Pair(planned, updated).ratio(), new Pair(squares, planned.pow(2)).ratio());
    }

    /** Squared distances of units from the mean of their group, added up. */
    private static double within(List<List<Pair>> groups) {
        List<Double> squares = new ArrayList<>();
        for (List<Pair> units : groups) {
            double mean = units.stream().mapToDouble(Pair::ratio).average().orElseThrow();
            units.forEach(unit -> squares.add(Math.pow(unit.ratio() - mean, 2)));
        }
        return squares.stream().sorted().mapToDouble(Double::doubleValue).sum();
    }

    /** The method of moments of DerSimonian and Laird over estimates and their variances. */
    static RandomEffects randomEffects(double[] estimates, double[] variances) {
        double[] weights =
                DoubleStream.of(variances).map(variance -> 1 / variance).toArray();
        double sum = DoubleStream.of(weights).sum();
        double fixed = mean(estimates, weights);
        double heterogeneity = 0;
        double squares = 0;
        for (int i = 0; i < estimates.length; i++) {
            heterogeneity += weights[i] * Math.pow(estimates[i] - fixed, 2);
            squares += weights[i] * weights[i];
        }
        double between = Math.max(0, (heterogeneity - (estimates.length - 1)) / (sum - squares / sum));
        double[] widened = DoubleStream.of(variances)
                .map(variance -> 1 / (variance + between))
                .toArray();
        return new RandomEffects(mean(estimates, widened), between);
    }

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            all += weights[i];
        }
        return sum / all;
    }
}
