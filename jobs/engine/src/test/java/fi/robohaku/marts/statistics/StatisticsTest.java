package fi.robohaku.marts.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.junit.jupiter.api.Test;

/** Each statistic against a value that was worked out elsewhere. */
class StatisticsTest {
    private static BigDecimal of(String number) {
        return new BigDecimal(number);
    }

    private static List<BigDecimal> list(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toList();
    }

    private static List<Pair> pairs(int[] first, int[] second) {
        return IntStream.range(0, first.length)
                .mapToObj(i -> new Pair(BigDecimal.valueOf(first[i]), BigDecimal.valueOf(second[i])))
                .toList();
    }

    /** R: quantile(c(1, 3, 4, 8, 10, 11), c(.25, .5, .75)) is 3.25, 6, 9.5. */
    @Test
    void quartilesAreThoseOfDefinitionSeven() {
        List<BigDecimal> values = list("10", "1", "8", "4", "11", "3");

        assertThat(Quantiles.of(values, of("0.25"))).contains(of("3.250000"));
        assertThat(Quantiles.of(values, of("0.5"))).contains(of("6.000000"));
        assertThat(Quantiles.of(values, of("0.75"))).contains(of("9.500000"));
        assertThat(Quantiles.of(values, of("0"))).contains(of("1.000000"));
        assertThat(Quantiles.of(values, of("1"))).contains(of("11.000000"));
        assertThat(Quantiles.of(List.of(), of("0.5"))).isEmpty();
        double other = Quantile.withDefaults()
                .with(Quantile.EstimationMethod.HF7)
                .evaluate(values.stream().mapToDouble(BigDecimal::doubleValue).toArray(), 0.37);
        assertThat(Quantiles.of(values, of("0.37")).orElseThrow().doubleValue()).isCloseTo(other, within(1e-6));
    }

    /** Four observers, twelve units: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections C to E. */
    @Test
    void alphaIsThatOfKrippendorffsExample() {
        String[] observers = {"123321412...", "1233224125.3", ".3332342251.", "12332441251."};
        List<List<BigDecimal>> units = new ArrayList<>();
        for (int unit = 0; unit < 12; unit++) {
            List<BigDecimal> ratings = new ArrayList<>();
            for (String observer : observers) {
                if (observer.charAt(unit) != '.') {
                    ratings.add(of(observer.substring(unit, unit + 1)));
                }
            }
            units.add(ratings);
        }

        assertThat(Agreement.alpha(units, Agreement.Level.NOMINAL).orElseThrow())
                .isCloseTo(of("0.743"), within(of("0.0005")));
        assertThat(Agreement.alpha(units, Agreement.Level.ORDINAL).orElseThrow())
                .isCloseTo(of("0.815"), within(of("0.0005")));
        assertThat(Agreement.alpha(units, Agreement.Level.INTERVAL).orElseThrow())
                .isCloseTo(of("0.849"), within(of("0.0005")));
        assertThat(Agreement.alpha(List.of(list("1", "1"), list("1.0", "1")), Agreement.Level.NOMINAL))
                .as("one value only: chance cannot be told from agreement")
                .isEmpty();
    }

    /** Intelligence and hours of television of ten persons, a textbook example: sum of squared differences 194. */
    @Test
    void spearmanIsOneLessSixTimesTheSquaredDifferencesOfRanks() {
        RankCorrelation.Outcome outcome = RankCorrelation.spearman(
                        pairs(
                                new int[] {106, 100, 86, 101, 99, 103, 97, 113, 112, 110},
                                new int[] {7, 27, 2, 50, 28, 29, 20, 12, 6, 17}),
                        2020)
                .orElseThrow();

        assertThat(outcome.rho()).as("1 - 6 * 194 / (10 * 99) = -29/165").isEqualTo(of("-0.175758"));
        assertThat(outcome.significance().method()).isEqualTo(Significance.Method.SEEDED_PERMUTATION);
        assertThat(outcome.significance().pValue())
                .as("0.6272 by Student's t, 0.632 in tables of the exact distribution")
                .isCloseTo(of("0.63"), within(of("0.015")));
    }

    /** Of the 720 orders of six, 12 have a sum of squared differences of 4 or less; as many have the mirror image. */
    @Test
    void theSignificanceOfFewPairsIsCountedOut() {
        RankCorrelation.Outcome six = RankCorrelation.spearman(
                        pairs(new int[] {1, 2, 3, 4, 5, 6}, new int[] {2, 1, 3, 4, 6, 5}), 2020)
                .orElseThrow();

        assertThat(six.rho()).as("1 - 6 * 4 / (6 * 35)").isEqualTo(of("0.885714"));
        assertThat(six.significance())
                .isEqualTo(new Significance(of("0.033333"), of("0.002778"), Significance.Method.EXACT));
        assertThat(RankCorrelation.spearman(pairs(new int[] {1, 2, 3}, new int[] {1, 2, 3}), 1)
                        .orElseThrow()
                        .significance()
                        .isTooFew())
                .as("two of six orders are as extreme")
                .isTrue();
        assertThat(RankCorrelation.spearman(pairs(new int[] {1, 1, 1}, new int[] {1, 2, 3}), 1))
                .isEmpty();
    }

