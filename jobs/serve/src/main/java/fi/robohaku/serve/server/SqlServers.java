package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.GuardedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;

/**
 * The tables of a warehouse, open to SQL clients: Spark Connect and Arrow Flight SQL, with the same users, limits and
 * audit log. Nothing but reading is done for anybody.
 */
public final class SqlServers implements AutoCloseable {
    private static final String LOCALLY = "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation";

    private final ServerHealth health;
    private final Questions questions;
    private final ConnectServer connect;
    private final FlightSqlServer flight;

    private SqlServers(ServerHealth health, Questions questions, ConnectServer connect, FlightSqlServer flight) {
        this.health = health;
        this.questions = questions;
        this.connect = connect;
        this.flight = flight;
    }

    /** The workspace with the settings that Spark needs from its start to be served. */
    public static Workspace prepared(Workspace workspace) {
        Map<String, String> settings = new HashMap<>(workspace.sparkConf());
        // The gate reads requests as they come, and a plan that is kept would show the tables as they once stood.
        settings.put("spark.connect.session.planCompression.threshold", "-1");
        settings.put("spark.connect.session.planCache.enabled", "false");
        // A query that needs more memory than there is fails alone; Spark would end the process.
        settings.put("spark.executor.killOnFatalError.depth", "0");
        // Rows that are held to find the first ones are held without a limit to their size. The other way to do it
        // keeps an order only where all rows are in one process.
        if (settings.getOrDefault("spark.master", System.getProperty("spark.master", "local"))
                .startsWith("local")) {
            settings.putIfAbsent("spark.sql.execution.topKSortFallbackThreshold", "1000");
        }
        // What Spark sorts and joins in spills to disk in time, before it looks as if memory ran short.
        settings.putIfAbsent("spark.memory.fraction", "0.4");
        // What is computed in the place where a query is planned has no limit to its size.
        for (String excluded :
                List.of("spark.sql.optimizer.excludedRules", "spark.sql.adaptive.optimizer.excludedRules")) {
            settings.merge(excluded, LOCALLY, (given, ours) -> given + "," + ours);
        }
        return new Workspace(workspace.folder(), workspace.warehouse(), workspace.home(), settings);
    }

    /**
     * Checks that nobody gets at the tables who should not.
     *
     * @throws IOException where the endpoint can be reached from other machines and is not encrypted, where nobody has a
     *     token, or where others can read the tokens
     */
    public static void check(Endpoint endpoint, Users users) throws IOException {
        if (!endpoint.isLocal() && endpoint.tls().isEmpty()) {
            throw new IOException("Other machines can reach " + endpoint.host()
                    + ", so a certificate is needed: give --tls-cert and --tls-key, or leave --host out");
        }
        if (users.isEmpty()) {
            throw new IOException("Nobody has a token yet; 'robohaku serve token add USER' makes one");
        }
        if (endpoint.tls().isPresent()) {
            Tls tls = endpoint.tls().get();
            for (Path file : new Path[] {tls.certificate(), tls.key()}) {
                if (!Files.isReadable(file)) {
                    throw new IOException("The file " + file + " is not there, or cannot be read");
                }
            }
        }
    }

    /**
     * Starts listening, with sessions over the warehouse. The warehouse stays open until the server is closed.
     *
     * @param trouble hears why the server can answer no more, where that happens; it has to be started anew then
     * @throws IOException as {@link #check} does, and where a port cannot be had
     */
    public static SqlServers start(
            Warehouse warehouse, Endpoint endpoint, Users users, Limits limits, Clock clock, Consumer<String> trouble)
            throws IOException {
        check(endpoint, users);
        SparkContext context = warehouse.spark().sparkContext();
        AuditLog audit = new AuditLog(warehouse.workspace().logs());
        Questions questions = new Questions(limits, audit, clock, context.defaultParallelism(), trouble);
        QuestionTasks tasks = QuestionTasks.of(context);
        QuestionThreads threads = new QuestionThreads(questions, tasks, context);
        ConnectServer connect =
                ConnectServer.start(GuardedSession.over(warehouse), endpoint, users, questions, threads, tasks);
        ServerHealth health = ServerHealth.watch(context, questions, trouble);
        try {
            FlightSessions sessions = new FlightSessions(users, questions, () -> GuardedSession.over(warehouse), clock);
            return new SqlServers(
                    health, questions, connect, FlightSqlServer.start(threads, limits, endpoint, sessions));
        } catch (IOException | RuntimeException e) {
            health.close();
            connect.close();
            questions.close();
            throw e;
        }
    }

    /** Where Spark Connect listens. */
    public int connectPort() {
        return connect.port();
    }

    /** Where Arrow Flight SQL listens. */
    public int flightPort() {
        return flight.port();
    }

    /** Stops what is being answered, and listens no more. */
    @Override
    public void close() {
        health.close();
        questions.close();
        connect.close();
        flight.close();
    }
}
