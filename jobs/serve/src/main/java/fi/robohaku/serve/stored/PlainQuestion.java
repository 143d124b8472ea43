package fi.robohaku.serve.stored;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.types.StringType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A question that means the same wherever it is answered: columns of one table of the warehouse, its rows by comparisons of
 * columns with literals, an order and a limit.
 *
 * @param table with schema, in small letters
 * @param plan the question as Spark's parser reads it
 */
record PlainQuestion(String table, LogicalPlan plan) {
    private static final String MARTS = "gold";
    private static final Pattern TABLE = Pattern.compile("(?:gold|silver|ops)\\.[a-z0-9_]+");

    /** Nodes and expressions of such a question, before and after names are resolved. */
    private static final Set<Class<?>> PLAIN = Set.of(
            UnresolvedRelation.class,
            SubqueryAlias.class,
            LocalRelation.class,
            Project.class,
            Filter.class,
            Sort.class,
            GlobalLimit.class,
            LocalLimit.class,
            UnresolvedStar.class,
            UnresolvedAttribute.class,
            AttributeReference.class,
            Alias.class,
            SortOrder.class,
            Literal.class,
            Cast.class,
            And.class,
            Not.class,
            EqualTo.class,
            LessThan.class,
            LessThanOrEqual.class,
            GreaterThan.class,
            GreaterThanOrEqual.class,
            In.class,
            IsNull.class,
            IsNotNull.class);

    /**
     * Reads a statement.
     *
     * @return nothing where it asks for more than a plain question does
     * @throws Exception where Spark's own grammar does not take it
     */
    static Optional<PlainQuestion> parse(String statement) throws Exception {
        LogicalPlan plan = new CatalystSqlParser().parsePlan(statement);
        LogicalPlan leaf = plan;
        while (leaf.children().size() == 1 && !(leaf instanceof SubqueryAlias)) {
            leaf = leaf.children().head();
        }
        return leaf instanceof UnresolvedRelation relation && relation.options().isEmpty() && isPlain(plan)
                ? name(relation).map(table -> new PlainQuestion(table, plan))
                : Optional.empty();
    }

    /** A name without schema is that of a mart. */
    private static Optional<String> name(UnresolvedRelation relation) {
        List<String> parts = CollectionConverters.asJava(relation.multipartIdentifier());
        String name = parts.size() == 1 ? MARTS + "." + parts.get(0) : String.join(".", parts);
        return Optional.of(name).filter(table -> TABLE.matcher(table).matches());
    }

    /** Whether a plan holds nothing but what is known to give the same everywhere. */
    static boolean isPlain(LogicalPlan plan) {
        Deque<TreeNode<?>> pending = new ArrayDeque<>();
        pending.push(plan);
        while (!pending.isEmpty()) {
            TreeNode<?> node = pending.pop();
            if (!PLAIN.contains(node.getClass()) || (node instanceof Cast cast && !isExact(cast))) {
                return false;
            }
            CollectionConverters.asJava(node.children()).forEach(child -> pending.push((TreeNode<?>) child));
            if (node instanceof LogicalPlan part) {
                CollectionConverters.asJava(part.expressions()).forEach(pending::push);
            }
        }
        return true;
    }

    /** Whether no row of the table could make the cast fail: texts are converted only where they are literals. */
    private static boolean isExact(Cast cast) {
        Expression converted = cast.child();
        return converted instanceof Literal
                || !(converted.dataType() instanceof StringType || cast.dataType() instanceof StringType);
    }
}
