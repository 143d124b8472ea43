package fi.robohaku.serve.flight;

import fi.robohaku.run.SoftwareVersions;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.session.AllowedFunctions;
import fi.robohaku.serve.session.StatementBounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlNullOrdering;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlOuterJoinsSupportLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedCaseSensitivity;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedGroupBy;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedResultSetType;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedSubqueries;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedTransaction;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedUnions;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlTransactionIsolationLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SupportedAnsi92SqlGrammarLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SupportedSqlGrammar;
import org.apache.arrow.vector.types.pojo.Schema;

/** What the server is and what SQL it takes, as the numbered facts that Flight SQL prescribes. */
final class FlightSqlInfo {
    /** Words that mean something to Spark and are not words of SQL:2003. */
    private static final String[] KEYWORDS =
            ("ANTI CLUSTER DATABASE DATABASES DISTRIBUTE EXPLAIN LATERAL MINUS PIVOT QUALIFY RLIKE SCHEMAS SEMI SHOW SORT"
                            + " TABLES TEMPORARY UNPIVOT USE VIEW VIEWS")
                    .split(" ");

    private static final String NUMERIC =
            "abs acos asin atan atan2 ceil ceiling cos cot degrees exp floor log log10 mod pi"
                    + " power radians rand round sign sin sqrt tan width_bucket";
    private static final String STRING = "ascii char char_length concat concat_ws initcap instr lcase left length"
            + " levenshtein locate lower lpad ltrim position regexp_extract regexp_replace repeat replace right rpad rtrim"
            + " soundex space split substring translate trim ucase upper";
    private static final String SYSTEM =
            "coalesce current_catalog current_database current_user ifnull nullif nvl user";
    private static final String DATE_AND_TIME =
            "add_months current_date current_timestamp date_add date_diff date_format"
                    + " date_sub date_trunc day dayofmonth dayofweek dayofyear hour last_day minute month months_between now quarter"
                    + " second to_date to_timestamp trunc weekofyear year";

    /** Facts of Flight SQL that nothing here can be said about; a client that asks for one gets no row. */
    private static final Set<SqlInfo> UNKNOWN = Set.of(
            SqlInfo.FLIGHT_SQL_SERVER_SUBSTRAIT_MIN_VERSION,
            SqlInfo.FLIGHT_SQL_SERVER_SUBSTRAIT_MAX_VERSION,
            SqlInfo.FLIGHT_SQL_SERVER_TRANSACTION_TIMEOUT,
            SqlInfo.FLIGHT_SQL_SERVER_INGEST_TRANSACTIONS_SUPPORTED,
            SqlInfo.UNRECOGNIZED);

    private static final int MAX_NAME = 255;

    private final SqlInfoBuilder builder;

    FlightSqlInfo(Limits limits) {
        builder = new SqlInfoBuilder();
        describeServer(limits);
        describeNames();
        describeQueries();
        describeWrites();
        describeMaxima(limits);
    }

    private void describeServer(Limits limits) {
        Map<String, String> versions = SoftwareVersions.all();
        builder.withFlightSqlServerName("Robohaku")
                .withFlightSqlServerVersion(versions.getOrDefault("robohaku", "unknown"))
                .withFlightSqlServerArrowVersion(arrowVersion())
                .withFlightSqlServerSql(true)
                .withFlightSqlServerSubstrait(false)
                .withFlightSqlServerReadOnly(true)
                .withFlightSqlServerCancel(true)
                .withFlightSqlServerTransaction(SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE)
                .withFlightSqlServerBulkIngestion(false)
                .withFlightSqlServerStatementTimeout((int) limits.maxTime().toMillis());
    }