    /** By hand: of the ten ways to choose two of 1, 2, 3, 4, 10 only one puts the medians 5 apart; 3 and 10 give 4.5. */
    @Test
    void theDifferenceOfMediansIsCountedOut() {
        MedianDifference.Outcome outcome = MedianDifference.test(list("4", "10"), list("1", "2", "3"), 2020)
                .orElseThrow();

        assertThat(outcome.difference()).as("7 - 2").isEqualTo(of("5.000000"));
        assertThat(outcome.assignments()).isEqualTo(10);
        assertThat(outcome.significance().pValue()).isEqualTo(of("0.100000"));
        assertThat(outcome.significance().smallest()).isEqualTo(of("0.100000"));
        assertThat(outcome.significance().isTooFew()).isTrue();
    }

    @Test
    void threeOfTwentyThreeHave1771WaysAndTiesCountAsExtreme() {
        List<BigDecimal> others =
                IntStream.rangeClosed(1, 20).mapToObj(BigDecimal::valueOf).toList();

        MedianDifference.Outcome apart =
                MedianDifference.test(list("100", "101", "102"), others, 2020).orElseThrow();
        MedianDifference.Outcome tied =
                MedianDifference.test(list("1", "1"), list("1", "1", "1"), 2020).orElseThrow();

        assertThat(apart.assignments()).isEqualTo(1771);
        assertThat(apart.significance().pValue())
                .as("10 / 1771: 101 and 102 with 100, or with one of 12 to 20, leave a median of 10.5 to the others")
                .isEqualTo(of("0.005647"))
                .isEqualTo(apart.significance().smallest());
        assertThat(tied.significance().pValue()).isEqualTo(of("1.000000"));
        assertThat(tied.significance().isTooFew()).isTrue();
        assertThat(MedianDifference.test(list(), list("1"), 1)).isEmpty();
    }

    @Test
    void manyWaysAreDrawnFromTheSeed() {
        List<BigDecimal> low =
                IntStream.rangeClosed(1, 15).mapToObj(BigDecimal::valueOf).toList();
        List<BigDecimal> high =
                IntStream.rangeClosed(8, 22).mapToObj(BigDecimal::valueOf).toList();

        MedianDifference.Outcome first = MedianDifference.test(high, low, 2020).orElseThrow();

        assertThat(first.significance().method()).isEqualTo(Significance.Method.SEEDED_PERMUTATION);
        assertThat(first).isEqualTo(MedianDifference.test(high, low, 2020).orElseThrow());
        assertThat(first.significance().pValue()).isLessThan(of("0.05"));
    }

    /** By hand: 4 and 10 are above 1, 2 and 3 in all six pairs; of ten ways only that one and its mirror are as far. */
    @Test
    void theSumOfRanksIsCountedOutAndTellsTheShareOfPairs() {
        RankSum.Outcome higher =
                RankSum.test(list("4", "10"), list("1", "2", "3"), 2020).orElseThrow();
        RankSum.Outcome tied =
                RankSum.test(list("1", "2"), list("1", "3"), 2020).orElseThrow();

        assertThat(higher.lowerShare()).isEqualTo(of("0.000000"));
        assertThat(higher.assignments()).isEqualTo(10);
        assertThat(higher.significance())
                .isEqualTo(new Significance(of("0.200000"), of("0.200000"), Significance.Method.EXACT));
        assertThat(higher.isTooFew()).isTrue();
        assertThat(tied.lowerShare())
                .as("1 ties with 1 and is below 3, 2 is below 3 only: 2.5 of 4 pairs")
                .isEqualTo(of("0.625000"));
    }

    /** Of the 126 ways to choose four of nine, one has the four lowest and one the four highest: Wilcoxon's tables. */
    @Test
    void fourBelowFiveHaveTheSmallestPOfTheirTables() {
        RankSum.Outcome lowest = RankSum.test(list("1", "2", "3", "4"), list("5", "6", "7", "8", "9"), 2020)
                .orElseThrow();

        assertThat(lowest.lowerShare()).isEqualTo(of("1.000000"));
        assertThat(lowest.significance().pValue()).as("2 / 126").isEqualTo(of("0.015873"));
        assertThat(lowest.isTooFew()).isFalse();
    }

