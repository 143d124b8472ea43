package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.ProcessTest;
import fi.robohaku.run.SoftwareVersions;
import fi.robohaku.serve.auth.TokenStore;
import fi.robohaku.serve.auth.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server, a client of Spark Connect and a client of JDBC, each in a process of its own. */
@ProcessTest
class SqlServersTest {
    private static final String ONLY_QUERIES = "Only queries over the tables are answered here";
    private static final String GRANTS =
            "SELECT project_id, granted_eur, decided_on FROM gold.grant ORDER BY project_id";

    private static final int MOST_LOOKS = 100;

    @TempDir
    static Path folder;

    private static ServedTables tables;
    private static TestServer server;
    private static ClientProcess connect;
    private static ClientProcess jdbc;
    private static String maija;
    private static String pekka;

    @BeforeAll
    static void startServerAndClients() throws IOException {
        tables = ServedTables.in(folder);
        maija = tables.token("maija");
        pekka = tables.token("pekka");
        server = TestServer.start(tables.workspace(), "--max-rows", "1000");
        connect = ClientProcess.connect();
        jdbc = ClientProcess.jdbc();
        connect.rows("open", "maija", server.connect(maija));
        connect.rows("open", "maija again", server.connect(maija));
        connect.rows("open", "pekka", server.connect(pekka));
        jdbc.rows("open", "maija", server.jdbc(), "maija", maija);
    }

    @AfterAll
    static void stop() {
        connect.close();
        jdbc.close();
        server.close();
    }

    /** Lines of the audit log that hold all the parts. Lines come soon after the answer, so it is looked for again. */
    private static List<String> audit(String... parts) throws IOException {
        List<String> found = List.of();
        for (int i = 0; found.isEmpty() && i < MOST_LOOKS; i++) {
            found = audited(parts);
            jdbc.rows("sql", "maija", "SELECT 'between two looks'");
        }
        return found;
    }

    private static List<String> audited(String... parts) throws IOException {
        return server.audit().stream()
                .filter(line -> Stream.of(parts).allMatch(line::contains))
                .toList();
    }

    @Test
    void sparkConnectAnswersSqlAndPlansOfTheDataFrameApi() throws Exception {
        assertThat(connect.rows("sql", "maija", GRANTS))
                .containsExactly(
                        "2020-A-1\t100.00\t2021-10-15", "2020-A-2\t100.00\t2021-10-15", "2020-A-3\t100.00\t2021-10-15");
        assertThat(connect.rows("count", "maija", "gold.grant", "round")).containsExactly("2020\t3");
        assertThat(connect.rows("sql", "maija", "SHOW TABLES IN gold")).containsExactly("gold\tgrant\tfalse");
        assertThat(audit("\"protocol\":\"connect\",\"user\":\"maija\"", "ORDER BY project_id\"", "\"rows\":3"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\"outcome\":\"answered\""));
    }

    @Test
    void sessionsDoNotSeeTheTemporaryViewsOfEachOther() throws Exception {
        connect.rows("view", "maija", "mine", "SELECT 'of maija' AS whose");
        connect.rows("view", "pekka", "mine", "SELECT 'of pekka' AS whose");
        assertThat(connect.rows("sql", "maija", "SELECT * FROM mine")).containsExactly("of maija");
        assertThat(connect.rows("sql", "pekka", "SELECT * FROM mine")).containsExactly("of pekka");
        assertThat(connect.error("sql", "maija again", "SELECT * FROM mine")).contains("TABLE_OR_VIEW_NOT_FOUND");
        assertThat(jdbc.error("sql", "maija", "SELECT * FROM mine")).contains("TABLE_OR_VIEW_NOT_FOUND");
    }

