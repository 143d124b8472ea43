package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.DaemonThreads;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedCaseSensitivity;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedTransaction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Arrow Flight SQL, which the JDBC driver of Apache Arrow speaks. */
final class FlightSqlServer implements AutoCloseable {
    private static final int SECONDS_TO_END = 5;

    private final FlightServer server;
    private final BufferAllocator memory;
    private final ExecutorService answering;

    private FlightSqlServer(FlightServer server, BufferAllocator memory, ExecutorService answering) {
        this.server = server;
        this.memory = memory;
        this.answering = answering;
    }

    /**
     * Starts listening.
     *
     * @throws IOException where the port cannot be had
     */
    static FlightSqlServer start(QuestionThreads threads, Limits limits, Endpoint endpoint, FlightSessions sessions)
            throws IOException {
        BufferAllocator memory = new RootAllocator();
        // The limits of the questions say how many answers there may be at a time.
        ExecutorService answering = Executors.newCachedThreadPool(DaemonThreads.named("flight-answer"));
        FlightQueries queries = new FlightQueries(threads, limits, memory);
        FlightService service =
                new FlightService(sessions, queries, new FlightTables(memory), info(), memory, answering);
        Location location = endpoint.tls().isPresent()
                ? Location.forGrpcTls(endpoint.host(), endpoint.flightPort())
                : Location.forGrpcInsecure(endpoint.host(), endpoint.flightPort());
        FlightServer.Builder builder =
                FlightServer.builder(memory, location, service).headerAuthenticator(sessions);
        Consumer<NettyServerBuilder> bounded = netty -> netty.maxInboundMessageSize(Endpoint.MOST_BYTES_OF_A_REQUEST)
                .maxConcurrentCallsPerConnection(Endpoint.MOST_CALLS_OF_A_CONNECTION);
        builder.transportHint("grpc.builderConsumer", bounded);
        if (endpoint.tls().isPresent()) {
            Tls tls = endpoint.tls().get();
            builder.useTls(tls.certificate().toFile(), tls.key().toFile());
        }
        try {
            return new FlightSqlServer(builder.build().start(), memory, answering);
        } catch (IOException | RuntimeException e) {
            answering.shutdown();
            memory.close();
            throw e;
        }
    }

    private static SqlInfoBuilder info() {
        return new SqlInfoBuilder()
                .withFlightSqlServerName("Robohaku")
                .withFlightSqlServerVersion(
                        FlightSqlServer.class.getPackage().getImplementationVersion() == null
                                ? "unreleased"
                                : FlightSqlServer.class.getPackage().getImplementationVersion())
                .withFlightSqlServerSql(true)
                .withFlightSqlServerSubstrait(false)
                .withFlightSqlServerReadOnly(true)
                .withFlightSqlServerTransaction(SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE)
                .withFlightSqlServerBulkIngestion(false)
                .withSqlIdentifierQuoteChar("`")
                .withSqlIdentifierCase(SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
                .withSqlQuotedIdentifierCase(SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
                .withSqlSearchStringEscape("\\")
                .withSqlCatalogTerm("catalog")
                .withSqlSchemaTerm("schema")
                .withSqlCatalogAtStart(true)
                .withSqlSupportsColumnAliasing(true)
                .withSqlTransactionsSupported(false)
                .withSqlBatchUpdatesSupported(false);
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                server.close();
            }
            answering.shutdown();
            answering.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        memory.close();
    }
}
