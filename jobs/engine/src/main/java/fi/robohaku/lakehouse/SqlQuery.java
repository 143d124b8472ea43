package fi.robohaku.lakehouse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.parser.NamedParameterContext;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.CompoundBody;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SingleStatement;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.execution.SparkSqlParser;
import scala.Function1;
import scala.Tuple2;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * A query as Spark's own parser reads it: the tables that it reads and, over datasets that stand for some of them, its
 * rows.
 *
 * <p>A dataset takes the place of a table in the parsed plan. The session holds no view for it, so queries that run side
 * by side do not meet in a name, and the text is run as it was written.
 */
public final class SqlQuery {
    private static final String CATALOG = "spark_catalog";

    /**
     * Spark's own parser. That of a session with Delta stands before it, passes over the values of parameters, and adds
     * statements that no mart needs.
     */
    private static final ParserInterface SPARK = new SparkSqlParser();

    private final String text;
    private volatile SortedSet<String> tables;

    /** The plan that the tables were found in, until it is run: to parse a query takes a good part of planning it. */
    private final AtomicReference<LogicalPlan> parsed = new AtomicReference<>();

    private SqlQuery(String text) {
        this.text = text;
    }

    /** A query of this text, which is parsed when it is first asked for its tables or rows. */
    public static SqlQuery of(String text) {
        return new SqlQuery(text);
    }

    /** The query of a file that stands beside a class. */
    public static SqlQuery resource(Class<?> beside, String name) {
        return new SqlQuery(TextResource.read(beside, name));
    }

    /** The text as it was written. */
    public String text() {
        return text;
    }

    /**
     * Names of the tables that the query reads, in order: {@code silver.funding} for example. Its own steps (common table
     * expressions) are none. A text that is no SQL reads nothing; {@link #over} tells what is wrong with it.
     */
    public SortedSet<String> tables() {
        SortedSet<String> known = tables;
        if (known == null) {
            Relations relations = new Relations(Map.of(), Collections.emptySortedSet());
            try {
                LogicalPlan plan = SPARK.parsePlan(text);
                relations.replaceIn(plan);
                known = relations.tables();
                parsed.set(plan);
            } catch (ParseException e) {
                known = Collections.emptySortedSet();
            }
            tables = known;
        }
        return known;
    }

    /**
     * The rows of the query; nothing is computed yet.
     *
     * @param inputs datasets that stand for tables, by name; other tables are those of the session's catalog
     * @param arguments values of the parameters that the query names, {@code :seed} for example; values of others are
     *     passed over
     */
    public Dataset<Row> over(SparkSession spark, Map<String, Dataset<Row>> inputs, Map<String, ?> arguments) {
        // A plan names each of its columns once for good, so it is run once.
        LogicalPlan known = arguments.isEmpty() ? parsed.getAndSet(null) : null;
        LogicalPlan plan = known == null ? parse(text, arguments) : known;
        return rows(spark, new Relations(inputs, stepsOf(plan)).replaceIn(plan));
    }

