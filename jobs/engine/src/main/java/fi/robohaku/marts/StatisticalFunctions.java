package fi.robohaku.marts;

import fi.robohaku.marts.statistics.Agreement;
import fi.robohaku.marts.statistics.LargestRemainder;
import fi.robohaku.marts.statistics.MedianDifference;
import fi.robohaku.marts.statistics.Pair;
import fi.robohaku.marts.statistics.Quantiles;
import fi.robohaku.marts.statistics.RangeCoverage;
import fi.robohaku.marts.statistics.RankCorrelation;
import fi.robohaku.marts.statistics.RankSum;
import fi.robohaku.marts.statistics.Resampling;
import fi.robohaku.marts.statistics.Shrinkage;
import fi.robohaku.marts.statistics.Significance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The statistics as SQL functions. A pair is a struct of two decimals, such as {@code struct(planned_benefit_eur,
 * updated_benefit_eur)}; a group is what {@code collect_list} gathers. Values that are null, and pairs of which one side
 * is null, do not count; of nothing the answer is null.
 */
final class StatisticalFunctions {
    private static final DataType RANGE = DataType.fromDDL(
            "low DECIMAL(18,6), high DECIMAL(18,6)," + " nominal_share DECIMAL(18,6), covered_share DECIMAL(18,6)");
    private static final DataType DIFFERENCE = DataType.fromDDL("difference DECIMAL(18,6), p DECIMAL(18,6),"
            + " smallest_p DECIMAL(18,6), n_assignments INT, method STRING, status STRING");
    private static final DataType RANK_SUM = DataType.fromDDL("lower_share DECIMAL(18,6), p DECIMAL(18,6),"
            + " smallest_p DECIMAL(18,6), n_assignments INT, method STRING, status STRING");
    private static final DataType CORRELATION = DataType.fromDDL(
            "rho DECIMAL(18,6), n INT, p DECIMAL(18,6)," + " smallest_p DECIMAL(18,6), method STRING, status STRING");
    private static final DataType SHRUNK = DataType.fromDDL("ratio DECIMAL(18,6), shrunk_ratio DECIMAL(18,6),"
            + " weight DECIMAL(18,6), mean_ratio DECIMAL(18,6), n_groups INT");
    private static final DataType RATIO = DataType.fromDDL("DECIMAL(18,6)");
    private static final DataType AMOUNTS = DataType.fromDDL("ARRAY<DECIMAL(18,2)>");

    private StatisticalFunctions() {}

    /** Makes the functions known to a session. */
    static void register(SparkSession spark) {
        UDF2<Seq<?>, Object, Object> quantile = (values, probability) ->
                Quantiles.of(decimals(values), decimal(probability)).orElse(null);
        UDF3<Seq<?>, Number, Number, Object> resampledRatio =
                (pairs, fewest, seed) -> Resampling.ratioOfSums(pairs(pairs), fewest.intValue(), seed.longValue())
                        .map(range -> row(range, RangeCoverage.of(pairs(pairs), seed.longValue())))
                        .orElse(null);
        UDF2<Seq<?>, Seq<?>, Object> shrunk =
                (group, groups) -> Shrinkage.shrink(pairs(group), each(groups, StatisticalFunctions::pairs))
                        .map(StatisticalFunctions::row)
                        .orElse(null);
        UDF2<Seq<?>, Object, Object> split = StatisticalFunctions::split;
        registerComparisons(spark);
        spark.udf().register("quantile", quantile, RATIO);
        spark.udf().register("resampled_ratio", resampledRatio, RANGE);
        spark.udf().register("shrunk_ratio", shrunk, SHRUNK);
        spark.udf().register("largest_remainder", split, AMOUNTS);
        for (Agreement.Level level : Agreement.Level.values()) {
            UDF1<Seq<?>, Object> alpha = units -> Agreement.alpha(each(units, StatisticalFunctions::decimals), level)
                    .orElse(null);
            spark.udf().register("krippendorff_alpha_" + level.name().toLowerCase(Locale.ROOT), alpha, RATIO);
        }
    }

