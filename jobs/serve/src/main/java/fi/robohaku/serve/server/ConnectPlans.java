package fi.robohaku.serve.server;

import fi.robohaku.serve.NotAQuestionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.connect.proto.AddArtifactsRequest;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.AnalyzePlanRequest.AnalyzeCase;
import org.apache.spark.connect.proto.Catalog;
import org.apache.spark.connect.proto.Catalog.CatTypeCase;
import org.apache.spark.connect.proto.Command;
import org.apache.spark.connect.proto.Command.CommandTypeCase;
import org.apache.spark.connect.proto.ConfigRequest;
import org.apache.spark.connect.proto.ConfigRequest.Operation.OpTypeCase;
import org.apache.spark.connect.proto.CreateDataFrameViewCommand;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.Expression;
import org.apache.spark.connect.proto.Expression.ExprTypeCase;
import org.apache.spark.connect.proto.KeyValue;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Read;
import org.apache.spark.connect.proto.Relation;
import org.apache.spark.connect.proto.Relation.RelTypeCase;
import org.sparkproject.connect.protobuf.Descriptors.FieldDescriptor;
import org.sparkproject.connect.protobuf.Message;

/**
 * Looks through a request of Spark Connect for what is no question over the tables, before anything of it is
 * understood: functions and sources that the client brings, files by their path, writes, settings and artifacts. SQL
 * text inside is left to the guard of the session.
 */
final class ConnectPlans {
    private static final Set<RelTypeCase> RELATIONS = Set.of(
            RelTypeCase.READ,
            RelTypeCase.PROJECT,
            RelTypeCase.FILTER,
            RelTypeCase.JOIN,
            RelTypeCase.SET_OP,
            RelTypeCase.SORT,
            RelTypeCase.LIMIT,
            RelTypeCase.AGGREGATE,
            RelTypeCase.SQL,
            RelTypeCase.LOCAL_RELATION,
            RelTypeCase.SAMPLE,
            RelTypeCase.OFFSET,
            RelTypeCase.DEDUPLICATE,
            RelTypeCase.RANGE,
            RelTypeCase.SUBQUERY_ALIAS,
            RelTypeCase.REPARTITION,
            RelTypeCase.TO_DF,
            RelTypeCase.WITH_COLUMNS_RENAMED,
            RelTypeCase.SHOW_STRING,
            RelTypeCase.DROP,
            RelTypeCase.TAIL,
            RelTypeCase.WITH_COLUMNS,
            RelTypeCase.HINT,
            RelTypeCase.UNPIVOT,
            RelTypeCase.TO_SCHEMA,
            RelTypeCase.REPARTITION_BY_EXPRESSION,
            RelTypeCase.HTML_STRING,
            RelTypeCase.AS_OF_JOIN,
            RelTypeCase.WITH_RELATIONS,
            RelTypeCase.TRANSPOSE,
            RelTypeCase.UNRESOLVED_TABLE_VALUED_FUNCTION,
            RelTypeCase.LATERAL_JOIN,
            RelTypeCase.FILL_NA,
            RelTypeCase.DROP_NA,
            RelTypeCase.REPLACE,
            RelTypeCase.SUMMARY,
            RelTypeCase.CROSSTAB,
            RelTypeCase.DESCRIBE,
            RelTypeCase.COV,
            RelTypeCase.CORR,
            RelTypeCase.APPROX_QUANTILE,
            RelTypeCase.FREQ_ITEMS,
            RelTypeCase.SAMPLE_BY,
            RelTypeCase.CATALOG);

    private static final Set<ExprTypeCase> EXPRESSIONS = Set.of(
            ExprTypeCase.LITERAL,
            ExprTypeCase.UNRESOLVED_ATTRIBUTE,
            ExprTypeCase.UNRESOLVED_FUNCTION,
            ExprTypeCase.EXPRESSION_STRING,
            ExprTypeCase.UNRESOLVED_STAR,
            ExprTypeCase.ALIAS,
            ExprTypeCase.CAST,
            ExprTypeCase.UNRESOLVED_REGEX,
            ExprTypeCase.SORT_ORDER,
            ExprTypeCase.LAMBDA_FUNCTION,
            ExprTypeCase.WINDOW,
            ExprTypeCase.UNRESOLVED_EXTRACT_VALUE,
            ExprTypeCase.UPDATE_FIELDS,
            ExprTypeCase.UNRESOLVED_NAMED_LAMBDA_VARIABLE,
            ExprTypeCase.CALL_FUNCTION,
            ExprTypeCase.NAMED_ARGUMENT_EXPRESSION,
            ExprTypeCase.SUBQUERY_EXPRESSION);

