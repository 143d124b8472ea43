package fi.robohaku.serve.server;

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
 * Prepares queries with parameters. A client has to be told the type of each before it can give a value, and SQL does
 * not say it: it is the type that the parameter's surroundings turn a null in its place into.
 */
final class FlightParameters {
    private static final TreeNodeTag<Object> INDEX = new TreeNodeTag<>("robohaku parameter");

    private final SparkSession spark;
    /** Whether the parameter at a place of the text counts rows, by that place. */
    private final TreeMap<Integer, Boolean> places = new TreeMap<>();

    private final List<DataType> types = new ArrayList<>();

    private FlightParameters(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Prepares a query, and looks up its columns and the types of its parameters.
     *
     * @throws ParseException where it is no SQL
     */
    static FlightStatement prepare(SparkSession spark, String query) throws ParseException {
        LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(query);
        FlightParameters parameters = new FlightParameters(spark);
        parameters.findIn(parsed, false);
        if (parameters.places.isEmpty()) {
            return new FlightStatement(query, parameters.looked(parsed).schema(), List.of(), List.of());
        }
        LogicalPlan analyzed = parameters.analyzed(parsed);
        parameters.learnFrom(analyzed);
        return new FlightStatement(query, analyzed.schema(), parameters.types, List.of());
    }

    private void findIn(TreeNode<?> node, boolean isCount) {
        if (node instanceof PosParameter parameter) {
            places.merge(parameter.pos(), isCount, Boolean::logicalOr);
        }
        boolean counts = isCount || node instanceof GlobalLimit || node instanceof LocalLimit || node instanceof Offset;
        for (TreeNode<?> part : parts(node)) {
            findIn(part, counts && part instanceof Expression);
        }
    }

    private LogicalPlan analyzed(LogicalPlan parsed) {
        List<Expression> nulls = new ArrayList<>();
        for (boolean isCount : places.values()) {
            // A null is no number of rows.
            Literal stand = isCount
                    ? Literal$.MODULE$.create(1, DataTypes.IntegerType)
                    : Literal$.MODULE$.create(null, DataTypes.NullType);
            stand.setTagValue(INDEX, nulls.size());
            nulls.add(stand);
            types.add(isCount ? DataTypes.IntegerType : DataTypes.StringType);
        }
        return looked(bound(parsed, nulls));
    }

    /** The plan with all names looked up; a command is carried out when its answer is asked for, not before. */
    private LogicalPlan looked(LogicalPlan plan) {
        return spark.sessionState()
                .executePlan(plan, CommandExecutionMode.SKIP())
                .analyzed();
    }

    /**
     * The answer to a query with values in the places of its parameters.
     *
     * @throws ParseException where it is no SQL
     */
    static Dataset<Row> answer(SparkSession spark, String query, List<DataType> types, List<Object> values)
            throws ParseException {
        List<Expression> literals = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            literals.add(Literal$.MODULE$.create(values.get(i), types.get(i)));
        }
        LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(query);
        return org.apache.spark.sql.classic.Dataset.ofRows(
                (org.apache.spark.sql.classic.SparkSession) spark, bound(parsed, literals));
    }

    private static LogicalPlan bound(LogicalPlan parsed, List<Expression> values) {
        return BindParameters.apply(new PosParameterizedQuery(
                parsed, CollectionConverters.asScala(values).toSeq()));
    }

    private void learnFrom(TreeNode<?> node) {
        if (node instanceof Cast cast && cast.child() instanceof Literal stand) {
            scala.Option<Object> index = stand.getTagValue(INDEX);
            if (index.isDefined()) {
                types.set((int) index.get(), cast.dataType());
            }
        }
        parts(node).forEach(this::learnFrom);
    }

    /** All that stands inside a node of a plan or an expression. */
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