    @Test
    void withoutATokenOrWithAWrongOneNobodyGetsIntoSparkConnect() throws Exception {
        String address = server.connect("");
        String needed = "A token is needed that 'robohaku serve token add' has made";
        assertThat(connect.error("open", "x", address.replace(";token=", ""))).contains("UNAUTHENTICATED", needed);
        assertThat(connect.error("sql", "x", "SELECT 1")).contains("UNAUTHENTICATED", needed);
        assertThat(connect.error("open", "y", address + Tokens.create())).contains("UNAUTHENTICATED", needed);
        assertThat(connect.error("sql", "y", "SELECT 1")).contains("UNAUTHENTICATED", needed);
        assertThat(audit("\"protocol\":\"connect\"", "\"outcome\":\"denied\"")).isNotEmpty();
    }

    @Test
    void withoutTheRightPasswordNobodyGetsIntoFlightSql() throws Exception {
        String needed = "A user and the token that 'robohaku serve token add' has made are needed";
        assertThat(jdbc.error("open", "x", server.jdbc(), "maija", Tokens.create()))
                .contains(needed);
        assertThat(jdbc.error("open", "x", server.jdbc(), "pekka", maija))
                .as("the token of somebody else")
                .contains(needed);
        assertThat(jdbc.error("open", "x", server.jdbc(), "maija", "")).contains(needed);
        assertThat(jdbc.rows("open", "token only", server.jdbc() + "&token=" + pekka, "", ""))
                .isEmpty();
        assertThat(jdbc.rows("sql", "token only", "SELECT 1")).containsExactly("1");
        assertThat(audit("\"protocol\":\"flight\",\"user\":\"pekka\"", "\"outcome\":\"denied\""))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            set            | spark.sql.ansi.enabled | false                    | 'set' is none
            function       |                        |                          | is none
            setting        | spark.app.name         |                          | the setting 'spark.app.name'
            crosstab       | gold.grant             | project_id               | 'columns that rows decide on' is none
            read           | /etc/hostname          |                          | 'data source' is none
            write          | /tmp/robohaku-written  |                          | 'write operation' is none
            save           | gold.written           |                          | 'write operation' is none
            artifact       | a jar                  |                          | 'add artifacts' is none
            cache          | gold.grant             |                          | 'persist' is none
            global view    | everybodys             | SELECT 1                 | 'global temporary view' is none
            sql            | DROP TABLE gold.grant  |                          | 'drop table' is not allowed
            sql            | SELECT * FROM text.`/etc/hostname` |              | is not allowed
            sql            | SELECT java_method('java.lang.System', 'exit', 1) | | is not allowed
            sql            | SET spark.sql.ansi.enabled=false |                | is not allowed
            """)
    void sparkConnectRejectsWhatDoesMoreThanRead(String command, String first, String second, String why)
            throws Exception {
        Files.deleteIfExists(Path.of("/tmp/robohaku-written"));
        String jar = TestServer.target() + "/clients/connect/spark-connect-shims_2.13-"
                + SoftwareVersions.all().get("spark") + ".jar";
        String what = first == null ? "" : first.replace("a jar", jar);
        String error = connect.error(command, "maija", what, second == null ? "" : second);
        assertThat(error).contains(ONLY_QUERIES, why);
        assertThat(Path.of("/tmp/robohaku-written")).doesNotExist();
        assertThat(connect.rows("sql", "maija", "SHOW TABLES IN gold")).containsExactly("gold\tgrant\tfalse");
        assertThat(audit("\"user\":\"maija\"", "\"outcome\":\"refused\"", why)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE gold.grant",
                "INSERT INTO gold.grant SELECT * FROM gold.grant",
                "SELECT * FROM csv.`/etc/hostname`",
                "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
                "CREATE TABLE gold.x AS SELECT 1",
                "SET spark.sql.ansi.enabled=false",
            })
    void flightSqlRejectsWhatDoesMoreThanRead(String statement) throws Exception {
        assertThat(jdbc.error("sql", "maija", statement)).contains(ONLY_QUERIES);
        assertThat(audit("\"protocol\":\"flight\"", statement.substring(0, 12), "\"outcome\":\"refused\""))
                .isNotEmpty();
    }

    @Test
    void jdbcShowsCatalogsSchemasTablesAndColumnsWithTheirComments() throws Exception {
        assertThat(jdbc.rows("catalogs", "maija")).containsExactly("spark_catalog");
        assertThat(jdbc.rows("schemas", "maija"))
                .contains(
                        "bronze\tspark_catalog", "gold\tspark_catalog", "ops\tspark_catalog", "silver\tspark_catalog");
        assertThat(jdbc.rows("tables", "maija", "gold", "%")).containsExactly("spark_catalog\tgold\tgrant\tTABLE");
        assertThat(jdbc.rows("tables", "maija", "s_lver", "appl%"))
                .containsExactly("spark_catalog\tsilver\tapplication\tTABLE");
        List<String> columns = jdbc.rows("columns", "maija", "gold", "grant");
        assertThat(columns)
                .hasSize(4)
                .anySatisfy(column -> assertThat(column).startsWith("granted_eur\tDECIMAL\t3\t18\t2\t"))
                .anySatisfy(column -> assertThat(column)
                        .startsWith("decided_on\tDATE\t91\t")
                        .contains("Day of the decision, päätöspäivä"));
        assertThat(jdbc.rows("quote", "maija")).containsExactly("`");
        assertThat(jdbc.rows("sql", "maija", "SELECT count(*) FROM `spark_catalog`.`gold`.`grant`"))
                .as("the names as a tool puts them together")
                .containsExactly("3");
    }

    @Test
    void jdbcGivesDecimalsDatesAndTimesAsSuch() throws Exception {
        assertThat(jdbc.rows("sql", "maija", GRANTS))
                .containsExactly(
                        "2020-A-1\t100.00\t2021-10-15", "2020-A-2\t100.00\t2021-10-15", "2020-A-3\t100.00\t2021-10-15");
        assertThat(jdbc.rows(
                        "types",
                        "maija",
                        "SELECT granted_eur, decided_on, timestamp'2021-01-01 12:00:00' AS at, true AS is_so, 7 AS n"
                                + " FROM gold.grant"))
                .extracting(line -> line.replaceFirst("\\t.*\\t", " "))
                .containsExactly(
                        "granted_eur java.math.BigDecimal",
                        "decided_on java.sql.Date",
                        "at java.sql.Timestamp",
                        "is_so java.lang.Boolean",
                        "n java.lang.Integer");
        assertThat(jdbc.rows("types", "maija", "SELECT granted_eur FROM gold.grant"))
                .containsExactly("granted_eur\t3\t18\t2\tjava.math.BigDecimal");
    }

    @Test
    void parametersHaveTheTypesOfWhatTheyAreComparedWith() throws Exception {
        String query =
                "SELECT project_id FROM gold.grant WHERE granted_eur > ? AND decided_on < ? AND project_id LIKE ?"
                        + " ORDER BY project_id LIMIT ?";
        assertThat(jdbc.rows("prepare", "maija", query, "decimal:99.99", "date:2021-10-16", "string:2020-A-%", "int:2"))
                .containsExactly("2020-A-1", "2020-A-2");
        assertThat(jdbc.rows("prepare", "maija", query, "decimal:99.99", "date:2021-10-15", "string:2020-A-%", "int:2"))
                .isEmpty();
        assertThat(jdbc.rows("prepare", "maija", "SELECT coalesce(?, 'none') AS answer", "string:'; DROP TABLE x"))
                .containsExactly("'; DROP TABLE x");
        assertThat(jdbc.rows("prepare", "maija", "SELECT coalesce(?, 'none') AS answer", "null:"))
                .containsExactly("none");
        assertThat(jdbc.error("prepare", "maija", query, "decimal:99.99")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            granted_eur > ?                                    | decimal:99                    | 3
            granted_eur > ?                                    | decimal:99.99500              | 3
            granted_eur > ?                                    | decimal:100.00001             | 0
            granted_eur = ?                                    | object:1E+2                   | 3
            granted_eur = ?                                    | int:100                       | 3
            granted_eur = ?                                    | long:100                      | 3
            granted_eur < ?                                    | double:100.5                  | 3
            granted_eur = CAST(CAST(? AS STRING) AS DECIMAL(38, 2)) | string:100.00            | 3
            CAST(granted_eur AS INT) < ?                       | decimal:100.5                 | 3
            CAST(granted_eur AS INT) < ?                       | long:5000000000               | 3
            CAST(granted_eur AS BIGINT) < ?                    | long:9007199254740993         | 3
            CAST(granted_eur AS DOUBLE) = ?                    | int:100                       | 3
            granted_eur * ? = 200                              | int:2                         | 3
            decided_on < ?                                     | day:2021-10-16                | 3
            CAST(decided_on AS TIMESTAMP) + INTERVAL 1 HOUR = ? | timestamp:2021-10-15 01:00:00 | 3
            round = ?                                          | string:2020                   | 3
            "it's" = ?                                         | string:it's                   | 3
            """)
    void aParameterTakesWhatPeoplePass(String condition, String value, String count) throws Exception {
        assertThat(jdbc.rows("prepare", "maija", "SELECT count(*) FROM gold.grant WHERE " + condition, value))
                .containsExactly(count);
    }

