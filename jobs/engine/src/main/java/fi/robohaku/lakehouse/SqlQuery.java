package fi.robohaku.lakehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.NameParameterizedQuery;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Function1;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * A SQL query over datasets that it names.
 *
 * <p>The datasets become common table expressions of this one query, as if it began with {@code WITH name AS (...)}: no
 * name is registered with the session, so none is left behind, and queries of other threads may use the same names for
 * other datasets. A name the query gives to a common table expression of its own goes before that of an input. Tables of
 * the catalog are read by their names as in any other query.
 */
public final class SqlQuery {
    private SqlQuery() {}

    /** The same without parameters. */
    public static Dataset<Row> bind(SparkSession spark, String sql, Map<String, Dataset<Row>> inputs) {
        return bind(spark, sql, inputs, Map.of());
    }

    /**
     * Plans a query over its inputs; nothing is computed before an action asks for it.
     *
     * @param sql one query
     * @param inputs dataset by the name that the query reads it by: one word, or two as in {@code gold.project}, for a
     *     dataset that stands in for a table
     * @param parameters value by the name that the query reads it by, without the colon: a text, a number, a date, a truth
     *     value
     * @throws IllegalArgumentException where the query does not read an input
     */
    public static Dataset<Row> bind(
            SparkSession spark, String sql, Map<String, Dataset<Row>> inputs, Map<String, Object> parameters) {
        InputNames names = new InputNames(inputs.keySet());
        LogicalPlan query = names.rewrite(parse(spark, sql));
        names.requireAllRead(sql);
        List<Tuple3<String, SubqueryAlias, Option<Object>>> relations = new ArrayList<>();
        inputs.forEach((name, rows) -> {
            LogicalPlan plan = ((org.apache.spark.sql.classic.Dataset<Row>) rows).logicalPlan();
            relations.add(
                    new Tuple3<>(name, new SubqueryAlias(new AliasIdentifier(name), plan), Option.<Object>empty()));
        });
        LogicalPlan bound = relations.isEmpty() ? query : new UnresolvedWith(query, scala(relations), false);
        return org.apache.spark.sql.classic.Dataset$.MODULE$.ofRows(
                (org.apache.spark.sql.classic.SparkSession) spark, withParameters(bound, parameters));
    }

    private static LogicalPlan parse(SparkSession spark, String sql) {
        try {
            return spark.sessionState().sqlParser().parsePlan(sql);
        } catch (org.apache.spark.sql.catalyst.parser.ParseException e) {
            throw new IllegalArgumentException("Not a query: " + e.getMessage(), e);
        }
    }

    private static LogicalPlan withParameters(LogicalPlan query, Map<String, Object> parameters) {
        if (parameters.isEmpty()) {
            return query;
        }
        List<String> names = List.copyOf(parameters.keySet());
        List<Expression> values = new ArrayList<>();
        names.forEach(name -> values.add(Literal$.MODULE$.apply(parameters.get(name))));
        return new NameParameterizedQuery(query, scala(names), scala(values));
    }

    private static <T> Seq<T> scala(List<T> items) {
        return CollectionConverters.asScala(items).toSeq();
    }

    /** Has the relations of a parsed query read the inputs, wherever in the query they stand. */
    private static final class InputNames extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
        private final Map<String, String> byName = new HashMap<>();
        private final Set<String> read = new TreeSet<>();

        InputNames(Set<String> names) {
            names.forEach(name -> byName.put(name.toLowerCase(Locale.ROOT), name));
        }

        LogicalPlan rewrite(LogicalPlan query) {
            return query.transformDownWithSubqueries(this);
        }

        void requireAllRead(String sql) {
            Set<String> unread = new TreeSet<>(byName.values());
            unread.removeAll(read);
            if (!unread.isEmpty()) {
                throw new IllegalArgumentException("The query does not read its input " + String.join(", ", unread)
                        + ": " + sql.lines().findFirst().orElse(""));
            }
        }

        @Override
        public boolean isDefinedAt(LogicalPlan plan) {
            return plan instanceof UnresolvedRelation || plan instanceof UnresolvedWith;
        }

        @Override
        public <A extends LogicalPlan, B> B applyOrElse(A plan, Function1<A, B> otherwise) {
            if (plan instanceof UnresolvedRelation relation) {
                return as(named(relation));
            }
            return plan instanceof UnresolvedWith with ? as(renamed(with)) : otherwise.apply(plan);
        }

        @SuppressWarnings("unchecked") // the function gives plans, whatever its caller calls them
        private static <B> B as(LogicalPlan plan) {
            return (B) plan;
        }

        private LogicalPlan named(UnresolvedRelation relation) {
            List<String> parts = CollectionConverters.asJava(relation.multipartIdentifier());
            String input = byName.get(String.join(".", parts).toLowerCase(Locale.ROOT));
            if (input == null) {
                return relation;
            }
            read.add(input);
            if (parts.size() == 1) {
                return relation;
            }
            // Columns may be told by the last part of the name, or by all of it.
            AliasIdentifier alias =
                    new AliasIdentifier(parts.get(parts.size() - 1), scala(parts.subList(0, parts.size() - 1)));
            return new SubqueryAlias(alias, new UnresolvedRelation(scala(List.of(input)), relation.options(), false));
        }

        /** Spark takes the relations of a WITH for no children of it, so they are walked through here. */
        private UnresolvedWith renamed(UnresolvedWith with) {
            List<Tuple3<String, SubqueryAlias, Option<Object>>> relations = new ArrayList<>();
            for (Tuple3<String, SubqueryAlias, Option<Object>> one : CollectionConverters.asJava(with.cteRelations())) {
                relations.add(new Tuple3<>(one._1(), (SubqueryAlias) rewrite(one._2()), one._3()));
            }
            return with.copy(with.child(), scala(relations), with.allowRecursion());
        }
    }
}
