package fi.robohaku.serve.session;

import fi.robohaku.lakehouse.WarehouseCatalog;
import fi.robohaku.serve.catalog.DefinedTable;
import fi.robohaku.serve.catalog.InformationSchemaTable;
import fi.robohaku.serve.catalog.LocalizedCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.LocalTempView$;
import org.apache.spark.sql.catalyst.analysis.ResolvedTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedView;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.delta.files.TahoeFileIndex;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import org.apache.spark.sql.execution.command.SetCommand;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.Option;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Decides for one node of a plan, without the nodes inside it, whether a read-only session allows it. */
final class NodePolicy {
    private static final String EXPRESSIONS = "org.apache.spark.sql.catalyst.";
    private static final String OBJECTS = "org.apache.spark.sql.catalyst.expressions.objects.";
    private static final String FREQUENT_ITEMS = "org.apache.spark.sql.execution.stat.CollectFrequentItems";
    private static final String SAMPLE_BY = "org.apache.spark.sql.classic.DataFrameStatFunctions$$Lambda";
    private static final String FILE_METADATA = "_metadata";
    private static final String TIME_ZONE = "spark.sql.session.timeZone";

    /** The characters of a name; a path or an address is not a name, whatever stands before it. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_ -]+");

    /** Options of a table that name one of its states, in lower case. */
    private static final Set<String> TIME_TRAVEL = Set.of("versionasof", "timestampasof");

    private final Path warehouse;

    NodePolicy(Path warehouse) {
        // The URI of the warehouse may end in a slash; the parent of a folder in it does not.
        this.warehouse = new Path(warehouse, "gold").getParent();
    }

    /**
     * Checks a node.
     *
     * @throws ReadOnlyViolationException where it is not allowed
     */
    void check(TreeNode<?> node, SparkSession session) {
        if (node instanceof Expression expression) {
            checkExpression(expression, session);
        } else if (!(node instanceof LogicalPlan) || !AllowedPlans.isAllowed(node)) {
            throw new ReadOnlyViolationException("'" + AllowedPlans.describe(node) + "'");
        } else {
            checkNames(node, session);
            checkSource(node, session);
            checkCommand(node);
            checkPattern(node);
        }
    }

    private static void checkExpression(Expression expression, SparkSession session) {
        if (isOfStatistics(expression)) {
            return;
        }
        String kind = expression.getClass().getName();
        if (expression instanceof UnresolvedFunction function) {
            checkFunction(CollectionConverters.asJava(function.nameParts()), session);
        } else if (expression instanceof UnresolvedAttribute name && isFileMetadata(name)) {
            throw new ReadOnlyViolationException("the path of a file (" + FILE_METADATA + ")");
        } else if (expression instanceof ExpressionWithUnresolvedIdentifier) {
            throw new ReadOnlyViolationException("a name that is computed (IDENTIFIER)");
        } else if (expression instanceof UserDefinedExpression
                || !(kind.startsWith(EXPRESSIONS)
                        || expression instanceof ResultSizeLimit
                        || expression instanceof WrappingExpression)
                || kind.startsWith(OBJECTS)
                || AllowedFunctions.isDenied(expression.getClass())) {
            throw new ReadOnlyViolationException("the function '" + AllowedPlans.describe(expression) + "'");
        }
    }

    /** Whether an expression is Spark's own of {@code df.stat()}: one counts, the other draws by a random number. */
    private static boolean isOfStatistics(Expression expression) {
        return expression.getClass().getName().equals(FREQUENT_ITEMS)
                || (expression instanceof ScalaUDF function
                        && function.function().getClass().getName().startsWith(SAMPLE_BY));
    }

    private static boolean isFileMetadata(UnresolvedAttribute name) {
        return CollectionConverters.asJava(name.nameParts()).stream().anyMatch(FILE_METADATA::equalsIgnoreCase);
    }

    private static void checkNames(TreeNode<?> node, SparkSession session) {
        if (node instanceof UnresolvedRelation relation) {
            checkName(relation.multipartIdentifier());
            if (relation.isStreaming()
                    || !TIME_TRAVEL.containsAll(relation.options().keySet())) {
                throw new ReadOnlyViolationException("reading '" + relation.name() + "' as a stream or with options");
            }
        } else if (node instanceof UnresolvedTableOrView table) {
            checkName(table.multipartIdentifier());
        } else if (node instanceof UnresolvedTable table) {
            checkName(table.multipartIdentifier());
        } else if (node instanceof UnresolvedView view) {
            checkName(view.multipartIdentifier());
        } else if (node instanceof UnresolvedIdentifier name) {
            checkName(name.nameParts());
        } else if (node instanceof UnresolvedTableValuedFunction function) {
            checkFunction(CollectionConverters.asJava(function.name()), session);
        }
    }

