package fi.robohaku.serve.server;

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
 * Spark Connect over sessions of one kind. Spark's own start-up of it knows neither TLS nor more than one token, so its
 * service is put behind a server of our own. A process has one at most.
 */
final class ConnectServer implements AutoCloseable {
    private static final int SECONDS_TO_END = 5;

    private final Server server;

    private ConnectServer(Server server) {
        this.server = server;
    }

    /**
     * Starts listening.
     *
     * @param first a session that those of clients are made from, each for itself
     * @throws IOException where the port cannot be had
     */
    static ConnectServer start(
            SparkSession first,
            Endpoint endpoint,
            Users users,
            Questions questions,
            QuestionThreads threads,
            QuestionTasks tasks)
            throws IOException {
        ConnectQuestions watched = new ConnectQuestions(questions, threads, tasks, first.sparkContext());
        watched.listen();
        var base = (org.apache.spark.sql.classic.SparkSession) first;
        SparkConnectService$.MODULE$.sessionManager().initializeBaseSession(() -> base);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(endpoint.host(), endpoint.connectPort()))
                .maxConcurrentCallsPerConnection(Endpoint.MOST_CALLS_OF_A_CONNECTION)
                .maxInboundMessageSize(Endpoint.MOST_BYTES_OF_A_REQUEST)
                .addService(new SparkConnectService(false));
        SparkConnectInterceptorRegistry$.MODULE$.chainInterceptors(builder);
        // What is added last sees a call first.
        builder.intercept(new ConnectGate(users, watched));
        endpoint.tls()
                .ifPresent(tls -> builder.useTransportSecurity(
                        tls.certificate().toFile(), tls.key().toFile()));
        return new ConnectServer(builder.build().start());
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
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