    @Test
    void aParameterThatCannotBeTakenIsSaidWithItsPlace() throws Exception {
        String query = "SELECT count(*) FROM gold.grant WHERE round = ? AND granted_eur = ?";
        assertThat(jdbc.error("prepare", "maija", query, "string:2020", "decimal:1234567890123456.78"))
                .contains("Parameter 2, 1234567890123456.8, has more than 15 digits");
    }

    @Test
    void aParameterSaysWhichStateOfATableIsRead() throws Exception {
        String version = "SELECT count(*) FROM silver.funding VERSION AS OF ? AS f WHERE '?' <> ?";
        assertThat(jdbc.rows("prepare", "maija", version, "int:0", "string:x")).containsExactly("0");
        assertThat(jdbc.error("prepare", "maija", version, "int:-1", "string:x"))
                .contains("The state of a table is a version from 0, or a time, and -1 is neither");
        String made = jdbc.rows("sql", "maija", "DESCRIBE HISTORY silver.funding").stream()
                .filter(row -> row.startsWith("0\t"))
                .map(row -> row.split("\t", -1)[1])
                .findFirst()
                .orElseThrow();
        assertThat(jdbc.rows(
                        "prepare",
                        "maija",
                        "SELECT count(*) FROM silver.funding TIMESTAMP AS OF ? LIMIT ?",
                        "timestamp:" + made,
                        "long:1"))
                .containsExactly("0");
    }

