package fi.robohaku.lakehouse;

import fi.robohaku.lakehouse.Queries.NotAQuestionException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Looks through a query as it was parsed, with all that stands inside it, for what is not a question over the tables:
 * files read by their path, functions that call into Java, and text that only becomes a query later.
 */
final class QueryGuard {
    private static final Set<String> REACH_INTO_JAVA = Set.of("reflect", "try_reflect", "java_method");
    /** Forms whose meaning is hidden from the parser. */
    private static final Set<String> HIDDEN =
            Set.of("PlanWithUnresolvedIdentifier", "ExpressionWithUnresolvedIdentifier", "CompoundBody");

    void inspect(TreeNode<?> node) {
        String kind = node.getClass().getSimpleName();
        if (HIDDEN.contains(kind) || kind.contains("ExecuteImmediate")) {
            throw new NotAQuestionException("names and statements that are computed (" + kind + ") are not");
        }
        inspectItself(node);
        for (Object child : CollectionConverters.asJava((Iterable<?>) node.children())) {
            inspect((TreeNode<?>) child);
        }
        for (Object child : CollectionConverters.asJava((Iterable<?>) node.innerChildren())) {
            inspect((TreeNode<?>) child);
        }
        if (node instanceof QueryPlan<?> plan) {
            for (Expression expression : CollectionConverters.asJava(plan.expressions())) {
                inspect(expression);
            }
        }
        if (node instanceof ExplainCommand explain) {
            inspect(explain.logicalPlan());
        }
        if (node instanceof DescribeQueryCommand describe) {
            inspect(describe.plan());
        }
        if (node instanceof org.apache.spark.sql.catalyst.expressions.PlanExpression<?> subquery) {
            inspect((TreeNode<?>) subquery.plan());
        }
    }

    private static void inspectItself(TreeNode<?> node) {
        if (node instanceof UnresolvedRelation relation) {
            inspectName(CollectionConverters.asJava(relation.multipartIdentifier()));
        } else if (node instanceof UnresolvedTableOrView table) {
            inspectName(CollectionConverters.asJava(table.multipartIdentifier()));
        } else if (node instanceof org.apache.spark.sql.catalyst.analysis.UnresolvedTable table) {
            inspectName(CollectionConverters.asJava(table.multipartIdentifier()));
        } else if (node instanceof UnresolvedFunction function) {
            inspectFunction(CollectionConverters.asJava(function.nameParts()));
        } else if (node instanceof UnresolvedTableValuedFunction function) {
            inspectFunction(CollectionConverters.asJava(function.name()));
        }
    }

    /** A table has the schema of a layer; a name of one part is a step of the query itself. */
    private static void inspectName(List<String> parts) {
        String schema = parts.size() < 2 ? "" : parts.get(parts.size() - 2);
        if (parts.size() > 1 && !WarehouseCatalog.SCHEMAS.contains(schema.toLowerCase(Locale.ROOT))) {
            throw new NotAQuestionException("'" + String.join(".", parts) + "' is none of them; their schemas are "
                    + String.join(", ", WarehouseCatalog.SCHEMAS));
        }
    }

    private static void inspectFunction(Collection<String> parts) {
        String name = List.copyOf(parts).get(parts.size() - 1).toLowerCase(Locale.ROOT);
        if (REACH_INTO_JAVA.contains(name) || name.startsWith("table_changes")) {
            throw new NotAQuestionException("the function " + name + " reaches beyond them");
        }
    }
}