    private static void registerComparisons(SparkSession spark) {
        UDF3<Seq<?>, Seq<?>, Number, Object> medianDifference =
                (exposed, others, seed) -> MedianDifference.test(decimals(exposed), decimals(others), seed.longValue())
                        .map(StatisticalFunctions::row)
                        .orElse(null);
        UDF3<Seq<?>, Seq<?>, Number, Object> rankSum =
                (exposed, others, seed) -> RankSum.test(decimals(exposed), decimals(others), seed.longValue())
                        .map(StatisticalFunctions::row)
                        .orElse(null);
        UDF2<Seq<?>, Number, Object> spearman =
                (pairs, seed) -> RankCorrelation.spearman(pairs(pairs), seed.longValue())
                        .map(StatisticalFunctions::row)
                        .orElse(null);
        spark.udf().register("exact_median_difference", medianDifference, DIFFERENCE);
        spark.udf().register("exact_rank_sum", rankSum, RANK_SUM);
        spark.udf().register("spearman", spearman, CORRELATION);
    }

    private static Row row(Resampling.Range range, Optional<BigDecimal> coverage) {
        return RowFactory.create(range.low(), range.high(), Resampling.NOMINAL, coverage.orElse(null));
    }

    private static Row row(MedianDifference.Outcome outcome) {
        Significance significance = outcome.significance();
        return RowFactory.create(
                outcome.difference(),
                significance.pValue(),
                significance.smallest(),
                outcome.assignments(),
                significance.method().code(),
                status(significance));
    }

    private static Row row(RankSum.Outcome outcome) {
        Significance significance = outcome.significance();
        return RowFactory.create(
                outcome.lowerShare(),
                significance.pValue(),
                significance.smallest(),
                outcome.assignments(),
                significance.method().code(),
                outcome.isTooFew() ? "too_few" : "reported");
    }

    private static Row row(RankCorrelation.Outcome outcome) {
        Significance significance = outcome.significance();
        return RowFactory.create(
                outcome.rho(),
                outcome.pairs(),
                significance.pValue(),
                significance.smallest(),
                significance.method().code(),
                status(significance));
    }

    private static Row row(Shrinkage.Shrunk shrunk) {
        return RowFactory.create(shrunk.ratio(), shrunk.shrunk(), shrunk.weight(), shrunk.mean(), shrunk.groups());
    }

    private static String status(Significance significance) {
        return significance.isTooFew() ? "too_few" : "reported";
    }

    /** A sum of which one part is not known cannot be split. */
    private static Object split(Seq<?> parts, Object whole) {
        if (parts == null || whole == null || elements(parts).anyMatch(Objects::isNull)) {
            return null;
        }
        Optional<List<BigDecimal>> split = LargestRemainder.split(decimals(parts), decimal(whole));
        return split.map(List::toArray).orElse(null);
    }

    private static Stream<?> elements(Seq<?> array) {
        return array == null ? Stream.empty() : CollectionConverters.asJava(array).stream();
    }

    private static <T> List<T> each(Seq<?> arrays, Function<Seq<?>, T> reading) {
        List<T> all = new ArrayList<>();
        elements(arrays).filter(Objects::nonNull).forEach(array -> all.add(reading.apply((Seq<?>) array)));
        return all;
    }

    private static List<BigDecimal> decimals(Seq<?> values) {
        List<BigDecimal> all = new ArrayList<>();
        elements(values).filter(Objects::nonNull).forEach(value -> all.add(decimal(value)));
        return all;
    }

    private static List<Pair> pairs(Seq<?> structs) {
        List<Pair> all = new ArrayList<>();
        elements(structs)
                .map(Row.class::cast)
                .filter(row -> row != null && !row.isNullAt(0) && !row.isNullAt(1))
                .forEach(row -> all.add(new Pair(decimal(row.get(0)), decimal(row.get(1)))));
        return all;
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    }
}
