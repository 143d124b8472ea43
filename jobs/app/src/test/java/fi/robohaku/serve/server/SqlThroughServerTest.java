package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.ProcessTest;
import fi.robohaku.TestJava;
import fi.robohaku.serve.auth.ServerAddress;
import fi.robohaku.serve.auth.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code robohaku sql} beside a server that runs over the same workspace, each in a process of its own. */
@ProcessTest
class SqlThroughServerTest {
    private static final String ALL_TYPES = """
            SELECT project_id, granted_eur, decided_on, CAST(NULL AS STRING) AS nothing, 7 AS n, 0.5D AS half, true AS yes,
              timestamp'2021-01-01 12:00:00' AS at, timestamp_ntz'2021-01-01 12:00:00' AS clock, array(1, 2) AS some,
              struct(1 AS a, 'ä' AS b) AS both, map('k', 1.5) AS named, parse_json('{"a": [1]}') AS free, X'00ff' AS raw
            FROM grant ORDER BY project_id
            """;

    @TempDir
    static Path folder;

    /** What came of a process. */
    private record Ended(int code, String out, String err) {}

    private static Ended sql(Path workspace, String token, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                TestJava.program(),
                TestJava.options(),
                "--add-opens=java.base/sun.security.action=ALL-UNNAMED",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Drobohaku.home=" + workspace.resolveSibling("home"),
                "-cp",
                TestJava.classPath(),
                "fi.robohaku.cli.Robohaku",
                "sql",
                "-w",
                workspace.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "sql", ".out");
        Path err = Files.createTempFile(folder, "sql", ".err");
        ProcessBuilder process =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        process.environment().put("ROBOHAKU_TOKEN", token);
        int code = process.start().waitFor();
        return new Ended(code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    }

    private static String log(Path workspace) throws IOException {
        return Files.readString(workspace.resolve("logs/robohaku.log"));
    }

    @Test
    void aServerThatRunsAnswersAsTheCommandItselfWould() throws Exception {
        ServedTables tables = ServedTables.in(folder);
        Path workspace = tables.workspace();
        String token = tables.token("maija");
        try (TestServer server = TestServer.start(workspace, "--max-rows", "1000")) {
            Path address = workspace.resolve("server.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(address)))
                    .isEqualTo("rw-------");
            for (String format : List.of("table", "vertical", "csv", "json")) {
                Ended there = sql(workspace, token, "--format", format, ALL_TYPES);
                assertThat(there.err()).isEmpty();
                assertThat(there.out()).contains("2020-A-1");
                if (format.equals("table") || format.equals("json")) {
                    assertThat(there.out())
                            .as(format)
                            .isEqualTo(sql(workspace, "", "--format", format, ALL_TYPES)
                                    .out());
                }
            }
            assertThat(log(workspace)).contains("Answered by the server at localhost:");

            Ended several = sql(
                    workspace,
                    token,
                    "--limit",
                    "1",
                    "CREATE TEMPORARY VIEW one AS SELECT 7 AS n; SELECT n FROM one; SELECT * FROM silver.funding");
            assertThat(several.out()).contains("7", "1 row");
            assertThat(several.err()).contains("There are more than 1 rows");
            Ended wrong = sql(workspace, token, "SELECT grantd_eur FROM grant");
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.err())
                    .contains("There is no column 'grantd_eur' here")
                    .doesNotContain("UNRESOLVED");
            assertThat(sql(workspace, token, "--format", "csv", "SELECT id FROM range(2000)")
                            .err())
                    .contains("The answer has more than 1000 rows", "without ROBOHAKU_TOKEN");

            Ended stranger = sql(workspace, Tokens.create(), "SELECT count(*) AS n FROM grant");
            assertThat(stranger.out()).contains("3");
            assertThat(stranger.err()).contains("the server at localhost:", "is not asked: it does not take the token");
            assertThat(server.audit())
                    .filteredOn(line -> line.contains("\"protocol\":\"flight\",\"user\":\"maija\""))
                    .isNotEmpty();

            server.stopped();
            assertThat(address).doesNotExist();
        }
        long nobody = ProcessHandle.current().pid();
        new ServerAddress("localhost", 1, false, nobody).write(workspace);
        Ended gone = sql(workspace, token, "SELECT count(*) AS n FROM grant");
        assertThat(gone.out()).contains("3");
        assertThat(gone.err()).contains("is not asked: it does not answer");
        Files.setPosixFilePermissions(workspace.resolve("server.json"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(ServerAddress.read(workspace))
                .as("whoever writes it could have the token")
                .isEqualTo(Optional.empty());
    }
}
