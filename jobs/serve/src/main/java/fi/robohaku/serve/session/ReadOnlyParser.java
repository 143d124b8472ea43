package fi.robohaku.serve.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParameterContext;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The parser of a read-only session: Spark's, within bounds of length and depth, with the names and clauses of the SQL
 * standard where Spark's own grammar does not take them.
 */
final class ReadOnlyParser implements ParserInterface {
    /** Words that begin a clause. Spark takes one with nothing behind it for the alias of the table before it. */
    private static final Set<String> CLAUSES = Set.of(
            "where", "group", "having", "order", "limit", "offset", "qualify", "window", "select", "from", "set", "by");

    private final ParserInterface delegate;

    /** Delta's parser does not hand on statements with parameters; none of its own statements has any. */
    private final ParserInterface spark = new SparkSqlParser();

    ReadOnlyParser(ParserInterface delegate) {
        this.delegate = delegate;
    }

    /** What reads a text. */
    private interface Reading<T> {
        T read(String text) throws ParseException;
    }

    private static LogicalPlan readPlan(String text, Reading<LogicalPlan> reading) throws ParseException {
        LogicalPlan plan;
        try {
            plan = read(text, reading);
        } catch (ParseException e) {
            Optional<String> translated = AnsiSyntax.translate(text);
            if (translated.isEmpty()) {
                throw e;
            }
            try {
                plan = read(translated.get(), reading);
            } catch (ParseException again) {
                // The user wrote the statement as it was, so its own failure tells more.
                e.addSuppressed(again);
                throw e;
            }
        }
        check(plan, text);
        return plan;
    }

    private static <T> T read(String text, Reading<T> reading) throws ParseException {
        StatementBounds.check(text);
        try {
            return reading.read(text);
        } catch (StackOverflowError e) {
            throw StatementBounds.tooDeep(StatementBounds.MAX_DEPTH + " operators");
        }
    }

    private record Place(TreeNode<?> node, int depth) {}

    private static void check(LogicalPlan plan, String text) {
        Deque<Place> pending = new ArrayDeque<>();
        pending.push(new Place(plan, 1));
        while (!pending.isEmpty()) {
            Place place = pending.pop();
            if (place.depth() > StatementBounds.MAX_DEPTH) {
                throw StatementBounds.tooDeep(StatementBounds.MAX_DEPTH + " operators");
            }
            if (place.node() instanceof SubqueryAlias alias) {
                checkAlias(alias.alias(), text);
            }
            push(place.node().children(), place, pending);
            push(place.node().innerChildren(), place, pending);
            if (place.node() instanceof QueryPlan<?> query) {
                push(query.expressions(), place, pending);
            }
        }
    }

    private static void push(Seq<?> nodes, Place parent, Deque<Place> pending) {
        for (Object node : CollectionConverters.asJava(nodes)) {
            pending.push(new Place((TreeNode<?>) node, parent.depth() + 1));
        }
    }

    private static void checkAlias(String alias, String text) {
        String word = alias.toLowerCase(Locale.ROOT);
        if (CLAUSES.contains(word)
                && !text.toLowerCase(Locale.ROOT).contains("`" + word + "`")
                && !text.toLowerCase(Locale.ROOT).contains("\"" + word + "\"")) {
            throw new UnreadableStatementException("nothing stands behind " + alias.toUpperCase(Locale.ROOT)
                    + "; a table of that name needs backticks: `" + word + "`");
        }
    }

    @Override
    public LogicalPlan parsePlan(String text) throws ParseException {
        return readPlan(text, delegate::parsePlan);
    }

    @Override
    public LogicalPlan parsePlanWithParameters(String text, ParameterContext parameters) throws ParseException {
        return isEmpty(parameters)
                ? parsePlan(text)
                : readPlan(text, statement -> spark.parsePlanWithParameters(statement, parameters));
    }

    /** Whether there is no parameter at all: Spark asks so for each statement. */
    private static boolean isEmpty(ParameterContext parameters) {
        return CollectionConverters.asJava(((scala.Product) parameters).productIterator())
                                .next()
                        instanceof scala.collection.Iterable<?> values
                && values.isEmpty();
    }

    @Override
    public LogicalPlan parseQuery(String text) throws ParseException {
        return readPlan(text, delegate::parseQuery);
    }

    @Override
    public Expression parseExpression(String text) throws ParseException {
        return read(text, delegate::parseExpression);
    }

    @Override
    public TableIdentifier parseTableIdentifier(String text) throws ParseException {
        return read(text, delegate::parseTableIdentifier);
    }

    @Override
    public FunctionIdentifier parseFunctionIdentifier(String text) throws ParseException {
        return read(text, delegate::parseFunctionIdentifier);
    }

    @Override
    public Seq<String> parseMultipartIdentifier(String text) throws ParseException {
        return read(text, delegate::parseMultipartIdentifier);
    }

    @Override
    public StructType parseRoutineParam(String text) throws ParseException {
        return read(text, delegate::parseRoutineParam);
    }

    @Override
    public StructType parseTableSchema(String text) throws ParseException {
        return read(text, delegate::parseTableSchema);
    }

    @Override
    public DataType parseDataType(String text) throws ParseException {
        return read(text, delegate::parseDataType);
    }
}
