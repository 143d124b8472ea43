package fi.robohaku.serve;

import fi.robohaku.lakehouse.WarehouseCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.LocalTempView$;
import org.apache.spark.sql.catalyst.analysis.ResolvedTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedView;
import org.apache.spark.sql.catalyst.expressions.Expression;
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
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Says of one node of a plan, without what stands inside it, whether a question may hold it. */
final class NodeJudge {
    private static final String EXPRESSIONS = "org.apache.spark.sql.catalyst.";
    private static final String OBJECTS = "org.apache.spark.sql.catalyst.expressions.objects.";
    private static final String TIME_ZONE = "spark.sql.session.timeZone";

    /** What a name is made of; a path or an address is none, whatever it stands behind. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_ -]+");

    private final Path warehouse;

    NodeJudge(Path warehouse) {
        // An address may end in a slash; the parent of a folder in it does not.
        this.warehouse = new Path(warehouse, "gold").getParent();
    }

    /** @throws NotAQuestionException where a question may not hold it */
    void judge(TreeNode<?> node, SparkSession session) {
        if (node instanceof Expression expression) {
            judgeExpression(expression, session);
        } else if (!(node instanceof LogicalPlan) || !QuestionPlans.isAllowed(node)) {
            throw new NotAQuestionException("'" + QuestionPlans.inWords(node) + "'");
        } else {
            judgeNames(node, session);
            judgeSource(node, session);
            judgeCommand(node);
        }
    }

    private static void judgeExpression(Expression expression, SparkSession session) {
        String kind = expression.getClass().getName();
        if (expression instanceof UnresolvedFunction function) {
            judgeFunction(CollectionConverters.asJava(function.nameParts()), session);
        } else if (expression instanceof ExpressionWithUnresolvedIdentifier) {
            throw new NotAQuestionException("a name that is computed (IDENTIFIER)");
        } else if (expression instanceof UserDefinedExpression
                || !(kind.startsWith(EXPRESSIONS) || expression instanceof AnswerFits)
                || kind.startsWith(OBJECTS)
                || QuestionFunctions.isRefused(expression.getClass())) {
            throw new NotAQuestionException("the function '" + QuestionPlans.inWords(expression) + "'");
        }
    }

    private static void judgeNames(TreeNode<?> node, SparkSession session) {
        if (node instanceof UnresolvedRelation relation) {
            judgeName(relation.multipartIdentifier());
            if (relation.isStreaming() || !relation.options().isEmpty()) {
                throw new NotAQuestionException("reading '" + relation.name() + "' as a stream or with options");
            }
        } else if (node instanceof UnresolvedTableOrView table) {
            judgeName(table.multipartIdentifier());
        } else if (node instanceof UnresolvedTable table) {
            judgeName(table.multipartIdentifier());
        } else if (node instanceof UnresolvedView view) {
            judgeName(view.multipartIdentifier());
        } else if (node instanceof UnresolvedIdentifier name) {
            judgeName(name.nameParts());
        } else if (node instanceof UnresolvedTableValuedFunction function) {
            judgeFunction(CollectionConverters.asJava(function.name()), session);
        }
    }

    /** A table has the schema of a layer; a name of one part is a step of the query, a passing view, or in use. */
    private static void judgeName(Seq<String> name) {
        List<String> parts = CollectionConverters.asJava(name);
        if (!NAME.matcher(parts.get(parts.size() - 1)).matches()) {
            throw new NotAQuestionException("reading '" + String.join(".", parts) + "'");
        }
        if (parts.size() > 1) {
            String schema = parts.get(parts.size() - 2).toLowerCase(Locale.ROOT);
            boolean isOurs =
                    parts.size() == 2 || (parts.size() == 3 && parts.get(0).equalsIgnoreCase("spark_catalog"));
            if (!isOurs || !PeoplesCatalog.ALL_SCHEMAS.contains(schema)) {
                throw new NotAQuestionException("reading '" + String.join(".", parts) + "'");
            }
        }
    }

    private static void judgeFunction(List<String> parts, SparkSession session) {
        String name = parts.get(parts.size() - 1);
        if (QuestionFunctions.isRefused(name, session)) {
            throw new NotAQuestionException("the function '" + name.toLowerCase(Locale.ROOT) + "'");
        }
    }

    private void judgeSource(TreeNode<?> node, SparkSession session) {
        if (node instanceof LogicalRelation relation) {
            boolean isTable = relation.relation() instanceof HadoopFsRelation files
                    && files.location() instanceof TahoeFileIndex index
                    && isOurs(index.path(), session);
            refuseUnless(isTable, "reading files");
        } else if (node instanceof DataSourceV2Relation relation) {
            refuseUnless(isOurs(relation.table(), session), "reading '" + relation.name() + "'");
        } else if (node instanceof ResolvedTable found) {
            refuseUnless(isOurs(found.table(), session), "reading '" + found.identifier() + "'");
        }
    }

    /** @throws NotAQuestionException where a table that a command holds is not of the warehouse */
    void judge(DeltaTableV2 table, SparkSession session) {
        refuseUnless(isOurs(table, session), "reading '" + table.name() + "'");
    }

    private boolean isOurs(Table table, SparkSession session) {
        return table instanceof InformationTable
                || (table instanceof DeltaTableV2 delta && isOurs(delta.path(), session));
    }

    /** Whether a path is {@code <warehouse>/<schema>/<table>}. */
    private boolean isOurs(Path path, SparkSession session) {
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

    private static void judgeCommand(TreeNode<?> node) {
        if (node instanceof CreateViewCommand create) {
            refuseUnless(create.viewType() == LocalTempView$.MODULE$, "a view that others see");
        } else if (node instanceof SetCommand set) {
            boolean isZone = set.kv().isDefined() && set.kv().get()._1().equalsIgnoreCase(TIME_ZONE);
            refuseUnless(isZone, "a setting other than the time zone");
        }
    }

    private static void refuseUnless(boolean isAllowed, String what) {
        if (!isAllowed) {
            throw new NotAQuestionException(what);
        }
    }
}
