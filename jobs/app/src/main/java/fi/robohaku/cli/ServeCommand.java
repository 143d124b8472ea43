package fi.robohaku.cli;

import fi.robohaku.lakehouse.Failures;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.auth.Authenticator;
import fi.robohaku.serve.auth.Endpoint;
import fi.robohaku.serve.auth.ServerAddress;
import fi.robohaku.serve.auth.Tls;
import fi.robohaku.serve.auth.Tokens;
import fi.robohaku.serve.query.Bounds;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.server.SqlServers;
import fi.robohaku.serve.session.ResultTooLargeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the tables to SQL clients until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        subcommands = ServeTokenCommand.class,
        description = "Opens the tables to SQL clients, to read and nothing else: Spark Connect for programs, Arrow"
                + " Flight SQL for JDBC (DBeaver and others), and a web page for people without either. Runs until Ctrl-C or"
                + " SIGTERM.",
        footer = {
            "  robohaku serve                       for programs on this machine, with a token for this start",
            "  robohaku serve token add maija       a token for a user, shown once",
            "  robohaku serve token list",
            "  robohaku serve token remove maija    counts at once, also for a server that runs",
            "  robohaku serve --host 0.0.0.0 --tls-cert server.pem --tls-key server.key",
            "  robohaku serve --max-rows 1000000 --max-seconds 60 --max-queries 4",
            "",
            "Not to be set: a statement has 1 000 000 characters, 60 brackets in one another and 500 operators at most;",
            "a pattern of names 1 000 characters; a request 16 MB; 400 queries wait at a time, 100 of one user.",
            "It says what to type into a client. Who asked what is in <workspace>/logs/audit-<month>.jsonl.",
            "docs/serve.md has DBeaver, Excel, Power BI, Spark Connect and the Thrift server."
        })
