package fi.robohaku.serve.flight;

import fi.robohaku.lakehouse.DaemonThreads;
import fi.robohaku.serve.auth.Authenticator;
import fi.robohaku.serve.auth.Endpoint;
import fi.robohaku.serve.auth.Tls;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.query.QueryExecutor;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.spark.sql.SparkSession;

/** The server of Arrow Flight SQL, the protocol of Apache Arrow's JDBC driver. */
public final class FlightSqlServer implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 5;

    private final FlightServer server;
    private final BufferAllocator allocator;
    private final ExecutorService threads;

    private FlightSqlServer(FlightServer server, BufferAllocator allocator, ExecutorService threads) {
        this.server = server;
        this.allocator = allocator;
        this.threads = threads;
    }

    /**
     * Starts the server.
     *
     * @param newSession creates a read-only Spark session for a client
     * @param dictionary the contracts of the tables
     * @throws IOException where the port is taken
     */
    public static FlightSqlServer start(
            Endpoint endpoint,
            Authenticator authenticator,
            QueryExecutor executor,
            Supplier<SparkSession> newSession,
            Supplier<DataDictionary> dictionary,
            Clock clock)
            throws IOException {
        BufferAllocator allocator = new RootAllocator();
        // The query manager limits how many of these threads run queries.
        ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("flight-query"));
        FlightSessionManager sessions = new FlightSessionManager(authenticator, executor.manager(), newSession, clock);
        ReadOnlyFlightProducer producer = new ReadOnlyFlightProducer(
                sessions,
                new FlightStatementExecutor(executor, allocator),
                new FlightMetadata(allocator, dictionary),
                new FlightSqlInfo(executor.manager().limits()),
                allocator,
                threads);
        Location location = endpoint.tls().isPresent()
                ? Location.forGrpcTls(endpoint.host(), endpoint.flightPort())
                : Location.forGrpcInsecure(endpoint.host(), endpoint.flightPort());
        FlightServer.Builder builder =
                FlightServer.builder(allocator, location, producer).headerAuthenticator(sessions);
        Consumer<NettyServerBuilder> limits = netty -> netty.maxInboundMessageSize(Endpoint.MAX_REQUEST_BYTES)
                .maxConcurrentCallsPerConnection(Endpoint.MAX_CALLS_PER_CONNECTION);
        builder.transportHint("grpc.builderConsumer", limits);
        if (endpoint.tls().isPresent()) {
            Tls tls = endpoint.tls().get();
            builder.useTls(tls.certificate().toFile(), tls.key().toFile());
        }
        try {
            return new FlightSqlServer(builder.build().start(), allocator, threads);
        } catch (IOException | RuntimeException e) {
            threads.shutdown();
            allocator.close();
            throw e;
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                server.close();
            }
            threads.shutdown();
            threads.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        allocator.close();
    }
}