    @Test
    void whatIsOnlyLookedAtIsWrittenDownToo() throws Exception {
        jdbc.rows("tables", "maija", "silver", "appl%");
        connect.rows("columns", "maija", "SELECT 'looked at' AS looked_at");
        assertThat(audit("\"protocol\":\"flight\"", "\"asked\":\"tables\"", "tables silver.appl%"))
                .isNotEmpty();
        assertThat(audit("\"protocol\":\"connect\"", "\"asked\":\"columns\"", "looked_at"))
                .isNotEmpty();
        assertThat(jdbc.rows("prepare", "maija", "SELECT 'prepared'")).containsExactly("prepared");
        assertThat(audit("\"protocol\":\"flight\"", "'prepared'"))
                .extracting(line -> line.replaceAll(".*\"asked\":\"(\\w+)\".*", "$1"))
                .contains("columns", "answer");
    }

    @Test
    void aColumnIsCalledAsTheQueryCallsItAndItsRemarksStandInTheMetadata() throws Exception {
        assertThat(jdbc.rows("labels", "maija", "SELECT 1 AS one")).containsExactly("one\tone\t1");
        assertThat(jdbc.rows("labels", "maija", "SELECT granted_eur AS myonnetty, decided_on FROM gold.grant"))
                .containsExactly("myonnetty\tmyonnetty\t100.00", "decided_on\tdecided_on\t2021-10-15");
    }

