package fi.robohaku.serve;

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
 * Goes through a plan with all that stands inside it, subqueries and explained queries among it, and refuses what is no
 * question over the tables of one warehouse. Plans are judged by what they are made of, never by their text: a node
 * that {@code plans.txt} does not list, or a function that {@code functions.txt} does not, is refused.
 */
final class QueryGuard {
    private static final String DELTA = "org.apache.spark.sql.delta.";
    private static final String RECURSION = "org.apache.spark.sql.execution.UnionLoopExec";

    private final NodeJudge judge;

    /** @param warehouse folder of the tables that questions may be asked of */
    QueryGuard(Path warehouse) {
        this.judge = new NodeJudge(warehouse);
    }

    /**
     * Looks at a plan at any stage before it is carried out.
     *
     * @param session the session it runs in, whose functions are looked up
     * @throws NotAQuestionException where the plan would change something, or reach beyond the tables
     */
    void inspect(LogicalPlan plan, SparkSession session) {
        if (isReadingOfNoRows(plan)) {
            return;
        }
        try {
            goThrough(plan, session);
        } catch (NotAQuestionException e) {
            if (!isAskedByTheEngine()) {
                throw e;
            }
        }
    }

    /** Whether it is the plan by which Spark finds out how to read rows of an answer; it holds none. */
    private static boolean isReadingOfNoRows(LogicalPlan plan) {
        return plan instanceof DeserializeToObject reading
                && reading.child() instanceof LocalRelation rows
                && rows.data().isEmpty();
    }

    /**
     * Whether Delta or Spark itself asks, in the course of a question that was let through: Delta reads the log of a
     * table by queries in the session of the question, and Spark the rounds of a recursive one. Nothing that a person
     * sends is resolved inside of these; only the call stack tells them apart.
     */
    private static boolean isAskedByTheEngine() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .anyMatch(name -> name.startsWith(DELTA) || name.equals(RECURSION)));
    }

    private void goThrough(LogicalPlan plan, SparkSession session) {
        Deque<Object> waiting = new ArrayDeque<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        waiting.push(plan);
        while (!waiting.isEmpty()) {
            Object part = waiting.pop();
            if (part instanceof TreeNode<?> node) {
                if (seen.add(node)) {
                    judge.judge(node, session);
                    inside(node, waiting);
                }
            } else if (part instanceof DeltaTableV2 table) {
                judge.judge(table, session);
            } else if (part instanceof Iterable<?> several) {
                CollectionConverters.asJava(several).forEach(one -> push(one, waiting));
            } else if (part instanceof Option<?> || part.getClass().getName().startsWith("scala.Tuple")) {
                CollectionConverters.asJava(((Product) part).productIterator())
                        .forEachRemaining(one -> push(one, waiting));
            }
        }
    }

    private static void inside(TreeNode<?> node, Deque<Object> waiting) {
        if (node instanceof LocalRelation || node instanceof CommandResult) {
            return; // rows that are there already
        }
        CollectionConverters.asJava(node.productIterator()).forEachRemaining(one -> push(one, waiting));
        // What a function of Spark is replaced by is Spark's own, and may call into Java.
        if (!(node instanceof Expression && node instanceof RuntimeReplaceable)) {
            push(node.children(), waiting);
        }
        push(node.innerChildren(), waiting);
    }

    private static void push(Object part, Deque<Object> waiting) {
        if (part != null) {
            waiting.push(part);
        }
    }
}
