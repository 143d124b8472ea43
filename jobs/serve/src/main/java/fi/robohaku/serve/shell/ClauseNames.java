package fi.robohaku.serve.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.classic.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Refuses a clause without content. To Spark {@code FROM t WHERE} gives the table the name {@code where} and answers with all
 * rows: that a condition was lost would never be noticed.
 */
final class ClauseNames {
    private static final Set<String> CLAUSES =
            Set.of("where", "having", "group", "order", "limit", "select", "from", "qualify", "by", "and", "or", "not");

    private ClauseNames() {}

    /**
     * @throws IllegalArgumentException where a table bears the name of a clause that is not quoted
     */
    static void refuse(String statement, SparkSession session) throws Exception {
        Deque<TreeNode<?>> open = new ArrayDeque<>();
        open.add(session.sessionState().sqlParser().parsePlan(statement));
        while (!open.isEmpty()) {
            TreeNode<?> node = open.remove();
            if (node instanceof SubqueryAlias alias) {
                refuse(statement, alias.identifier().name());
            }
            CollectionConverters.asJava(node.children()).forEach(child -> open.add((TreeNode<?>) child));
            CollectionConverters.asJava(node.innerChildren()).stream()
                    .filter(LogicalPlan.class::isInstance)
                    .forEach(child -> open.add((TreeNode<?>) child));
        }
    }

    private static void refuse(String statement, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (CLAUSES.contains(lower) && !statement.toLowerCase(Locale.ROOT).contains("`" + lower + "`")) {
            String clause = name.toUpperCase(Locale.ROOT);
            throw new IllegalArgumentException("Nothing follows " + clause + " where something must; complete it, or"
                    + " write `" + lower + "` where a table is to be called so");
        }
    }
}
