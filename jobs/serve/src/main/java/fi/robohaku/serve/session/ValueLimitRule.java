package fi.robohaku.serve.session;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.aggregate.ApproximatePercentile;
import org.apache.spark.sql.catalyst.expressions.aggregate.CountMinSketchAgg;
import org.apache.spark.sql.catalyst.expressions.aggregate.HistogramNumeric;
import org.apache.spark.sql.catalyst.expressions.aggregate.HyperLogLogPlusPlus;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import scala.PartialFunction$;

/**
 * Bounds the memory that one value of a query can take, and lets what loops within one row be stopped. It comes after all names
 * and types are resolved, and before the optimizer computes what is constant.
 */
final class ValueLimitRule extends Rule<LogicalPlan> {
    /** The least error that an aggregate may be asked for, which sets memory aside for it. */
    private static final double LEAST_ERROR = 0.0001;

    private static final double MOST_BINS = 1_000_000;

    private final long maxBytes;

    ValueLimitRule(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return plan.transformAllExpressionsWithSubqueries(PartialFunction$.MODULE$.fromFunction(this::bound));
    }

    private Expression bound(Expression found) {
        requireAccuracyWithinReason(found);
        if (ResultEstimate.isNeeded(found) || RegexCheck.isNeeded(found)) {
            return new BoundedCall(found, maxBytes);
        }
        if (found instanceof Like like && LinearLike.isNeeded(like)) {
            return new LinearLike(like);
        }
        return found instanceof LambdaFunction lambda && !(lambda.function() instanceof StopCheck)
                ? new LambdaFunction(new StopCheck(lambda.function()), lambda.arguments(), lambda.hidden())
                : found;
    }

    private static void requireAccuracyWithinReason(Expression found) {
        if (found instanceof CountMinSketchAgg sketch) {
            requireAtLeast(sketch.epsExpression(), LEAST_ERROR, "count_min_sketch");
        } else if (found instanceof HistogramNumeric histogram) {
            requireAtMost(histogram.nBins(), MOST_BINS, "histogram_numeric");
        } else if (found instanceof ApproximatePercentile percentile) {
            requireAtMost(percentile.accuracyExpression(), MOST_BINS, "approx_percentile");
        } else if (found instanceof HyperLogLogPlusPlus distinct && distinct.relativeSD() < LEAST_ERROR) {
            throw new IllegalArgumentException("approx_count_distinct takes an error of " + LEAST_ERROR
                    + " or more; a smaller one takes too much memory");
        }
    }

    private static void requireAtLeast(Expression given, double least, String function) {
        if (given.foldable() && number(given) < least) {
            throw new IllegalArgumentException(
                    function + " takes an error of " + least + " or more; a smaller one takes too much memory");
        }
    }

    private static void requireAtMost(Expression given, double most, String function) {
        if (given.foldable() && number(given) > most) {
            throw new IllegalArgumentException(
                    function + " takes " + (long) most + " at most; more takes too much memory");
        }
    }

    private static double number(Expression given) {
        Object value = given instanceof Literal literal ? literal.value() : given.eval(null);
        return value instanceof Number number
                ? number.doubleValue()
                : value == null ? 0 : Double.parseDouble(value.toString());
    }
}