    private static String arrowVersion() {
        return Optional.ofNullable(Schema.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    private void describeNames() {
        builder.withSqlIdentifierQuoteChar("`")
                .withSqlIdentifierCase(SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
                .withSqlQuotedIdentifierCase(SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
                .withSqlSearchStringEscape("\\")
                .withSqlExtraNameCharacters("")
                .withSqlCatalogTerm("catalog")
                .withSqlSchemaTerm("schema")
                .withSqlProcedureTerm("procedure")
                .withSqlCatalogAtStart(true)
                .withSqlAllTablesAreSelectable(true)
                .withSqlKeywords(KEYWORDS);
    }

    private void describeQueries() {
        builder.withSqlNumericFunctions(allowed(NUMERIC))
                .withSqlStringFunctions(allowed(STRING))
                .withSqlSystemFunctions(allowed(SYSTEM))
                .withSqlDatetimeFunctions(allowed(DATE_AND_TIME))
                .withSqlSupportsConvert(Map.of())
                .withSqlNullOrdering(SqlNullOrdering.SQL_NULLS_SORTED_LOW)
                .withSqlNullPlusNullIsNull(true)
                .withSqlSupportsColumnAliasing(true)
                .withSqlSupportsTableCorrelationNames(true)
                .withSqlSupportsDifferentTableCorrelationNames(false)
                .withSqlSupportsExpressionsInOrderBy(true)
                .withSqlSupportsOrderByUnrelated(true)
                .withSqlSupportsLikeEscapeClause(true)
                .withSqlSupportsNonNullableColumns(true)
                .withSqlSupportsIntegrityEnhancementFacility(false)
                .withSqlSupportedGroupBy(SqlSupportedGroupBy.SQL_GROUP_BY_UNRELATED)
                .withSqlSupportedGrammar(SupportedSqlGrammar.SQL_MINIMUM_GRAMMAR, SupportedSqlGrammar.SQL_CORE_GRAMMAR)
                .withSqlAnsi92SupportedLevel(SupportedAnsi92SqlGrammarLevel.ANSI92_ENTRY_SQL)
                .withSqlOuterJoinSupportLevel(
                        SqlOuterJoinsSupportLevel.SQL_LIMITED_OUTER_JOINS,
                        SqlOuterJoinsSupportLevel.SQL_FULL_OUTER_JOINS)
                .withSqlSubQueriesSupported(
                        SqlSupportedSubqueries.SQL_SUBQUERIES_IN_COMPARISONS,
                        SqlSupportedSubqueries.SQL_SUBQUERIES_IN_EXISTS,
                        SqlSupportedSubqueries.SQL_SUBQUERIES_IN_INS)
                .withSqlCorrelatedSubqueriesSupported(true)
                .withSqlSupportedUnions(SqlSupportedUnions.SQL_UNION, SqlSupportedUnions.SQL_UNION_ALL)
                .withSqlSupportedResultSetTypes(SqlSupportedResultSetType.SQL_RESULT_SET_TYPE_FORWARD_ONLY);
    }

    private void describeWrites() {
        builder.withSqlDdlCatalog(false)
                .withSqlDdlSchema(false)
                .withSqlDdlTable(false)
                .withSqlSchemasSupportedActions()
                .withSqlCatalogsSupportedActions()
                .withSqlSupportedPositionedCommands()
                .withSqlSelectForUpdateSupported(false)
                .withSqlStoredProceduresSupported(false)
                .withSqlStoredFunctionsUsingCallSyntaxSupported(false)
                .withSqlTransactionsSupported(false)
                .withSqlDefaultTransactionIsolation(SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE_VALUE)
                .withSqlSupportedTransactionsIsolationLevels(SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE)
                .withSqlDataDefinitionCausesTransactionCommit(false)
                .withSqlDataDefinitionsInTransactionsIgnored(false)
                .withSqlBatchUpdatesSupported(false)
                .withSqlSavepointsSupported(false)
                .withSqlNamedParametersSupported(false)
                .withSqlLocatorsUpdateCopy(false);
    }

    /** In JDBC 0 says that there is no maximum, or that it is not known. */
    private void describeMaxima(Limits limits) {
        builder.withSqlMaxBinaryLiteralLength(0)
                .withSqlMaxCharLiteralLength(0)
                .withSqlMaxColumnNameLength(MAX_NAME)
                .withSqlMaxColumnsInGroupBy(0)
                .withSqlMaxColumnsInIndex(0)
                .withSqlMaxColumnsInOrderBy(0)
                .withSqlMaxColumnsInSelect(0)
                .withSqlMaxColumnsInTable(0)
                .withSqlMaxConnections(limits.bounds().maxSessions())
                .withSqlMaxCursorNameLength(0)
                .withSqlMaxIndexLength(0)
                .withSqlDbSchemaNameLength(MAX_NAME)
                .withSqlMaxProcedureNameLength(0)
                .withSqlMaxCatalogNameLength(MAX_NAME)
                .withSqlMaxRowSize(0)
                .withSqlMaxRowSizeIncludesBlobs(true)
                .withSqlMaxStatementLength(StatementBounds.MAX_CHARACTERS)
                .withSqlMaxStatements(limits.bounds().maxStatements())
                .withSqlMaxTableNameLength(MAX_NAME)
                .withSqlMaxTablesInSelect(0)
                .withSqlMaxUsernameLength(0);
    }

    private static String[] allowed(String functions) {
        return List.of(functions.split(" ")).stream()
                .filter(AllowedFunctions.names()::contains)
                .toArray(String[]::new);
    }

    /**
     * Sends facts.
     *
     * @param asked their numbers, of which those that are not known are left out; empty for all facts
     */
    void send(List<Integer> asked, ServerStreamListener out) {
        List<Integer> known = asked.stream().filter(FlightSqlInfo::isKnown).toList();
        if (known.isEmpty() && !asked.isEmpty()) {
            // The builder takes an empty list for all.
            builder.send(List.of(SqlInfo.FLIGHT_SQL_SERVER_NAME_VALUE), new EmptyStream(out));
        } else {
            builder.send(known, out);
        }
    }

    private static boolean isKnown(int number) {
        SqlInfo fact = SqlInfo.forNumber(number);
        return fact != null && !UNKNOWN.contains(fact);
    }
}
