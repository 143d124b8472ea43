package fi.robohaku.serve.flight;

import fi.robohaku.serve.session.StatementBounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.BindParameters;
import org.apache.spark.sql.catalyst.analysis.PosParameter;
import org.apache.spark.sql.catalyst.analysis.PosParameterizedQuery;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.catalyst.trees.TreeNodeTag;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Analyzes statements with parameters. A client has to be told the type of each parameter before it can give a value,
 * and SQL does not state it: it is the type to which Spark casts a null in the place of the parameter.
 */
final class FlightStatementAnalyzer {
    private static final TreeNodeTag<Object> INDEX = new TreeNodeTag<>("robohaku parameter");

    private final SparkSession spark;
    /** Whether a parameter counts rows, by its position in the text. */
    private final TreeMap<Integer, Boolean> positions = new TreeMap<>();

    private final List<DataType> types = new ArrayList<>();

    private FlightStatementAnalyzer(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Prepares a statement: looks up its columns and the types of its parameters.
     *
     * @throws ParseException where it is no SQL
     */
    static FlightStatement prepare(SparkSession spark, String query) throws ParseException {
        StatementBounds.check(query);
        FlightTimeTravel timeTravel = new FlightTimeTravel(query);
        LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(timeTravel.overTablesOfNow());
        FlightStatementAnalyzer analyzer = new FlightStatementAnalyzer(spark);
        analyzer.findParameters(parsed, false);
        LogicalPlan analyzed =
                analyzer.positions.isEmpty() ? analyzer.analyze(parsed) : analyzer.analyzeWithPlaceholders(parsed);
        analyzer.collectTypes(analyzed);
        return new FlightStatement(
                query,
                FlightTypes.sent(analyzed.schema()),
                timeTravel.withTypes(analyzer.types),
                List.of(),
                Duration.ZERO);
    }

    private void findParameters(TreeNode<?> node, boolean isCount) {
        if (node instanceof PosParameter parameter) {
            positions.merge(parameter.pos(), isCount, Boolean::logicalOr);
        }
        boolean counts = isCount || node instanceof GlobalLimit || node instanceof LocalLimit || node instanceof Offset;
        for (TreeNode<?> part : parts(node)) {
            findParameters(part, counts && part instanceof Expression);
        }
    }

    private LogicalPlan analyzeWithPlaceholders(LogicalPlan parsed) {
        List<Expression> placeholders = new ArrayList<>();
        for (boolean isCount : positions.values()) {
            // Spark takes no null for a number of rows.
            Literal placeholder = isCount
                    ? Literal$.MODULE$.create(1, DataTypes.IntegerType)
                    : Literal$.MODULE$.create(null, DataTypes.NullType);
            placeholder.setTagValue(INDEX, placeholders.size());
            placeholders.add(placeholder);
            types.add(isCount ? DataTypes.IntegerType : DataTypes.StringType);
        }
        return analyze(bind(parsed, placeholders));
    }

    /** Resolves all names of a plan; a command runs when the statement is executed, not now. */
    private LogicalPlan analyze(LogicalPlan plan) {
        return spark.sessionState()
                .executePlan(plan, CommandExecutionMode.SKIP())
                .analyzed();
    }

    /**
     * Binds the parameters of a statement to values.
     *
     * @throws ParseException where it is no SQL
     */
    static Dataset<Row> bind(SparkSession spark, String query, List<Literal> values) throws ParseException {
        FlightTimeTravel timeTravel = new FlightTimeTravel(query);
        LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(timeTravel.withStates(values));
        return org.apache.spark.sql.classic.Dataset.ofRows(
                (org.apache.spark.sql.classic.SparkSession) spark, bind(parsed, timeTravel.withoutStates(values)));
    }

    private static LogicalPlan bind(LogicalPlan parsed, List<? extends Expression> values) {
        return BindParameters.apply(new PosParameterizedQuery(
                parsed,
                CollectionConverters.<Expression>asScala(List.copyOf(values)).toSeq()));
    }

    private void collectTypes(TreeNode<?> node) {
        if (node instanceof Cast cast && cast.child() instanceof Literal placeholder) {
            scala.Option<Object> index = placeholder.getTagValue(INDEX);
            if (index.isDefined()) {
                types.set((int) index.get(), cast.dataType());
            }
        }
        parts(node).forEach(this::collectTypes);
    }

    /** The nodes inside a node of a plan or an expression. */
    private static List<TreeNode<?>> parts(TreeNode<?> node) {
        List<TreeNode<?>> parts = new ArrayList<>();
        for (Iterable<?> some : List.<Iterable<?>>of(node.children(), node.innerChildren())) {
            CollectionConverters.asJava(some).forEach(part -> parts.add((TreeNode<?>) part));
        }
        if (node instanceof QueryPlan<?> plan) {
            CollectionConverters.asJava(plan.expressions()).forEach(parts::add);
        }
        if (node instanceof SubqueryExpression subquery) {
            parts.add(subquery.plan());
        }
        return parts;
    }
}
