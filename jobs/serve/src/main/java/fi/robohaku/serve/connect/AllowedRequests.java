package fi.robohaku.serve.connect;

import java.util.List;
import java.util.Set;
import org.apache.spark.connect.proto.AnalyzePlanRequest.AnalyzeCase;
import org.apache.spark.connect.proto.Catalog.CatTypeCase;
import org.apache.spark.connect.proto.Command.CommandTypeCase;
import org.apache.spark.connect.proto.ConfigRequest.Operation.OpTypeCase;
import org.apache.spark.connect.proto.Expression.ExprTypeCase;
import org.apache.spark.connect.proto.Relation.RelTypeCase;

/**
 * The parts of which a read-only request of Spark Connect may consist. What is not listed is rejected, also what a later
 * Spark brings.
 */
final class AllowedRequests {
    static final Set<RelTypeCase> RELATIONS = Set.of(
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

    static final Set<ExprTypeCase> EXPRESSIONS = Set.of(
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

    static final Set<CommandTypeCase> COMMANDS = Set.of(
            CommandTypeCase.SQL_COMMAND, CommandTypeCase.CREATE_DATAFRAME_VIEW, CommandTypeCase.GET_RESOURCES_COMMAND);

    static final Set<CatTypeCase> CATALOG_OPERATIONS = Set.of(
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

    static final Set<AnalyzeCase> ANALYSES = Set.of(
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

    static final Set<OpTypeCase> CONFIG_OPERATIONS = Set.of(
            OpTypeCase.GET,
            OpTypeCase.GET_WITH_DEFAULT,
            OpTypeCase.GET_OPTION,
            OpTypeCase.GET_ALL,
            OpTypeCase.IS_MODIFIABLE);

    /** Relations whose columns depend on rows: to analyze them starts jobs. */
    static final Set<RelTypeCase> EAGER_RELATIONS = Set.of(
            RelTypeCase.TRANSPOSE,
            RelTypeCase.CROSSTAB,
            RelTypeCase.COV,
            RelTypeCase.CORR,
            RelTypeCase.APPROX_QUANTILE,
            RelTypeCase.FREQ_ITEMS,
            RelTypeCase.SAMPLE_BY);

    /** Relations that gather all their rows in one place. */
    static final Set<RelTypeCase> COLLECTING_RELATIONS =
            Set.of(RelTypeCase.SHOW_STRING, RelTypeCase.HTML_STRING, RelTypeCase.TAIL);

    /** How the keys of settings begin that clients may read; others can hold keys of storage. */
    private static final List<String> READABLE_KEYS = List.of("spark.sql.", "spark.connect.");

    private AllowedRequests() {}

    static boolean isReadable(String key) {
        return READABLE_KEYS.stream().anyMatch(key::startsWith);
    }
}