    private static final Set<CommandTypeCase> COMMANDS = Set.of(
            CommandTypeCase.SQL_COMMAND, CommandTypeCase.CREATE_DATAFRAME_VIEW, CommandTypeCase.GET_RESOURCES_COMMAND);

    private static final Set<CatTypeCase> CATALOG = Set.of(
            CatTypeCase.CURRENT_DATABASE,
            CatTypeCase.SET_CURRENT_DATABASE,
            CatTypeCase.LIST_DATABASES,
            CatTypeCase.LIST_TABLES,
            CatTypeCase.LIST_FUNCTIONS,
            CatTypeCase.LIST_COLUMNS,
            CatTypeCase.LIST_CATALOGS,
            CatTypeCase.LIST_VIEWS,
            CatTypeCase.GET_DATABASE,
            CatTypeCase.GET_TABLE,
            CatTypeCase.GET_FUNCTION,
            CatTypeCase.DATABASE_EXISTS,
            CatTypeCase.TABLE_EXISTS,
            CatTypeCase.FUNCTION_EXISTS,
            CatTypeCase.CURRENT_CATALOG,
            CatTypeCase.DROP_TEMP_VIEW);

    private static final Set<AnalyzeCase> ANALYSES = Set.of(
            AnalyzeCase.SCHEMA,
            AnalyzeCase.EXPLAIN,
            AnalyzeCase.TREE_STRING,
            AnalyzeCase.IS_LOCAL,
            AnalyzeCase.IS_STREAMING,
            AnalyzeCase.SPARK_VERSION,
            AnalyzeCase.DDL_PARSE,
            AnalyzeCase.SAME_SEMANTICS,
            AnalyzeCase.SEMANTIC_HASH,
            AnalyzeCase.GET_STORAGE_LEVEL,
            AnalyzeCase.JSON_TO_DDL);

    private static final Set<OpTypeCase> SETTINGS = Set.of(
            OpTypeCase.GET,
            OpTypeCase.GET_WITH_DEFAULT,
            OpTypeCase.GET_OPTION,
            OpTypeCase.GET_ALL,
            OpTypeCase.IS_MODIFIABLE);

    /** Kinds of plans that start jobs where only their columns are asked for. */
    private static final Set<RelTypeCase> WORK_TO_ANALYSE = Set.of(
            RelTypeCase.TRANSPOSE,
            RelTypeCase.CROSSTAB,
            RelTypeCase.COV,
            RelTypeCase.CORR,
            RelTypeCase.APPROX_QUANTILE,
            RelTypeCase.FREQ_ITEMS,
            RelTypeCase.SAMPLE_BY);

    /** Kinds of plans that hold all their rows at once. */
    private static final Set<RelTypeCase> COLLECTED =
            Set.of(RelTypeCase.SHOW_STRING, RelTypeCase.HTML_STRING, RelTypeCase.TAIL);

    /** Settings that clients read; others can hold keys of storage. */
    private static final List<String> READABLE = List.of("spark.sql.", "spark.connect.");

    private ConnectPlans() {}

    /** A request that does more than ask. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String what) {
            super(NotAQuestionException.BEGINNING + "; '" + what + "' is none");
        }
    }

    /**
     * Looks through a request with all that stands inside it.
     *
     * @throws RefusedException where some of it is no question
     */
    static void check(Message request, Limits limits) {
        Set<Relation> roots = Collections.newSetFromMap(new IdentityHashMap<>());
        if (request instanceof ExecutePlanRequest execution
                && execution.getPlan().hasRoot()) {
            roots.add(execution.getPlan().getRoot());
        }
        check(request, new Place(request instanceof AnalyzePlanRequest, roots, limits));
    }

    /**
     * Where a part of a request stands.
     *
     * @param isAnalysis only columns are asked for
     * @param roots the plans whose rows are the answer
     */
    private record Place(boolean isAnalysis, Set<Relation> roots, Limits limits) {}