    /**
     * The rows of a query that reads each of its inputs.
     *
     * @throws IllegalArgumentException where it does not read one
     */
    public Dataset<Row> overAll(SparkSession spark, Map<String, Dataset<Row>> inputs, Map<String, ?> arguments) {
        SortedSet<String> unread = new TreeSet<>(inputs.keySet());
        unread.removeAll(tables());
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("The query does not read its input " + String.join(", ", unread) + ": "
                    + text.lines().findFirst().orElse(""));
        }
        return over(spark, inputs, arguments);
    }

    /** Names of the steps of a query; inside it they go before those of inputs. */
    private static SortedSet<String> stepsOf(LogicalPlan plan) {
        Relations relations = new Relations(Map.of(), Collections.emptySortedSet());
        relations.replaceIn(plan);
        return relations.steps;
    }

    /** Runs the statements of a script one by one. */
    public static void runScript(SparkSession spark, String script, Map<String, ?> arguments) {
        CompoundBody statements = (CompoundBody) parse("BEGIN " + script + " END", arguments);
        CollectionConverters.asJava(statements.collection())
                .forEach(statement -> rows(spark, ((SingleStatement) statement).parsedPlan()));
    }

    private static LogicalPlan parse(String text, Map<String, ?> arguments) {
        List<Tuple2<String, Expression>> literals = new ArrayList<>();
        arguments.forEach((name, value) -> literals.add(new Tuple2<>(name, Literal$.MODULE$.apply(value))));
        try {
            return SPARK.parsePlanWithParameters(
                    text,
                    new NamedParameterContext(
                            scala.collection.immutable.Map.from(CollectionConverters.asScala(literals))));
        } catch (ParseException e) {
            throw SqlQuery.<RuntimeException>asIs(e);
        }
    }

    private static Dataset<Row> rows(SparkSession spark, LogicalPlan plan) {
        return org.apache.spark.sql.classic.Dataset.ofRows((org.apache.spark.sql.classic.SparkSession) spark, plan);
    }

    /** Spark's own sql throws it as it is, too, though Java's compiler does not see it there. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asIs(Throwable e) throws E {
        throw (E) e;
    }

    /** The relations of a parsed plan, subqueries and steps among them; each that has an input is replaced by it. */
    private static final class Relations extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
        private final Map<String, Dataset<Row>> inputs;
        private final SortedSet<String> hidden;
        private final SortedSet<String> read = new TreeSet<>();
        private final SortedSet<String> steps = new TreeSet<>();

        /**
         * @param hidden names that stand for no input here
         */
        Relations(Map<String, Dataset<Row>> inputs, SortedSet<String> hidden) {
            this.inputs = inputs;
            this.hidden = hidden;
        }

        LogicalPlan replaceIn(LogicalPlan plan) {
            return plan.transformUpWithSubqueries(this);
        }

        SortedSet<String> tables() {
            SortedSet<String> found = new TreeSet<>(read);
            found.removeAll(steps);
            return Collections.unmodifiableSortedSet(found);
        }

        @Override
        public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof UnresolvedRelation || node instanceof UnresolvedWith;
        }

        @Override
        @SuppressWarnings("unchecked") // Scala's B is a wider type than LogicalPlan, which Java cannot say
        public <A extends LogicalPlan, B> B applyOrElse(A node, Function1<A, B> otherwise) {
            if (node instanceof UnresolvedRelation relation) {
                return (B) replaced(relation);
            }
            return node instanceof UnresolvedWith with ? (B) replacedInSteps(with) : otherwise.apply(node);
        }

        private LogicalPlan replaced(UnresolvedRelation relation) {
            List<String> parts = CollectionConverters.asJava(relation.multipartIdentifier());
            String name = String.join(".", parts).toLowerCase(Locale.ROOT);
            read.add(name);
            Dataset<Row> input = inputs.get(name);
            if (input == null || hidden.contains(name)) {
                return relation;
            }
            List<String> qualifier = new ArrayList<>(parts.subList(0, parts.size() - 1));
            if (!qualifier.isEmpty()) {
                qualifier.add(0, CATALOG);
            }
            return new SubqueryAlias(
                    new AliasIdentifier(
                            parts.get(parts.size() - 1),
                            CollectionConverters.asScala(qualifier).toSeq()),
                    ((org.apache.spark.sql.classic.Dataset<Row>) input).logicalPlan());
        }

        /** Spark keeps the steps of a query beside the tree, not in it. */
        private LogicalPlan replacedInSteps(UnresolvedWith with) {
            List<Tuple3<String, SubqueryAlias, scala.Option<Object>>> replaced = new ArrayList<>();
            CollectionConverters.asJava(with.cteRelations()).forEach(step -> {
                steps.add(step._1().toLowerCase(Locale.ROOT));
                replaced.add(new Tuple3<>(step._1(), (SubqueryAlias) replaceIn(step._2()), step._3()));
            });
            Seq<Tuple3<String, SubqueryAlias, scala.Option<Object>>> relations =
                    CollectionConverters.asScala(replaced).toSeq();
            return with.copy(with.child(), relations, with.allowRecursion());
        }
    }
}
