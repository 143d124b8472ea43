package fi.robohaku.serve;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;

/**
 * Inspects a plan as it comes in, and changes nothing. Spark applies it among the hints, before it resolves any name:
 * resolving alone would open the files that a query names, and run what is to be run while a query is understood.
 */
final class GuardRule extends Rule<LogicalPlan> {
    private final QueryGuard guard;
    private final SparkSession session;

    GuardRule(QueryGuard guard, SparkSession session) {
        this.guard = guard;
        this.session = session;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        guard.inspect(plan, session);
        return plan;
    }
}
