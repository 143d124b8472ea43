package fi.robohaku.serve.connect;

import fi.robohaku.serve.auth.Authenticator;
import fi.robohaku.serve.auth.Endpoint;
import fi.robohaku.serve.query.QueryExecutor;
import fi.robohaku.serve.query.RunningTaskListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connect.service.SparkConnectInterceptorRegistry$;
import org.apache.spark.sql.connect.service.SparkConnectService;
import org.apache.spark.sql.connect.service.SparkConnectService$;
import org.sparkproject.connect.grpc.Server;
import org.sparkproject.connect.grpc.netty.NettyServerBuilder;

/**
 * The server of Spark Connect. Spark's own start-up of it knows neither TLS nor more than one token, so this class puts
 * Spark's service behind a gRPC server of its own. A process has one at most.
 */
public final class ConnectServer implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 5;

    private final Server server;

    private ConnectServer(Server server) {
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param baseSession the session that Spark clones for each client
     * @throws IOException where the port is taken
     */
    public static ConnectServer start(
            SparkSession baseSession,
            Endpoint endpoint,
            Authenticator authenticator,
            QueryExecutor executor,
            RunningTaskListener listener)
            throws IOException {
        ConnectQueryTracker tracker = new ConnectQueryTracker(executor, listener, baseSession.sparkContext());
        tracker.register();
        var base = (org.apache.spark.sql.classic.SparkSession) baseSession;
        SparkConnectService$.MODULE$.sessionManager().initializeBaseSession(() -> base);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(endpoint.host(), endpoint.connectPort()))
                .maxConcurrentCallsPerConnection(Endpoint.MAX_CALLS_PER_CONNECTION)
                .maxInboundMessageSize(Endpoint.MAX_REQUEST_BYTES)
                .addService(new SparkConnectService(false));
        SparkConnectInterceptorRegistry$.MODULE$.chainInterceptors(builder);
        // The interceptor that is added last gets a call first.
        builder.intercept(new AuthenticationInterceptor(authenticator, tracker));
        endpoint.tls()
                .ifPresent(tls -> builder.useTransportSecurity(
                        tls.certificate().toFile(), tls.key().toFile()));
        return new ConnectServer(builder.build().start());
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
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        SparkConnectService$.MODULE$.executionManager().shutdown();
        SparkConnectService$.MODULE$.sessionManager().shutdown();
    }
}
