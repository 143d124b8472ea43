package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.LongTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that go on although they were aborted, because nothing in them checks for it. */
@LongTest
class RunawayQueryTest {
    /** Compares two texts of three million characters, each with each, which nothing interrupts. */
    private static final String ENDLESS = "levenshtein(repeat('a', 3000000) || %s, repeat('b', 3000000))";

    private static final Duration A_LONG_WHILE = Duration.ofMinutes(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int MOST_LOOKS = 60;

    @TempDir
    Path folder;

    @Test
    void aRunawayQueryTimesOutKeepsItsSlotAndInTheEndMakesTheServerStartAnew() throws Exception {
        ServedTables tables = ServedTables.in(folder);
        String maija = tables.token("maija");
        String pekka = tables.token("pekka");
        try (TestServer server = TestServer.start(
                        tables.workspace(),
                        "--max-seconds",
                        "15",
                        "--max-user-queries",
                        "2",
                        "--max-queries",
                        "3",
                        "--max-wait",
                        "1");
                ClientProcess connect = ClientProcess.connect();
                ClientProcess jdbc = ClientProcess.jdbc()) {
            connect.rows("open", "maija", server.connect(maija));
            connect.rows("open", "pekka", server.connect(pekka));
            jdbc.rows("open", "maija", server.jdbc(), "maija", maija);

            String tooLong = "The query took more than 15 s";
            String inATask = "SELECT max(" + String.format(ENDLESS, "id") + ") FROM range(1)";
            assertThat(connect.error("sql", "maija", inATask)).contains(tooLong);
            assertThat(connect.rows("sql", "pekka", "SELECT count(*) FROM gold.grant"))
                    .as("another user, while that goes on")
                    .containsExactly("3");
            String whileItIsPlanned = "SELECT " + String.format(ENDLESS, "0");
            assertThat(jdbc.error("sql", "maija", whileItIsPlanned)).contains(tooLong);
            assertThat(jdbc.error("sql", "maija", "SELECT 1"))
                    .contains("The server is working on 2 queries of maija, as many as one user may have at a time;"
                            + " this one waited for 1 s");
            assertThat(server.ended(BETWEEN_LOOKS))
                    .as("one user does not end the server")
                    .isEmpty();
            assertThat(connect.error("sql", "pekka", inATask)).contains(tooLong);

            assertThat(server.ended(A_LONG_WHILE).orElse("goes on"))
                    .startsWith("1 ")
                    .contains("As many queries as can be worked on do not end, and cannot be stopped; the server ends"
                            + " and has to be started anew");
            assertThat(server.audit())
                    .filteredOn(line -> line.contains("levenshtein(") && line.contains("\"asked\":\"answer\""))
                    .filteredOn(line -> line.contains("\"outcome\":\"too_long\""))
                    .hasSize(3);
        }
    }

    @Test
    void afterAQueryThatEatsUpTheMemoryTheServerAnswersAgainOrEndsToBeStartedAnew() throws Exception {
        ServedTables tables = ServedTables.in(folder);
        String maija = tables.token("maija");
        try (TestServer server = TestServer.start(tables.workspace());
                ClientProcess connect = ClientProcess.connect();
                ClientProcess jdbc = ClientProcess.jdbc()) {
            connect.rows("open", "maija", server.connect(maija));
            assertThat(connect.error("sql", "maija", "SELECT size(collect_list(id)) FROM range(1000000000)"))
                    .contains("memory");
            Optional<String> ended = Optional.empty();
            boolean isAnswering = false;
            for (int look = 0; ended.isEmpty() && !isAnswering && look < MOST_LOOKS; look++) {
                ended = server.ended(BETWEEN_LOOKS);
                isAnswering = ended.isEmpty()
                        && jdbc.error("open", "maija", server.jdbc(), "maija", maija)
                                .isEmpty()
                        && jdbc.error("sql", "maija", "SELECT count(*) FROM gold.grant")
                                .isEmpty();
            }
            if (ended.isPresent()) {
                assertThat(ended.get()).startsWith("1 ").contains("the server ends and has to be started anew");
            } else {
                assertThat(jdbc.rows("sql", "maija", "SELECT count(*) FROM gold.grant"))
                        .containsExactly("3");
            }
            assertThat(server.audit())
                    .anySatisfy(line -> assertThat(line).contains("collect_list", "\"outcome\":\"too_large\""));
        }
    }
}
