package fi.robohaku.serve.session;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.plans.logical.CommandResult;
import org.apache.spark.sql.catalyst.plans.logical.DeserializeToObject;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import scala.Option;
import scala.Product;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Checks that a plan, with its subqueries and the queries that it explains, only reads the tables of one warehouse. It
 * checks the nodes of the plan, never the text: a node that {@code plans.txt} does not list, or a function that
 * {@code functions.txt} does not list, is a violation.
 */
final class PlanChecker {
    private static final String DELTA = "org.apache.spark.sql.delta.";
    private static final String RECURSION = "org.apache.spark.sql.execution.UnionLoopExec";

    private final NodePolicy policy;

    /** @param warehouse folder of the tables that may be read */
    PlanChecker(Path warehouse) {
        this.policy = new NodePolicy(warehouse);
    }

    /**
     * Checks a plan at any stage before its execution.
     *
     * @param session the session it runs in, whose functions are looked up
     * @throws ReadOnlyViolationException where the plan would change something, or reach beyond the tables
     */
    void check(LogicalPlan plan, SparkSession session) {
        if (isEmptyDeserializer(plan)) {
            return;
        }
        try {
            checkAll(plan, session);
        } catch (ReadOnlyViolationException e) {
            if (!isEngineQuery()) {
                throw e;
            }
        }
    }

    /** Whether Spark made the plan to find out how to deserialize the rows of a result; it holds no rows. */
    private static boolean isEmptyDeserializer(LogicalPlan plan) {
        return plan instanceof DeserializeToObject reading
                && reading.child() instanceof LocalRelation rows
                && rows.data().isEmpty();
    }

    /**
     * Whether Delta or Spark itself made the plan, in the course of a query that was allowed: Delta reads the log of a
     * table by queries in the same session, and Spark the rounds of a recursive query. No plan of a user is resolved
     * inside of these; only the call stack tells them apart.
     */
    private static boolean isEngineQuery() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .anyMatch(name -> name.startsWith(DELTA) || name.equals(RECURSION)));
    }

    private void checkAll(LogicalPlan plan, SparkSession session) {
        Deque<Object> pending = new ArrayDeque<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        pending.push(plan);
        while (!pending.isEmpty()) {
            Object part = pending.pop();
            if (part instanceof TreeNode<?> node) {
                if (seen.add(node)) {
                    policy.check(node, session);
                    pushChildren(node, pending);
                }
            } else if (part instanceof DeltaTableV2 table) {
                policy.check(table, session);
            } else if (part instanceof Iterable<?> several) {
                CollectionConverters.asJava(several).forEach(one -> push(one, pending));
            } else if (part instanceof Option<?> || part.getClass().getName().startsWith("scala.Tuple")) {
                CollectionConverters.asJava(((Product) part).productIterator())
                        .forEachRemaining(one -> push(one, pending));
            }
        }
    }

    private static void pushChildren(TreeNode<?> node, Deque<Object> pending) {
        if (node instanceof LocalRelation || node instanceof CommandResult) {
            return; // rows that are computed already
        }
        CollectionConverters.asJava(node.productIterator()).forEachRemaining(one -> push(one, pending));
        // The replacement of a function is Spark's own, and may call into Java.
        if (!(node instanceof Expression && node instanceof RuntimeReplaceable)) {
            push(node.children(), pending);
        }
        push(node.innerChildren(), pending);
    }

    private static void push(Object part, Deque<Object> pending) {
        if (part != null) {
            pending.push(part);
        }
    }
}