    @Test
    void eachQuestionForTheMetadataOfJdbcHasAnAnswer() throws Exception {
        List<String> answers = jdbc.rows("metadata", "maija", "gold", "grant");
        assertThat(answers)
                .as("but for what the driver itself does not answer, and a level that is none")
                .filteredOn(answer -> answer.matches("\\w+!.*"))
                .allSatisfy(answer -> assertThat(answer)
                        .containsAnyOf("todo: implement this method", "The informed level is not defined"));
        assertThat(answers)
                .hasSizeGreaterThan(150)
                .contains(
                        "getDatabaseProductName=Robohaku",
                        "getDatabaseProductVersion=" + SoftwareVersions.all().get("robohaku"),
                        "isReadOnly=true",
                        "supportsFullOuterJoins=true",
                        "supportsStoredProcedures=false",
                        "supportsTransactions=false",
                        "getMaxStatements=1000",
                        "getPrimaryKeys=2 rows",
                        "getImportedKeys=2 rows",
                        "getExportedKeys=0 rows",
                        "getTableTypes=2 rows")
                .anySatisfy(answer ->
                        assertThat(answer).startsWith("getStringFunctions=").contains("regexp_extract"));
    }

    @Test
    void keysThatAContractDeclaresAreShownSoThatToolsCanDrawThem() throws Exception {
        assertThat(jdbc.rows("key", "maija", "gold", "grant"))
                .containsExactlyInAnyOrder("gold\tgrant\tround\t1\tpk_grant", "gold\tgrant\tproject_id\t2\tpk_grant");
        String round = "gold\tgrant\tround\tsilver\tfunding\tround";
        String project = "gold\tgrant\tproject_id\tsilver\tfunding\tsubject_id";
        assertThat(jdbc.rows("imported", "maija", "gold", "grant")).containsExactlyInAnyOrder(round, project);
        assertThat(jdbc.rows("exported", "maija", "silver", "funding")).containsExactlyInAnyOrder(round, project);
        assertThat(jdbc.rows("key", "maija", "silver", "funding")).isEmpty();
    }

    @Test
    void aMartInFinnishIsAView() throws Exception {
        assertThat(jdbc.rows("tables", "maija", "suomi", "%")).containsExactly("spark_catalog\tsuomi\tmyonnot\tVIEW");
        assertThat(jdbc.rows("tables", "maija", "gold", "%")).containsExactly("spark_catalog\tgold\tgrant\tTABLE");
    }

    @Test
    void theCurrentUserIsTheOneOfTheToken() throws Exception {
        assertThat(jdbc.rows("sql", "maija", "SELECT current_user(), session_user()"))
                .containsExactly("maija\tmaija");
        assertThat(connect.rows("sql", "pekka", "SELECT current_user(), user()"))
                .containsExactly("pekka\tpekka");
        assertThat(connect.rows("sql", "maija", "SELECT current_user()")).containsExactly("maija");
    }

    @Test
    void noPortIsOpenToOtherMachines() throws Exception {
        // Loopback as Linux writes it: of version 4, and of version 4 inside of 6.
        assertThat(server.listeningAddresses())
                .as("Spark Connect, Flight SQL, and two of Spark's own")
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(address -> assertThat(address).isIn("0100007F", "0000000000000000FFFF00000100007F"));
    }

    @Test
    void aStatementOfSparkConnectHasArguments() throws Exception {
        assertThat(connect.rows("arguments", "maija", "SELECT :round AS r, :n + 1 AS m"))
                .containsExactly("2020\t42");
        assertThat(connect.rows(
                        "arguments", "maija", "SELECT count(*) FROM gold.grant WHERE round = :round AND :n = 41"))
                .containsExactly("3");
    }

