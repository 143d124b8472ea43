package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.ProcessTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that ask too much of a server with little memory; it goes on for everybody else. */
@ProcessTest
class LimitedServerTest {
    private static final String TOO_LARGE = "The answer is larger than 20 MB; ask for fewer rows or columns";

    @TempDir
    static Path folder;

    private static ServedTables tables;
    private static TestServer server;
    private static ClientProcess connect;
    private static ClientProcess jdbc;
    private static String maija;
    private static String greedy;

    @BeforeAll
    static void startServerAndClients() throws IOException {
        tables = ServedTables.in(folder);
        maija = tables.token("maija");
        greedy = tables.token("greedy");
        server = TestServer.start(
                tables.workspace(),
                "--max-rows",
                "1000",
                "--max-megabytes",
                "20",
                "--max-value-megabytes",
                "64",
                "--max-sessions",
                "6");
        connect = ClientProcess.connect();
        jdbc = ClientProcess.jdbc();
        connect.rows("open", "maija", server.connect(maija));
        jdbc.rows("open", "maija", server.jdbc(), "maija", maija);
    }

    @AfterAll
    static void stop() throws Exception {
        connect.close();
        jdbc.close();
        server.stopped();
    }

    @AfterEach
    void theServerGoesOn() throws IOException {
        assertThat(connect.rows("sql", "maija", "SELECT count(*) FROM gold.grant"))
                .containsExactly("3");
        assertThat(jdbc.rows("sql", "maija", "SELECT count(*) FROM gold.grant")).containsExactly("3");
        assertThat(server.isRunning()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT repeat('x', 20000000) || id FROM range(900)",
                "SELECT repeat('x', 3000000) AS t FROM range(900) ORDER BY id",
                "SELECT repeat('x', 30000) FROM range(1000)",
                "SELECT repeat('x', 30000) || n FROM (SELECT explode(sequence(1, 1000)) AS n) ORDER BY n DESC",
                "SELECT repeat('x', 30000) FROM (SELECT explode(sequence(1, 1000)))",
                "WITH t AS (SELECT repeat('x', 20000000) AS t) SELECT t, t FROM t",
            })
    void anAnswerThatIsTooLargeIsNotSent(String query) throws Exception {
        assertThat(connect.error("sql", "maija", query)).contains(TOO_LARGE);
        assertThat(jdbc.error("sql", "maija", query)).contains(TOO_LARGE);
        assertThat(server.audit())
                .filteredOn(line -> line.contains(query) && line.contains("\"outcome\":\"too_large\""))
                .extracting(line -> line.replaceAll(".*\"protocol\":\"(\\w+)\".*", "$1"))
                .containsExactlyInAnyOrder("connect", "flight");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT length(repeat('x', 2000000000))",
                "SELECT max(length(repeat(cast(id AS STRING), 2000000000))) FROM range(4)",
                "SELECT length(lpad('x', 2000000000, 'ab'))",
                "SELECT length(rpad('x', 2000000000, 'ab'))",
                "SELECT length(space(2000000000))",
                "SELECT size(sequence(1, 2000000000))",
                "SELECT size(sequence(TIMESTAMP'0001-01-01', TIMESTAMP'9999-01-01', INTERVAL 1 HOUR))",
                "SELECT size(array_repeat(array_repeat('x', 1000), 1000000))",
                "SELECT length(aggregate(sequence(1, 40), 'x', (a, x) -> a || a))",
                "SELECT length(replace(repeat('x', 1000000), 'x', repeat('y', 1000000)))",
                "SELECT length(array_join(array_repeat(repeat('x', 1000000), 20), repeat('y', 10000000)))",
                "SELECT length(format_string('%2000000000d', 1))",
                "SELECT size(array_insert(array(1), 2000000000, 2))",
            })
    void aValueOfASizeThatNobodyNeedsIsNotMade(String query) throws Exception {
        assertThat(jdbc.error("sql", "maija", query)).contains("One value would be too large: ", "64 MB are the most");
        assertThat(connect.error("sql", "maija", query))
                .contains("One value would be too large: ", "64 MB are the most");
    }

    @Test
    void whoAsksForMuchKeepsNobodyElseWaiting() throws Exception {
        for (int i = 0; i < 4; i++) {
            jdbc.rows("open", "greedy " + i, server.jdbc(), "greedy", greedy);
        }
        jdbc.rows("begin", "greedy 0", "SELECT count(*) FROM range(100000000000) WHERE hash(id) = 11");
        jdbc.rows("begin", "greedy 1", "SELECT count(*) FROM range(0, 100000000000, 1, 100) WHERE hash(id) = 11");
        jdbc.rows(
                "begin", "greedy 2", "SELECT count(*) FROM gold.grant a, range(100000000000) b WHERE hash(b.id) = 11");
        jdbc.rows("begin", "greedy 3", "SELECT count(*) FROM range(100000000000) WHERE hash(id) = 12");
        for (int i = 0; i < 5; i++) {
            assertThat(connect.rows("sql", "maija", "SELECT count(*) FROM gold.grant"))
                    .containsExactly("3");
            assertThat(jdbc.rows("sql", "maija", "SELECT count(*) FROM gold.grant"))
                    .containsExactly("3");
        }
        assertThat(jdbc.rows("running", "maija"))
                .as("the queries that take long, while those of others were answered")
                .containsExactly("4");
        for (int i = 0; i < 4; i++) {
            jdbc.error("close", "greedy " + i);
        }
    }

    @Test
    void aQueryThatWouldTakeUpAllSlotsIsNotBegun() throws Exception {
        String tooMany = "The query is split into 5000 tasks, and 100 are the most";
        assertThat(jdbc.error("sql", "maija", "SELECT count(*) FROM range(0, 100000000000, 1, 5000)"))
                .contains(tooMany);
        assertThat(connect.error("sql", "maija", "SELECT count(*) FROM range(0, 100000000000, 1, 5000)"))
                .contains(tooMany);
    }

    @Test
    void aLoopWithinOneRowIsStoppedWithItsQuery() throws Exception {
        String endless =
                "SELECT max(aggregate(sequence(1, 1000000), id, (sum, x) -> sum + aggregate(sequence(1, 1000000),"
                        + " 0L, (inner, y) -> inner + y))) FROM range(1)";
        assertThat(jdbc.error("cancelled", "maija", endless)).isNotEmpty();
        assertThat(connect.error("interrupt", "maija", endless)).contains("OPERATION_CANCELED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM range(1) WHERE repeat('a', 60) || '!' || id RLIKE '^(a|a?)+$'",
                "SELECT max(regexp_replace(repeat('a', 60) || '!' || id, '^(a|a?)+$', '')) FROM range(1)",
                "SELECT max(regexp_extract(repeat('a', 60) || '!' || id, '^(a|a?)+$', 1)) FROM range(1)",
                "SELECT max(regexp_count(repeat('a', 60) || '!' || id, '^(a|a?)+$')) FROM range(1)",
                "SELECT max(size(split(repeat('a', 60) || '!' || id, '^(a|a?)+$'))) FROM range(1)",
            })
    void aRegularExpressionThatWouldTryForYearsIsStoppedWithItsQuery(String endless) throws Exception {
        assertThat(jdbc.error("cancelled", "maija", endless)).isNotEmpty();
        assertThat(connect.error("interrupt", "maija", endless)).contains("OPERATION_CANCELED");
        assertThat(connect.rows("sql", "maija", "SELECT count(*) FROM range(100)"))
                .as("the user, whose slots are free again")
                .containsExactly("100");
    }

    @Test
    void aRegularExpressionThatGoesAsDeepAsTheTextIsLongFailsAlone() throws Exception {
        for (String query : List.of(
                "SELECT count(*) FROM range(1) WHERE repeat('ab', 1000000) || id RLIKE '^(a|b)*.$'",
                "SELECT repeat('ab', 1000000) RLIKE '^(a|b)*$'",
                "SELECT length(regexp_replace(repeat('ab', 1000000), '(a|b)*', 'x'))")) {
            String tooDeep = "the regular expression goes too deep for a text of this length";
            assertThat(jdbc.error("sql", "maija", query)).contains(tooDeep);
            assertThat(connect.error("sql", "maija", query)).contains(tooDeep);
        }
    }

    @Test
    void regularExpressionsAreMatchedAsSparkDoes() throws Exception {
        String query = "SELECT 'Tekoäly 2020' RLIKE 'ä.*[0-9]+$', regexp_replace('a1b22', '[0-9]+', '#'),"
                + " regexp_extract('projekti-17', '([a-z]+)-([0-9]+)', 2), regexp_count('a1b22', '[0-9]+'),"
                + " array_join(split('a, b,c', ', *'), '|'), NULL RLIKE 'a+'";
        assertThat(jdbc.rows("sql", "maija", query)).containsExactly("true\ta#b#\t17\t2\ta|b|c\tnull");
    }

    @Test
    void whatNestsDeeperThanAnybodyWritesIsNotRead() throws Exception {
        String tooDeep = "The query cannot be read: ";
        for (String query : List.of(
                "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000),
                "SELECT CAST(NULL AS " + "array<".repeat(20_000) + "int" + ">".repeat(20_000) + ")",
                "SELECT 1" + " + 1".repeat(5_000),
                "SELECT " + "NOT ".repeat(5_000) + "true")) {
            assertThat(jdbc.error("sql", "maija", query))
                    .contains(tooDeep)
                    .containsAnyOf("it is nested too deeply", "too complex to parse");
            assertThat(connect.error("sql", "maija", query))
                    .containsAnyOf("it is nested too deeply", "too complex to parse");
        }
    }

    @Test
    void aPatternThatCouldBeTriedForYearsIsMatchedAtOnce() throws Exception {
        assertThat(jdbc.rows("tables", "maija", "%_".repeat(200) + "x", "%_".repeat(200)))
                .isEmpty();
        String pattern = "SELECT '" + "a".repeat(5000) + "' LIKE '" + "%a".repeat(200) + "%b'";
        assertThat(jdbc.rows("sql", "maija", pattern)).containsExactly("false");
        assertThat(connect.rows("sql", "maija", pattern)).containsExactly("false");
        assertThat(jdbc.error("sql", "maija", "SHOW TABLES IN silver LIKE '" + "*a".repeat(30) + "'"))
                .contains("more than 5 asterisks");
    }

    @Test
    void whoOpensMoreSessionsThanAllowedIsToldSoInTheOneThatWasUsedLeast() throws Exception {
        String many = tables.token("many");
        for (int i = 0; i < 7; i++) {
            jdbc.rows("open", "many " + i, server.jdbc(), "many", many);
            connect.rows("open", "many " + i, server.connect(many));
            assertThat(connect.rows("sql", "many " + i, "SELECT 1")).containsExactly("1");
            assertThat(jdbc.rows("sql", "many " + i, "SELECT 1")).containsExactly("1");
        }
        assertThat(jdbc.error("sql", "many 0", "SELECT 1"))
                .contains("This session was closed, for its user has opened 6 others since");
        assertThat(connect.error("sql", "many 0", "SELECT 1")).contains("SESSION_CLOSED");
        assertThat(jdbc.rows("sql", "many 1", "SELECT 1")).containsExactly("1");
        assertThat(connect.rows("sql", "many 1", "SELECT 1")).containsExactly("1");
    }

    @Test
    void anAnswerThatFitsIsSentWhole() throws Exception {
        String query = "SELECT length(t), t FROM (SELECT repeat('ä', 9000) AS t FROM range(1000)) ORDER BY t";
        assertThat(jdbc.rows("sql", "maija", query))
                .hasSize(1000)
                .allSatisfy(row -> assertThat(row).startsWith("9000\tä").hasSize("9000\t".length() + 9000));
        assertThat(connect.rows("sql", "maija", query)).hasSize(1000);
    }

    @Test
    void theLastRowsAreLimitedToo() throws Exception {
        assertThat(connect.error("tail", "maija", "SELECT repeat('x', 300000) || id FROM range(500)"))
                .contains(TOO_LARGE);
        assertThat(connect.rows("tail", "maija", "SELECT repeat('x', 3000) || id FROM range(500)"))
                .containsExactly("500");
    }

    @Test
    void rowsKeepTheirOrder() throws Exception {
        String numbers = "(SELECT id * 100 + x AS n FROM (SELECT id, explode(sequence(0, 99)) AS x"
                + " FROM range(0, 9, 1, 8)))";
        String query = "SELECT n FROM " + numbers + " ORDER BY n DESC OFFSET 2";
        List<String> expected = IntStream.rangeClosed(1, 898)
                .mapToObj(i -> String.valueOf(898 - i))
                .toList();
        assertThat(connect.rows("sql", "maija", query)).isEqualTo(expected);
        assertThat(jdbc.rows("sql", "maija", query)).isEqualTo(expected);
        String hidden = "SELECT 'n' || n FROM " + numbers + " ORDER BY -n LIMIT 3";
        assertThat(connect.rows("sql", "maija", hidden)).containsExactly("n899", "n898", "n897");
        assertThat(jdbc.rows("sql", "maija", hidden)).containsExactly("n899", "n898", "n897");
    }

    @Test
    void whatIsPrintedAsATableIsLimitedToo() throws Exception {
        assertThat(connect.rows("show", "maija", "SELECT id FROM range(1000)", "1000"))
                .singleElement()
                .asString()
                .contains("|999|");
        assertThat(connect.error("show", "maija", "SELECT id FROM range(5000)", "1001"))
                .contains("printing 1001 rows");
        assertThat(connect.error("show", "maija", "SELECT repeat('x', 300000) FROM range(500)", "400"))
                .contains(TOO_LARGE);
        assertThat(connect.error(
                        "show", "maija", "SELECT if(id = 0, repeat('x', 3000000), 'y') FROM range(1000)", "1000"))
                .as("each cell is as wide as the widest")
                .contains(TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT length(repeat('x', 2000000000) || id) FROM range(4)",
                "SELECT length(rpad(X'01', 2000000000, X'02'))",
                "SELECT length(repeat('x', 2000000000))",
                "SELECT repeat('x', 200000000) FROM range(900)",
            })
    void aQueryThatNeedsMoreMemoryThanThereIsFailsAlone(String query) throws Exception {
        assertThat(connect.error("sql", "maija", query)).isNotEmpty();
        assertThat(jdbc.error("sql", "maija", query)).isNotEmpty();
    }
}