final class ServeCommand implements Callable<Integer> {
    private static final int SHUTDOWN_SECONDS = 30;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "address to listen on; others than this machine's own need a certificate"
                    + " (default: ${DEFAULT-VALUE})",
            defaultValue = "localhost")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "of Spark Connect, 0 for a free one (default: ${DEFAULT-VALUE})",
            defaultValue = "15002")
    private int port;

    @Option(
            names = "--flight-port",
            paramLabel = "PORT",
            description = "of Arrow Flight SQL, 0 for a free one (default: ${DEFAULT-VALUE})",
            defaultValue = "32010")
    private int flightPort;

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            description = "of the web page, 0 for none (default: ${DEFAULT-VALUE})",
            defaultValue = "8080")
    private int webPort;

    @Option(names = "--no-web", description = "leave the web page out")
    private boolean hasNoWeb;

    @ArgGroup(exclusive = false)
    private Certificate certificate;

    @Option(
            names = "--max-rows",
            paramLabel = "ROWS",
            description = "rows of an answer at most (default: ${DEFAULT-VALUE})",
            defaultValue = "100000")
    private long maxRows;

    @Option(
            names = "--max-megabytes",
            paramLabel = "MB",
            description = "size of an answer at most (default: ${DEFAULT-VALUE})",
            defaultValue = "100")
    private long maxMegabytes;

    @Option(
            names = "--max-seconds",
            paramLabel = "S",
            description = "seconds a query may take (default: ${DEFAULT-VALUE})",
            defaultValue = "300")
    private long maxSeconds;

    @Option(
            names = "--max-queries",
            paramLabel = "N",
            description = "queries worked on at the same time (default: ${DEFAULT-VALUE})",
            defaultValue = "8")
    private int maxQueries;

    @Option(
            names = "--max-user-queries",
            paramLabel = "N",
            description = "those of one user among them (default: ${DEFAULT-VALUE})",
            defaultValue = "4")
    private int maxUserQueries;

    @Option(
            names = "--max-wait",
            paramLabel = "S",
            description = "seconds a query waits until it is worked on (default: ${DEFAULT-VALUE})",
            defaultValue = "60")
    private long maxWait;

    @Option(
            names = "--max-tasks",
            paramLabel = "N",
            description = "parts into which a query is split at most (default: ${DEFAULT-VALUE})",
            defaultValue = "100")
    private int maxTasks;

    @Option(
            names = "--max-sessions",
            paramLabel = "N",
            description = "sessions of one user over a protocol; the one that was used least goes first"
                    + " (default: ${DEFAULT-VALUE})",
            defaultValue = "50")
    private int maxSessions;

    @Option(
            names = "--max-statements",
            paramLabel = "N",
            description = "prepared statements of a session; the oldest goes first (default: ${DEFAULT-VALUE})",
            defaultValue = "1000")
    private int maxStatements;

    @Option(
            names = "--max-value-megabytes",
            paramLabel = "MB",
            description = "size of one value that a function makes (default: ${DEFAULT-VALUE})",
            defaultValue = "16")
    private long maxValueMegabytes;

    @Mixin
    private TokenStoreOption tokenStore;

    /** The two files that belong together. */
    static final class Certificate {
        @Option(
                names = "--tls-cert",
                paramLabel = "FILE",
                required = true,
                description = "PEM: certificate, and those that signed it")
        private Path certificate;

        @Option(
                names = "--tls-key",
                paramLabel = "FILE",
                required = true,
                description = "PEM: private key (PKCS #8), no password")
        private Path key;
    }

    @Override
    public Integer call() throws IOException {
        Limits limits = limits();
        Endpoint endpoint = new Endpoint(host, port, flightPort, webPort(), tls());
        Workspace chosen = workspace.existing();
        Optional<String> temporaryToken = Optional.empty();
        Authenticator authenticator = tokenStore.of(chosen);
        if (authenticator.isEmpty() && endpoint.isLocal()) {
            temporaryToken = Optional.of(Tokens.create());
            authenticator = Tokens.singleUser(System.getProperty("user.name"), temporaryToken.get());
        }
        endpoint.requireSecure(authenticator);
        Logging.as("serve");
        return serve(chosen, endpoint, authenticator, limits, temporaryToken);
    }

    private int serve(
            Workspace chosen,
            Endpoint endpoint,
            Authenticator authenticator,
            Limits limits,
            Optional<String> temporaryToken)
            throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<String> fatalError = new AtomicReference<>("");
        Consumer<String> onFatalError = why -> {
            if (fatalError.compareAndSet("", why)) {
                stopped.countDown();
                scheduleHalt();
            }
        };
        try (Terminal terminal = new Terminal(err, false, Robohaku.began(spec))) {
            terminal.beginStep("Starting Spark");
            stopOnMemoryError(onFatalError);
            try (OnSignal onSignal = new OnSignal("no more queries are answered", stopped::countDown, err);
                    Warehouse warehouse = Warehouse.open(SqlServers.configure(chosen, limits));
                    SqlServers servers = SqlServers.start(
                            warehouse, endpoint, authenticator, limits, Clock.systemUTC(), onFatalError)) {
                terminal.close();
                warehouse.networkGap().ifPresent(gap -> err.println("robohaku: " + gap));
                ServerAddress address = address(endpoint, servers);
                address.write(chosen.folder());
                try {
                    print(endpoint, servers, temporaryToken, chosen);
                    stopped.await();
                } finally {
                    address.remove(chosen.folder());
                }
                return report(fatalError.get(), err);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Robohaku.DONE;
    }

    /** Where clients connect to; they send a token without encryption to this name only. */
    private static ServerAddress address(Endpoint endpoint, SqlServers servers) throws IOException {
        return new ServerAddress(
                endpoint.isLocal() ? "localhost" : endpoint.host(),
                servers.flightPort(),
                endpoint.tls().isPresent(),
                ProcessHandle.current().pid());
    }

    /** Reports a fatal error, where there was one, and returns the exit code. */
    private static int report(String fatalError, PrintWriter err) {
        if (fatalError.isEmpty()) {
            return Robohaku.DONE;
        }
        err.println(fatalError + "; the server ends and has to be started anew");
        err.flush();
        return Robohaku.FAILED;
    }

    /** Halts the process after a while: after a fatal error the server may never close in order. */
    private static void scheduleHalt() {
        Thread halt = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(SHUTDOWN_SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(Robohaku.FAILED);
                },
                "halt");
        halt.setDaemon(true);
        halt.start();
    }

    /** Stops the server where a thread of Spark or of the servers died for want of memory: it is missing from then on. */
    private static void stopOnMemoryError(Consumer<String> onFatalError) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            LogManager.getLogger(ServeCommand.class).error("Not caught in {}", thread.getName(), failure);
            if (failure instanceof VirtualMachineError) {
                onFatalError.accept(Failures.inALine(failure));
            }
        });
    }

    private Limits limits() {
        try {
            return new Limits(
                    maxRows,
                    Math.multiplyExact(maxMegabytes, ResultTooLargeException.MEGABYTE),
                    Duration.ofSeconds(maxSeconds),
                    maxQueries,
                    maxUserQueries,
                    new Bounds(
                            Duration.ofSeconds(maxWait),
                            maxTasks,
                            maxSessions,
                            maxStatements,
                            Math.multiplyExact(maxValueMegabytes, ResultTooLargeException.MEGABYTE)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private OptionalInt webPort() {
        return hasNoWeb || webPort == 0 ? OptionalInt.empty() : OptionalInt.of(webPort);
    }

    private Optional<Tls> tls() {
        return Optional.ofNullable(certificate).map(files -> new Tls(files.certificate, files.key));
    }

    private void print(Endpoint endpoint, SqlServers servers, Optional<String> temporaryToken, Workspace chosen)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String user = temporaryToken.isPresent() ? System.getProperty("user.name") : "<user>";
        String token = temporaryToken.orElse("<token>");
        String host = address(endpoint, servers).host();
        String tls = endpoint.tls().isPresent() ? ";use_ssl=true" : "";
        out.println("Serving the tables of " + chosen.warehouse() + " to read; Ctrl-C ends it");
        out.println("  Spark Connect  sc://" + host + ":" + servers.connectPort() + "/;token=" + token + tls);
        out.println("  JDBC           jdbc:arrow-flight-sql://" + host + ":" + servers.flightPort() + "/?useEncryption="
                + endpoint.tls().isPresent());
        out.println("                 user " + user + ", password " + token);
        if (servers.webPort().isPresent()) {
            out.println("  Web page       " + (endpoint.tls().isPresent() ? "https" : "http") + "://" + host + ":"
                    + servers.webPort().getAsInt() + "/");
        }
        out.println(
                temporaryToken.isPresent()
                        ? "  The token is for this start only; 'robohaku serve token add USER' makes lasting ones"
                        : "  Tokens         'robohaku serve token list' tells who has one");
        out.println("  Limits         " + maxRows + " rows, " + maxMegabytes + " MB, " + maxSeconds + " s, "
                + maxQueries + " queries at a time, " + maxUserQueries + " of one user");
        out.println("  Logs           " + System.getProperty("robohaku.logs") + "/serve.log; who asked what: "
                + chosen.logs() + "/audit-<month>.jsonl");
        out.flush();
    }
}