    @Test
    void aSessionOfSparkConnectIsReleased() throws Exception {
        connect.rows("open", "released", server.connect(maija));
        assertThat(connect.rows("sql", "released", "SELECT 1")).containsExactly("1");
        assertThat(connect.error("release", "released")).isEmpty();
        assertThat(Files.readString(server.log())).doesNotContain("NoClassDefFoundError");
    }

    @Test
    void anEarlierStateIsReadInSqlAndByAnOption() throws Exception {
        assertThat(jdbc.rows("sql", "maija", "DESCRIBE HISTORY silver.funding")).isNotEmpty();
        assertThat(jdbc.rows("sql", "maija", "SELECT count(*) FROM silver.funding VERSION AS OF 0"))
                .as("as it was made")
                .containsExactly("0");
        assertThat(connect.rows("as of", "maija", "silver.funding", "0")).isEmpty();
        assertThat(connect.error("sql", "maija", "SELECT _metadata.file_path FROM gold.grant"))
                .contains(ONLY_QUERIES, "the path of a file");
    }

    @Test
    void whatDefinesATableIsToldWithoutItsPlace() throws Exception {
        String definition = String.join("", jdbc.rows("sql", "maija", "SHOW CREATE TABLE gold.grant"));
        assertThat(definition)
                .startsWith("CREATE TABLE spark_catalog.gold.grant (")
                .contains("granted_eur DECIMAL(18,2)", "COMMENT 'Day of the decision, päätöspäivä'", "USING delta")
                .doesNotContain("LOCATION", tables.workspace().toString());
        assertThat(connect.rows("sql", "maija", "SHOW CREATE TABLE gold.grant"))
                .singleElement()
                .asString()
                .contains("granted_eur DECIMAL(18,2)");
        assertThat(jdbc.error("sql", "maija", "SHOW CREATE TABLE gold.nothing")).contains("There is no table");
    }

    @Test
    void theStatisticsOfADataFrameAreAnswered() throws Exception {
        assertThat(connect.rows("frequent", "maija", "gold.grant", "round"))
                .singleElement()
                .asString()
                .contains("2020");
        assertThat(connect.rows("sample", "maija", "gold.grant", "project_id", "2020-A-2"))
                .containsExactly("2020-A-2");
    }

    @Test
    void aVariantIsSentAsTheTextOfItsJson() throws Exception {
        assertThat(jdbc.rows(
                        "sql",
                        "maija",
                        "SELECT parse_json('{\"a\": [1, \"ä\"]}') AS v, 1 AS v, CAST(NULL AS VARIANT) AS n"))
                .containsExactly("{\"a\":[1,\"ä\"]}\t1\tnull");
        assertThat(jdbc.rows("prepare", "maija", "SELECT parse_json(?)", "string:[1, 2]"))
                .containsExactly("[1,2]");
    }

