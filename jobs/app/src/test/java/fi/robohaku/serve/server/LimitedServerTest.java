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

    private static TestServer server;
    private static ClientProcess connect;
    private static ClientProcess jdbc;

    @BeforeAll
    static void startServerAndClients() throws IOException {
        ServedTables tables = ServedTables.in(folder);
        String maija = tables.token("maija");
        server = TestServer.start(tables.workspace(), "--max-rows", "1000", "--max-megabytes", "20");
        connect = ClientProcess.connect();
        jdbc = ClientProcess.jdbc();
        connect.rows("open", "maija", server.connect(maija));
        jdbc.rows("open", "maija", server.jdbc(), "maija", maija);
    }

    @AfterAll
    static void stop() {
        connect.close();
        jdbc.close();
        server.close();
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
                "SELECT length(repeat('x', 2000000000))",
                "SELECT repeat('x', 200000000) FROM range(900)",
            })
    void aQueryThatNeedsMoreMemoryThanThereIsFailsAlone(String query) throws Exception {
        assertThat(connect.error("sql", "maija", query)).isNotEmpty();
        assertThat(jdbc.error("sql", "maija", query)).isNotEmpty();
    }
}