    private static void check(Message request, Place place) {
        checkItself(request);
        if (request instanceof Relation relation) {
            if (place.isAnalysis() && isWorkToAnalyse(relation)) {
                throw new RefusedException("columns that rows decide on");
            }
            checkCollected(relation, place);
        }
        for (Map.Entry<FieldDescriptor, Object> field : request.getAllFields().entrySet()) {
            if (field.getKey().getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                List<?> values = field.getValue() instanceof List<?> many ? many : List.of(field.getValue());
                values.forEach(value -> check((Message) value, place));
            }
        }
    }

    /** What gathers rows in one place is limited where it is the answer, and refused elsewhere. */
    private static void checkCollected(Relation relation, Place place) {
        if (!COLLECTED.contains(relation.getRelTypeCase())) {
            return;
        }
        if (!place.roots().contains(relation)) {
            throw new RefusedException("rows put together inside of a query");
        }
        int rows = relation.hasShowString()
                ? relation.getShowString().getNumRows()
                : relation.getHtmlString().getNumRows();
        if (!relation.hasTail() && rows > place.limits().maxRows()) {
            throw new RefusedException(
                    "printing " + rows + " rows where " + place.limits().maxRows() + " are the most");
        }
    }

    private static void checkItself(Message node) {
        if (node instanceof Relation relation) {
            require(RELATIONS, relation.getRelTypeCase());
        } else if (node instanceof Expression expression) {
            require(EXPRESSIONS, expression.getExprTypeCase());
        } else if (node instanceof Command command) {
            require(COMMANDS, command.getCommandTypeCase());
        } else if (node instanceof Catalog catalog) {
            require(CATALOG, catalog.getCatTypeCase());
        } else if (node instanceof AnalyzePlanRequest analysis) {
            require(ANALYSES, analysis.getAnalyzeCase());
        } else if (node instanceof ConfigRequest.Operation settings) {
            require(SETTINGS, settings.getOpTypeCase());
            keys(settings).forEach(ConnectPlans::requireReadable);
        } else if (node instanceof Read read) {
            require(Set.of(Read.ReadTypeCase.NAMED_TABLE), read.getReadTypeCase());
        } else if (node instanceof Plan plan) {
            require(Set.of(Plan.OpTypeCase.ROOT, Plan.OpTypeCase.COMMAND), plan.getOpTypeCase());
        } else if (node instanceof ExecutePlanRequest execution) {
            requireReattachable(execution);
        } else if (node instanceof AddArtifactsRequest) {
            throw new RefusedException("add artifacts");
        } else if (node instanceof CreateDataFrameViewCommand view && view.getIsGlobal()) {
            throw new RefusedException("global temporary view");
        }
    }

    /** Only an answer that the client can take up again is sent no faster than it is read. */
    private static void requireReattachable(ExecutePlanRequest execution) {
        if (execution.getRequestOptionsList().stream()
                .noneMatch(option -> option.getReattachOptions().getReattachable())) {
            throw new RefusedException("execution without reattachment");
        }
    }

    private static boolean isWorkToAnalyse(Relation relation) {
        return WORK_TO_ANALYSE.contains(relation.getRelTypeCase())
                || (relation.hasAggregate()
                        && relation.getAggregate().hasPivot()
                        && relation.getAggregate().getPivot().getValuesCount() == 0);
    }

    private static List<String> keys(ConfigRequest.Operation settings) {
        return switch (settings.getOpTypeCase()) {
            case GET -> settings.getGet().getKeysList();
            case GET_OPTION -> settings.getGetOption().getKeysList();
            case GET_WITH_DEFAULT ->
                settings.getGetWithDefault().getPairsList().stream()
                        .map(KeyValue::getKey)
                        .toList();
            case GET_ALL -> List.of(settings.getGetAll().getPrefix());
            default -> List.of();
        };
    }

    private static void requireReadable(String key) {
        if (READABLE.stream().noneMatch(key::startsWith)) {
            throw new RefusedException("the setting '" + key + "'");
        }
    }

    private static <T extends Enum<T>> void require(Set<T> allowed, T found) {
        if (!allowed.contains(found)) {
            throw new RefusedException(found.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }
}
