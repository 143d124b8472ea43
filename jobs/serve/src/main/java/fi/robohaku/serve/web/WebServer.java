package fi.robohaku.serve.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.lakehouse.DaemonThreads;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.auth.Authenticator;
import fi.robohaku.serve.auth.Endpoint;
import fi.robohaku.serve.auth.Tls;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.query.QueryExecutor;
import fi.robohaku.serve.session.ReadOnlySession;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** The server of the pages: that of the JDK, over HTTP, or over HTTPS where there is a certificate. */
public final class WebServer implements AutoCloseable {
    /** Connections beside those of queries that run or wait, each of which keeps a thread. */
    private static final int MORE_CONNECTIONS = 100;

    private static final Duration MAX_REQUEST_TIME = Duration.ofSeconds(20);
    private static final Duration MAX_SENDING_TIME = Duration.ofMinutes(10);
    private static final int MAX_HEADERS = 100;
    private static final int MAX_HEADER_BYTES = 96 * 1024;
    private static final int CHECK_INTERVAL_MILLIS = 1000;

    private final HttpServer server;
    private final ExecutorService threads;
    private final QueryRunner runner;

    private WebServer(HttpServer server, ExecutorService threads, QueryRunner runner) {
        this.server = server;
        this.threads = threads;
        this.runner = runner;
    }

    /**
     * Starts the server.
     *
     * @param endpoint has a port for it
     * @throws IOException where the port is taken, or the certificate cannot be read
     */
    public static WebServer start(
            Endpoint endpoint, Warehouse warehouse, Authenticator authenticator, QueryExecutor executor, Clock clock)
            throws IOException {
        Limits limits = executor.manager().limits();
        bound(limits);
        Workspace workspace = warehouse.workspace();
        HttpServer server = listen(endpoint, endpoint.webPort().getAsInt());
        QueryRunner runner = new QueryRunner(executor);
        ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("web"));
        WebWords words =
                new WebWords(Vocabulary.read(workspace.schemas()), () -> DataDictionary.shared(workspace.schemas()));
        PageFrame frame = new PageFrame(words);
        ExportedFiles files = new ExportedFiles(workspace.exports());
        server.createContext(
                "/",
                new RequestHandler(
                        HostNames.of(endpoint),
                        SessionCookie.of(
                                server.getAddress().getPort(), endpoint.tls().isPresent()),
                        new WebSessions(
                                authenticator,
                                executor.manager(),
                                () -> ReadOnlySession.create(
                                        warehouse, limits.bounds().maxValueBytes()),
                                clock),
                        frame,
                        Map.of(
                                Addresses.FRONT,
                                new FrontPage(frame, words, files),
                                Addresses.TABLE,
                                new TablePage(frame, words),
                                Addresses.QUERY,
                                new QueryPage(frame, words, runner),
                                Addresses.FIGURE,
                                new FigurePage(frame, words, runner, new FigureTracer(warehouse, words))),
                        new ExportPage(files, executor.manager())));
        server.setExecutor(threads);
        server.start();
        return new WebServer(server, threads, runner);
    }

    /** Bounds what strangers can make the server hold; the JDK's reads these settings when its first server is made. */
    private static void bound(Limits limits) {
        Duration answer = limits.maxTime().plus(limits.bounds().maxWait()).plus(MAX_SENDING_TIME);
        Map<String, Long> bounds = Map.of(
                "jdk.httpserver.maxConnections",
                (long) Limits.MAX_WAITING + limits.maxQueries() + MORE_CONNECTIONS,
                "sun.net.httpserver.maxReqTime",
                MAX_REQUEST_TIME.toSeconds(),
                "sun.net.httpserver.maxRspTime",
                answer.toSeconds(),
                "sun.net.httpserver.maxReqHeaders",
                (long) MAX_HEADERS,
                "sun.net.httpserver.maxReqHeaderSize",
                (long) MAX_HEADER_BYTES,
                "sun.net.httpserver.timerMillis",
                (long) CHECK_INTERVAL_MILLIS);
        bounds.forEach((name, value) -> System.setProperty(name, String.valueOf(value)));
    }

    private static HttpServer listen(Endpoint endpoint, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(endpoint.host()), port);
        try {
            if (endpoint.tls().isEmpty()) {
                return HttpServer.create(address, 0);
            }
            HttpsServer server = HttpsServer.create(address, 0);
            server.setHttpsConfigurator(
                    new HttpsConfigurator(context(endpoint.tls().get())));
            return server;
        } catch (BindException e) {
            throw new IOException(
                    "Port " + port
                            + " is taken, so there can be no web page on it: give another by --web-port, or leave"
                            + " the page out by --no-web",
                    e);
        }
    }

    /** Reads certificate and key as Flight SQL does. */
    private static SSLContext context(Tls tls) throws IOException {
        return ((JdkSslContext) SslContextBuilder.forServer(
                                tls.certificate().toFile(), tls.key().toFile())
                        .sslProvider(SslProvider.JDK)
                        .build())
                .context();
    }

    /** The port that the server listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        runner.close();
        threads.shutdown();
    }
}