    /** A table has one of the known schemas; a name of one part is a CTE, a temporary view, or in the current schema. */
    private static void checkName(Seq<String> name) {
        List<String> parts = CollectionConverters.asJava(name);
        if (!NAME.matcher(parts.get(parts.size() - 1)).matches()) {
            throw new ReadOnlyViolationException("reading '" + String.join(".", parts) + "'");
        }
        if (parts.size() > 1) {
            String schema = parts.get(parts.size() - 2).toLowerCase(Locale.ROOT);
            boolean isThisCatalog =
                    parts.size() == 2 || (parts.size() == 3 && parts.get(0).equalsIgnoreCase("spark_catalog"));
            if (!isThisCatalog || !LocalizedCatalog.ALL_SCHEMAS.contains(schema)) {
                throw new ReadOnlyViolationException("reading '" + String.join(".", parts) + "'");
            }
        }
    }

    private static void checkFunction(List<String> parts, SparkSession session) {
        String name = parts.get(parts.size() - 1);
        if (AllowedFunctions.isDenied(name, session)) {
            throw new ReadOnlyViolationException("the function '" + name.toLowerCase(Locale.ROOT) + "'");
        }
    }

    private void checkSource(TreeNode<?> node, SparkSession session) {
        if (node instanceof LogicalRelation relation) {
            boolean isTable = relation.relation() instanceof HadoopFsRelation files
                    && files.location() instanceof TahoeFileIndex index
                    && isOfWarehouse(index.path(), session);
            require(isTable, "reading files");
        } else if (node instanceof DataSourceV2Relation relation) {
            require(isOfWarehouse(relation.table(), session), "reading '" + relation.name() + "'");
        } else if (node instanceof ResolvedTable found) {
            require(isOfWarehouse(found.table(), session), "reading '" + found.identifier() + "'");
        }
    }

    /**
     * Checks a table that a command holds.
     *
     * @throws ReadOnlyViolationException where it is not of the warehouse
     */
    void check(DeltaTableV2 table, SparkSession session) {
        require(isOfWarehouse(table, session), "reading '" + table.name() + "'");
    }

    private boolean isOfWarehouse(Table table, SparkSession session) {
        return table instanceof InformationSchemaTable
                || (table instanceof DefinedTable defined && isOfWarehouse(defined.stored(), session))
                || (table instanceof DeltaTableV2 delta && isOfWarehouse(delta.path(), session));
    }

    /** Whether a path is {@code <warehouse>/<schema>/<table>}. */
    private boolean isOfWarehouse(Path path, SparkSession session) {
        try {
            var conf = ((org.apache.spark.sql.classic.SparkSession) session)
                    .sessionState()
                    .newHadoopConf();
            Path home = warehouse.getFileSystem(conf).makeQualified(warehouse);
            Path table = path.getFileSystem(conf).makeQualified(path);
            Path schema = table.getParent();
            return schema != null
                    && home.equals(schema.getParent())
                    && WarehouseCatalog.SCHEMAS.contains(schema.getName());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + path, e);
        }
    }

    /** SHOW matches names with a pattern that it takes as text. */
    private static void checkPattern(TreeNode<?> node) {
        if (node.getClass().getSimpleName().startsWith("Show")) {
            CollectionConverters.asJava(node.productIterator()).forEachRemaining(part -> {
                Object given = part instanceof Option<?> option && option.isDefined() ? option.get() : part;
                if (given instanceof String pattern) {
                    StatementBounds.checkPattern(pattern);
                }
            });
        }
    }

    private static void checkCommand(TreeNode<?> node) {
        if (node instanceof CreateViewCommand create) {
            require(create.viewType() == LocalTempView$.MODULE$, "a view that others see");
        } else if (node instanceof SetCommand set) {
            boolean isZone = set.kv().isDefined() && set.kv().get()._1().equalsIgnoreCase(TIME_ZONE);
            require(isZone, "a setting other than the time zone");
        }
    }

    private static void require(boolean isAllowed, String what) {
        if (!isAllowed) {
            throw new ReadOnlyViolationException(what);
        }
    }
}
