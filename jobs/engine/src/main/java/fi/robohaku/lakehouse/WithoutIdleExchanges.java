package fi.robohaku.lakehouse;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.plans.physical.AllTuples$;
import org.apache.spark.sql.catalyst.plans.physical.UnknownPartitioning;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec;
import scala.Function1;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * An extension of Spark's sessions that takes out of plans each exchange from one partition into one: its rows are where they
 * shall be. Spark puts a pair of them below every first join of two inputs of one partition, for neither of these names the
 * columns that the other could be brought to. A stage, its tasks and its files less for each.
 *
 * <p>Plans that Spark makes anew half-way keep their exchanges, which are the places where it does.
 */
public final class WithoutIdleExchanges extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        extensions.injectColumnar(new AbstractFunction1<SparkSession, ColumnarRule>() {
            @Override
            public ColumnarRule apply(SparkSession session) {
                return new LastLook();
            }
        });
        return BoxedUnit.UNIT;
    }

    /** The last rule that Spark asks before a plan runs. */
    private static final class LastLook extends ColumnarRule {
        @Override
        public Rule<SparkPlan> postColumnarTransitions() {
            return new Removal();
        }
    }

    private static final class Removal extends Rule<SparkPlan> {
        @Override
        public SparkPlan apply(SparkPlan plan) {
            return conf().adaptiveExecutionEnabled() ? plan : plan.transformUp(new IdleExchange());
        }
    }

    private static final class IdleExchange extends AbstractPartialFunction<SparkPlan, SparkPlan> {
        @Override
        public boolean isDefinedAt(SparkPlan node) {
            return node instanceof ShuffleExchangeExec exchange
                    && isInOnePartition(exchange)
                    && isInOnePartition(exchange.child());
        }

        private static boolean isInOnePartition(SparkPlan plan) {
            return !(plan.outputPartitioning() instanceof UnknownPartitioning)
                    && plan.outputPartitioning().satisfies(AllTuples$.MODULE$);
        }

        @Override
        @SuppressWarnings("unchecked") // Scala's B is a wider type than SparkPlan, which Java cannot say
        public <A extends SparkPlan, B> B applyOrElse(A node, Function1<A, B> otherwise) {
            return isDefinedAt(node) ? (B) ((ShuffleExchangeExec) node).child() : otherwise.apply(node);
        }
    }
}