    @Test
    void oneUnitAgainstAllOthersIsTooFewHoweverMany() {
        List<BigDecimal> others =
                IntStream.rangeClosed(1, 99).mapToObj(BigDecimal::valueOf).toList();
        RankSum.Outcome one = RankSum.test(list("0"), others, 2020).orElseThrow();

        assertThat(one.significance().smallest()).as("2 / 100").isEqualTo(of("0.020000"));
        assertThat(one.isTooFew()).isTrue();
        assertThat(new Significance(of("0.050000"), of("0.050000"), Significance.Method.EXACT).isTooFew())
                .as("0.05 is too few already")
                .isTrue();
        assertThat(RankSum.test(list(), others, 1)).isEmpty();
    }

    @Test
    void ranksThatHaveTooManyWaysAreDrawnFromTheSeed() {
        List<BigDecimal> low =
                IntStream.rangeClosed(1, 15).mapToObj(BigDecimal::valueOf).toList();
        List<BigDecimal> high =
                IntStream.rangeClosed(8, 22).mapToObj(BigDecimal::valueOf).toList();

        RankSum.Outcome first = RankSum.test(high, low, 2020).orElseThrow();

        assertThat(first.significance().method()).isEqualTo(Significance.Method.SEEDED_PERMUTATION);
        assertThat(first).isEqualTo(RankSum.test(high, low, 2020).orElseThrow());
        assertThat(first.significance().pValue()).isLessThan(of("0.05"));
    }

    /**
     * Thirteen trials of BCG vaccine (Colditz and others, JAMA 271 (1994), 698-702) by DerSimonian and Laird: mean of
     * the log risk ratios -0.7141, variance between trials 0.3088, as metafor's manual prints them.
     */
    @Test
    void randomEffectsAreThoseOfTheVaccineTrials() {
        int[][] trials = {
            {4, 119, 11, 128},
            {6, 300, 29, 274},
            {3, 228, 11, 209},
            {62, 13536, 248, 12619},
            {33, 5036, 47, 5761},
            {180, 1361, 372, 1079},
            {8, 2537, 10, 619},
            {505, 87886, 499, 87892},
            {29, 7470, 45, 7232},
            {17, 1699, 65, 1600},
            {186, 50448, 141, 27197},
            {5, 2493, 3, 2338},
            {27, 16886, 29, 17825}
        };
        double[] estimates = Arrays.stream(trials)
                .mapToDouble(t -> Math.log(((double) t[0] / (t[0] + t[1])) / ((double) t[2] / (t[2] + t[3]))))
                .toArray();
        double[] variances = Arrays.stream(trials)
                .mapToDouble(t -> 1.0 / t[0] - 1.0 / (t[0] + t[1]) + 1.0 / t[2] - 1.0 / (t[2] + t[3]))
                .toArray();

        Shrinkage.RandomEffects effects = Shrinkage.randomEffects(estimates, variances);

        assertThat(effects.mean()).isCloseTo(-0.7141, within(0.00005));
        assertThat(effects.between()).isCloseTo(0.3088, within(0.00005));
    }

    @Test
    void aSmallGroupIsDrawnFurtherToTheMeanThanALargeOne() {
        List<Pair> one = pairs(new int[] {100}, new int[] {10});
        List<Pair> large = pairs(new int[] {100, 100, 100, 100, 100, 100}, new int[] {80, 90, 100, 85, 95, 90});
        List<Pair> middle = pairs(new int[] {100, 100, 100}, new int[] {40, 50, 60});
        List<List<Pair>> all = List.of(one, large, middle);

        Shrinkage.Shrunk small = Shrinkage.shrink(one, all).orElseThrow();
        Shrinkage.Shrunk big = Shrinkage.shrink(large, all).orElseThrow();

        assertThat(small.ratio()).isEqualTo(of("0.100000"));
        assertThat(big.ratio()).isEqualTo(of("0.900000"));
        assertThat(small.weight()).isLessThan(big.weight());
        assertThat(small.shrunk()).isBetween(small.ratio(), small.mean());
        assertThat(big.shrunk()).isBetween(big.mean(), big.ratio());
        assertThat(Shrinkage.shrink(one, List.of(one, large)))
                .as("two groups have no mean to speak of")
                .isEmpty();
    }

    @Test
    void centsThatAreLeftGoToThoseThatLostMost() {
        assertThat(LargestRemainder.split(list("1", "1", "1"), of("100"))).contains(list("33.34", "33.33", "33.33"));
        assertThat(LargestRemainder.split(list("10.004", "20.006", "-0.010"), of("30.00")))
                .contains(list("10.00", "20.01", "-0.01"));
        assertThat(LargestRemainder.split(list("5", "-5"), of("0"))).contains(list("5.00", "-5.00"));
        assertThat(LargestRemainder.split(list("1.005", "7.005", "2.000"), of("10.01")))
                .as("both lose half a cent: the first gets it, though the other is larger")
                .contains(list("1.01", "7.00", "2.00"));
        assertThat(LargestRemainder.split(list("0", "0"), of("1"))).isEmpty();
        assertThat(LargestRemainder.split(list(), of("1"))).isEmpty();
    }
}