    @Test
    void settingsAreListedAsFarAsAClientMayReadThem() throws Exception {
        assertThat(connect.rows("keys", "maija")).contains("spark.sql").isSubsetOf("spark.sql", "spark.connect");
        assertThat(connect.error("setting", "maija", "spark.authenticate.secret"))
                .contains(ONLY_QUERIES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT grantd_eur FROM gold.grant        | There is no column 'grantd_eur' here; near it: granted_eur
            SELECT * FROM gold.grnt                  | There is no table 'gold.grnt'; near it: gold.grant
            SELECT uper('a')                         | There is no function 'uper'; near it: upper
            SELECT f.cel FROM silver.funding f       | There is no column 'f.cel' here; near it: f.cell
            SELECT 1 / 0                             | Division by zero
            SELECT 2147483647 + 1                    | overflow
            SELECT make_date(2020, 13, 1)            | Invalid value for MonthOfYear
            SELECT CAST('x' AS INT)                  | cannot be cast to "INT" because it is malformed
            SELECT array(1)[5]                       | The index 5 is out of bounds
            """)
    void aMistakeIsAnsweredInTheWordsOfTheShellOverEachProtocol(String query, String words) throws Exception {
        assertThat(jdbc.error("sql", "maija", query)).contains(words).doesNotContain("spark.sql.ansi");
        assertThat(connect.error("sql", "maija", query)).contains(words).doesNotContain("spark.sql.ansi");
    }

    @Test
    void aNameThatIsNotThereIsAnsweredSoWhereOnlyTheColumnsAreAskedFor() throws Exception {
        assertThat(connect.error("columns", "maija", "SELECT grantd_eur FROM gold.grant"))
                .contains("There is no column 'grantd_eur' here; near it: granted_eur [UNRESOLVED_COLUMN");
    }

    @Test
    void aClauseWithNothingBehindItIsNoAlias() throws Exception {
        String nothing = "The query cannot be read: nothing stands behind WHERE";
        assertThat(jdbc.error("sql", "maija", "SELECT * FROM gold.grant WHERE")).contains(nothing);
        assertThat(connect.error("sql", "maija", "SELECT * FROM gold.grant WHERE"))
                .contains(nothing);
    }

    @Test
    void theSqlOfTheStandardIsTaken() throws Exception {
        String query = "SELECT \"g\".\"project_id\" FROM \"gold\".\"grant\" AS \"g\" WHERE \"round\" = '2020'"
                + " ORDER BY \"project_id\" OFFSET 1 ROWS FETCH NEXT 1 ROWS ONLY";
        assertThat(jdbc.rows("sql", "maija", query)).containsExactly("2020-A-2");
        assertThat(connect.rows("sql", "maija", query)).containsExactly("2020-A-2");
        assertThat(jdbc.rows("sql", "maija", "SELECT TOP 1 \"a text\" AS t FROM gold.grant"))
                .containsExactly("a text");
    }

    @Test
    void onlyTheOwnerReadsTheLogAndNoQueryStandsInIt() throws Exception {
        String mark = "not_to_be_found_in_the_log";
        assertThat(jdbc.error("sql", "maija", "SELECT 1/0 AS " + mark)).isNotEmpty();
        assertThat(connect.error("sql", "maija", "SELECT 1/0 AS " + mark + ", raise_error('x')"))
                .isNotEmpty();
        Path log = server.log();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(log)).doesNotContain(mark);
        assertThat(audit(mark)).isNotEmpty();
    }

    @Test
    void tooManyRowsAreSaidAndNotCutOff() throws Exception {
        String most = "The answer has more than 1000 rows";
        assertThat(jdbc.rows("sql", "maija", "SELECT id FROM range(1000)")).hasSize(1000);
        assertThat(jdbc.error("sql", "maija", "SELECT id FROM range(1001)")).contains(most);
        assertThat(connect.rows("sql", "maija", "SELECT id FROM range(1000)")).hasSize(1000);
        assertThat(connect.error("sql", "maija", "SELECT id FROM range(1001)")).contains(most);
        assertThat(connect.error("sql", "maija", "SELECT id FROM range(1000000000)"))
                .contains(most);
    }

    @Test
    void theLastRowsAreLimitedLikeTheFirst() throws Exception {
        assertThat(connect.rows("tail", "maija", "SELECT id FROM range(900)")).containsExactly("900");
        assertThat(connect.error("tail", "maija", "SELECT id FROM range(5000)"))
                .contains("The answer has more than 1000 rows");
    }

    @Test
    void aPassingViewOfAJdbcClientIsMadeOnceAndItsPlanCanBeLookedAt() throws Exception {
        jdbc.rows("open", "viewer", server.jdbc(), "maija", maija);
        assertThat(jdbc.rows("do", "viewer", "CREATE TEMPORARY VIEW ours AS SELECT 7 AS n"))
                .containsExactly("false");
        assertThat(jdbc.rows("do", "viewer", "USE gold")).containsExactly("false");
        assertThat(jdbc.rows("sql", "viewer", "SELECT count(*) FROM grant")).containsExactly("3");
        assertThat(jdbc.error("do", "viewer", "CREATE TABLE gold.mine AS SELECT 1"))
                .contains(ONLY_QUERIES);
        assertThat(jdbc.rows("sql", "viewer", "SELECT n FROM ours")).containsExactly("7");
        assertThat(jdbc.rows("sql", "viewer", "EXPLAIN SELECT n FROM ours"))
                .singleElement()
                .asString()
                .contains("Physical Plan");
        assertThat(jdbc.rows("sql", "viewer", "SHOW TABLES IN gold")).containsExactly("gold\tgrant\tfalse");
    }

    @Test
    void aTokenThatIsReplacedEndsItsSessions() throws Exception {
        String first = tables.token("renewed");
        jdbc.rows("open", "renewed", server.jdbc(), "renewed", first);
        assertThat(jdbc.rows("sql", "renewed", "SELECT 1")).containsExactly("1");
        tables.token("renewed");
        assertThat(jdbc.error("sql", "renewed", "SELECT 1")).contains("A user and the token");
    }

    @Test
    void aQueryThatAConnectClientInterruptsIsStopped() throws Exception {
        String endless = "SELECT count(*) AS interrupted FROM range(100000000000000)";
        assertThat(connect.error("interrupt", "maija", endless)).contains("OPERATION_CANCELED");
        assertThat(connect.rows("sql", "maija", "SELECT 'and goes on'")).containsExactly("and goes on");
        assertThat(audit("\"protocol\":\"connect\"", endless, "\"outcome\":\"cancelled\""))
                .isNotEmpty();
    }

    @Test
    void aQueryThatAJdbcClientCancelsIsStopped() throws Exception {
        String endless = "SELECT count(*) AS cancelled FROM range(100000000000000)";
        List<String> stopped = List.of();
        // A cancel that overtakes its query leaves nothing to write down.
        for (int i = 0; stopped.isEmpty() && i < MOST_LOOKS; i++) {
            assertThat(jdbc.error("cancelled", "maija", endless))
                    .as("what the driver says depends on which of its threads comes first")
                    .containsAnyOf("Cancelling", "closed");
            assertThat(jdbc.rows("sql", "maija", "SELECT 'and goes on'")).containsExactly("and goes on");
            stopped = audited("\"protocol\":\"flight\"", endless, "\"outcome\":\"cancelled\"");
        }
        assertThat(stopped).isNotEmpty();
    }

    @Test
    void aTokenThatIsTakenAwayEndsItsSessions() throws Exception {
        TokenStore tokens = new TokenStore(TokenStore.defaultFile(tables.workspace()));
        String token = tables.token("passing");
        jdbc.rows("open", "passing", server.jdbc(), "passing", token);
        connect.rows("open", "passing", server.connect(token));
        assertThat(jdbc.rows("sql", "passing", "SELECT 1")).containsExactly("1");
        assertThat(connect.rows("sql", "passing", "SELECT 1")).containsExactly("1");

        tokens.remove("passing");
        assertThat(jdbc.error("sql", "passing", "SELECT 1")).contains("A user and the token");
        assertThat(connect.error("sql", "passing", "SELECT 1")).contains("UNAUTHENTICATED");
    }

    @Test
    void readersSeeTheOldOrTheNewStateOfAMartWhileARunReplacesIt() throws Exception {
        String state = "SELECT count(*), min(granted_eur), max(granted_eur) FROM gold.grant";
        connect.rows("watch", "maija", state);
        tables.grant("500.00");
        tables.run("r2");
        tables.grant("100.00");
        tables.run("r3");
        tables.grant("500.00");
        tables.run("r4");
        assertThat(connect.rows("seen", "maija", state)).containsExactly("3\t100.00\t100.00", "3\t500.00\t500.00");
        tables.grant("100.00");
        tables.run("r5");
        assertThat(jdbc.rows("sql", "maija", state)).containsExactly("3\t100.00\t100.00");
    }
}
