package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.ProcessTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlClient.PreparedStatement;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server, and clients that other people have made: sqlline, ADBC and the client of Flight SQL. */
@ProcessTest
class OtherClientsTest {
    @TempDir
    static Path folder;

    private static TestServer server;
    private static String maija;

    @BeforeAll
    static void startServer() throws IOException {
        ServedTables tables = ServedTables.in(folder);
        maija = tables.token("maija");
        server = TestServer.start(tables.workspace());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int port() {
        return URI.create(server.jdbc().replaceFirst("jdbc:", "")).getPort();
    }

    @Test
    void sqllineListsTablesKeysAndColumnsAndAnswersAQuery() throws Exception {
        Path script = Files.writeString(folder.resolve("script.sql"), """
                !tables
                !primarykeys grant
                !columns grant
                SELECT project_id AS hanke, granted_eur FROM gold.grant ORDER BY 1 LIMIT 1;
                """);
        assertThat(ClientProcess.sqlline(server.jdbc(), "maija", maija, script))
                .contains("'spark_catalog','gold','grant','TABLE'", "'spark_catalog','suomi','myonnot','VIEW'")
                .containsPattern("'spark_catalog','gold','grant','project_id','2','pk_grant'")
                .containsPattern("'spark_catalog','gold','grant','decided_on','91','DATE'.*päätöspäivä")
                .contains("'hanke','granted_eur'\n'2020-A-1','100.00'\n")
                .doesNotContain("Error");
    }

    @Test
    void adbcAsksListsTablesWithTheirColumnsAndMakesAPassingView() throws Exception {
        try (ClientProcess adbc = ClientProcess.adbc()) {
            adbc.rows("open", "maija", "grpc://localhost:" + port(), "maija", maija);
            assertThat(adbc.rows("sql", "maija", "SELECT project_id, granted_eur FROM gold.grant ORDER BY 1 LIMIT 1"))
                    .containsExactly("2020-A-1\t100.00");
            assertThat(adbc.rows("info", "maija")).anyMatch(row -> row.contains("ADBC Flight SQL Driver"));
            assertThat(adbc.rows("objects", "maija", "gold", "grant"))
                    .singleElement()
                    .asString()
                    .contains("\"table_name\":\"grant\"", "\"column_name\":\"granted_eur\"");
            adbc.rows("do", "maija", "CREATE TEMPORARY VIEW passing AS SELECT 7 AS n");
            assertThat(adbc.rows("sql", "maija", "SELECT n FROM passing")).containsExactly("7");
            assertThat(adbc.error("do", "maija", "DROP TABLE gold.grant"))
                    .contains("Only queries over the tables are answered here");
        }
    }

    @Test
    void aClientThatChoosesTheTypesOfItsValuesSendsWhatItHas() throws Exception {
        String ofProject = "SELECT count(*) FROM gold.grant WHERE round = ?";
        assertThat(answer(ofProject, allocator -> {
                    BigIntVector value = new BigIntVector("p", allocator);
                    value.setSafe(0, 2020);
                    return value;
                }))
                .isEqualTo("3");
        String costly = "SELECT count(*) FROM gold.grant WHERE granted_eur > ?";
        assertThat(answer(costly, allocator -> {
                    DecimalVector value = new DecimalVector("p", allocator, 38, 5);
                    value.setSafe(0, new BigDecimal("99.99999"));
                    return value;
                }))
                .isEqualTo("3");
        String early = "SELECT count(*) FROM gold.grant WHERE decided_on < ?";
        assertThat(answer(early, allocator -> text(allocator, "2021-10-16"))).isEqualTo("3");
        assertThat(answer(early, allocator -> {
                    TimeStampNanoVector value = new TimeStampNanoVector("p", allocator);
                    value.setSafe(0, Instant.parse("2021-10-15T00:00:01Z").getEpochSecond() * 1_000_000_000L);
                    return value;
                }))
                .as("later on the same day")
                .isEqualTo("3");
        assertThatThrownBy(() -> answer(early, allocator -> text(allocator, "lokakuussa")))
                .hasMessageContaining("Parameter 1 stands where the query has a value of type DATE, and lokakuussa of"
                        + " type STRING is none");
    }

    private static VarCharVector text(BufferAllocator allocator, String value) {
        VarCharVector text = new VarCharVector("p", allocator);
        text.setSafe(0, value.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    /** The one value that a query with one parameter gives. */
    private static String answer(String query, Function<BufferAllocator, FieldVector> value) throws Exception {
        try (BufferAllocator allocator = new RootAllocator();
                FlightClient client = FlightClient.builder(allocator, Location.forGrpcInsecure("localhost", port()))
                        .build();
                FlightSqlClient sql = new FlightSqlClient(client)) {
            CallOption session = client.authenticateBasicToken("maija", maija).orElseThrow();
            PreparedStatement prepared = sql.prepare(query, session);
            FieldVector given = value.apply(allocator);
            given.setValueCount(1);
            try (VectorSchemaRoot row = new VectorSchemaRoot(List.of(given.getField()), List.of(given), 1)) {
                prepared.setParameters(row);
                try (FlightStream answer = sql.getStream(
                        prepared.execute(session).getEndpoints().get(0).getTicket(), session)) {
                    answer.next();
                    return String.valueOf(answer.getRoot().getVector(0).getObject(0));
                }
            } finally {
                prepared.close(session);
            }
        }
    }
}
