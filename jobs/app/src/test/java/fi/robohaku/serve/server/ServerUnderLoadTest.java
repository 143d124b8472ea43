package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.LongTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients that ask for long: each gets its answers, and the memory of the server holds. */
@LongTest
class ServerUnderLoadTest {
    private static final Duration LONG = Duration.ofMinutes(Integer.getInteger("robohaku.load.minutes", 10));
    private static final int USERS = 8;
    private static final int CLIENTS = 64;

    /** What may be held in memory at one time and not at another, such as plans that were compiled meanwhile. */
    private static final long SLACK_MEGABYTES = 100;

    private static final String GRANTS =
            "SELECT count(*) || ' ' || sum(granted_eur) FROM gold.grant WHERE round = '2020'";

    @TempDir
    Path folder;

    @Test
    void sixtyFourClientsGetTheirAnswersAndTheMemoryOfTheServerHolds() throws Exception {
        ServedTables tables = ServedTables.in(folder);
        List<String> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add("user" + i + ":" + tables.token("user" + i));
        }
        try (TestServer server = TestServer.start(tables.workspace());
                ClientProcess clients = ClientProcess.jdbc()) {
            long answers = load(clients, server, users);
            long afterHalf = server.megabytesInUse();
            answers += load(clients, server, users);

            assertThat(server.megabytesInUse())
                    .as("megabytes in use after %d answers", answers)
                    .isLessThan(afterHalf + SLACK_MEGABYTES);
            assertThat(server.isRunning()).isTrue();
        }
    }

    /** Lets all clients ask for half of the time; the number of answers, all of them right. */
    private static long load(ClientProcess clients, TestServer server, List<String> users) throws Exception {
        List<String> outcomes = clients.rows(
                "load",
                server.jdbc(),
                String.valueOf(LONG.dividedBy(2).toSeconds()),
                String.valueOf(CLIENTS),
                String.join(",", users),
                GRANTS,
                "3 300.00");
        assertThat(outcomes).singleElement().asString().startsWith("right\t");
        return Long.parseLong(outcomes.get(0).replace("right\t", ""));
    }
}
