package fi.robohaku.serve.session;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;

/**
 * A rule of Spark's analyzer that checks a plan and changes nothing. Spark applies it among the rules for hints, before it
 * resolves any name: to resolve names alone opens the files that a query names, and evaluates some functions.
 */
final class PlanCheckRule extends Rule<LogicalPlan> {
    private final PlanChecker checker;
    private final SparkSession session;

    PlanCheckRule(PlanChecker checker, SparkSession session) {
        this.checker = checker;
        this.session = session;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        checker.check(plan, session);
        return plan;
    }
}
