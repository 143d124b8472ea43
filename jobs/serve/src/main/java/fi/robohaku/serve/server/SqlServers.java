package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.auth.Authenticator;
import fi.robohaku.serve.auth.Endpoint;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.connect.ConnectServer;
import fi.robohaku.serve.flight.FlightSqlServer;
import fi.robohaku.serve.query.FairTasks;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.query.QueryExecutor;
import fi.robohaku.serve.query.QueryManager;
import fi.robohaku.serve.query.RunningTaskListener;
import fi.robohaku.serve.session.QueryErrorFormatter;
import fi.robohaku.serve.session.ReadOnlySession;
import fi.robohaku.serve.web.WebServer;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;

/**
 * The servers of Spark Connect, Arrow Flight SQL and the web page over the tables of a warehouse, with the same users,
 * limits and audit log. All sessions are read-only.
 */
public final class SqlServers implements AutoCloseable {
    private static final String CONVERT_TO_LOCAL_RELATION =
            "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation";

    private static final String EACH_PROCESSOR = "local[*]";
    private static final int MIN_PARALLELISM = 2;

    /** Queries that the server itself executes, beside those of users. */
    private static final int OWN_QUERIES = 1;

    /** Each slot that is in use is a thread. */
    private static final int MAX_TASK_SLOTS = 4000;

    private final Watchdog watchdog;
    private final QueryManager manager;
    private final ConnectServer connect;
    private final FlightSqlServer flight;
    private final Optional<WebServer> web;

    private SqlServers(
            Watchdog watchdog,
            QueryManager manager,
            ConnectServer connect,
            FlightSqlServer flight,
            Optional<WebServer> web) {
        this.watchdog = watchdog;
        this.manager = manager;
        this.connect = connect;
        this.flight = flight;
        this.web = web;
    }

    /**
     * Adds the settings that Spark needs from its start to serve a workspace.
     *
     * @param limits how many tasks can come at a time
     */
    public static Workspace configure(Workspace workspace, Limits limits) {
        Map<String, String> settings = new HashMap<>(workspace.sparkConf());
        shareProcessors(settings, limits);
        // Requests are validated as they come, and a plan from a cache would show the tables as they once were.
        settings.put("spark.connect.session.planCompression.threshold", "-1");
        settings.put("spark.connect.session.planCache.enabled", "false");
        // A query that needs more memory than there is fails alone; Spark would end the process.
        settings.put("spark.executor.killOnFatalError.depth", "0");
        // The rows that a top-K sort keeps have no limit to their size. The other way to sort keeps the order only
        // where all rows are in one process.
        if (settings.getOrDefault("spark.master", System.getProperty("spark.master", "local"))
                .startsWith("local")) {
            settings.putIfAbsent("spark.sql.execution.topKSortFallbackThreshold", "1000");
        }
        // Sorts and joins spill to disk in time, before the watchdog takes the memory for short.
        settings.putIfAbsent("spark.memory.fraction", "0.4");
        // Rows that the optimizer computes while it plans a query have no limit to their size.
        for (String excluded :
                List.of("spark.sql.optimizer.excludedRules", "spark.sql.adaptive.optimizer.excludedRules")) {
            settings.merge(excluded, CONVERT_TO_LOCAL_RELATION, (given, ours) -> given + "," + ours);
        }
        return new Workspace(workspace.folder(), workspace.warehouse(), workspace.home(), settings);
    }

    /**
     * Gives Spark a slot for each task that can come at a time, where nobody says otherwise; {@link FairTasks} shares the
     * processors.
     */
    private static void shareProcessors(Map<String, String> settings, Limits limits) {
        String master = settings.getOrDefault("spark.master", System.getProperty("spark.master", EACH_PROCESSOR));
        if (!master.startsWith("local")) {
            return;
        }
        int processors = Math.max(MIN_PARALLELISM, Runtime.getRuntime().availableProcessors());
        if (master.equals(EACH_PROCESSOR)) {
            int tasks = Math.multiplyExact(
                    limits.maxQueries() + OWN_QUERIES, limits.bounds().maxTasks());
            settings.put("spark.master", "local[" + Math.min(tasks, MAX_TASK_SLOTS) + "]");
        }
        settings.putIfAbsent("spark.default.parallelism", String.valueOf(processors));
        // By itself Spark would start as many of its messengers as there are slots.
        settings.putIfAbsent("spark.rpc.netty.dispatcher.numThreads", String.valueOf(processors));
        settings.merge("spark.plugins", FairTasks.class.getName(), (given, ours) -> given + "," + ours);
    }

    /**
     * Starts the servers. The warehouse stays open until they are closed.
     *
     * @param onFatalError is called with the reason why no query can be executed any more; the process has to be started
     *     anew then
     * @throws IOException as {@link Endpoint#requireSecure} does, and where a port is taken
     */
    public static SqlServers start(
            Warehouse warehouse,
            Endpoint endpoint,
            Authenticator authenticator,
            Limits limits,
            Clock clock,
            Consumer<String> onFatalError)
            throws IOException {
        endpoint.requireSecure(authenticator);
        SparkContext context = warehouse.spark().sparkContext();
        warehouse.tuneForStoredData();
        QueryManager manager = new QueryManager(limits, warehouse.workspace().logs(), clock, onFatalError);
        RunningTaskListener listener = RunningTaskListener.addTo(context);
        QueryExecutor executor = new QueryExecutor(
                manager,
                listener,
                context,
                QueryErrorFormatter.over(warehouse.workspace().schemas()));
        long maxValueBytes = limits.bounds().maxValueBytes();
        ConnectServer connect = ConnectServer.start(
                ReadOnlySession.create(warehouse, maxValueBytes), endpoint, authenticator, executor, listener);
        Watchdog watchdog = Watchdog.start(ReadOnlySession.create(warehouse), manager, onFatalError);
        Optional<WebServer> web = Optional.empty();
        try {
            if (endpoint.webPort().isPresent()) {
                web = Optional.of(WebServer.start(endpoint, warehouse, authenticator, executor, clock));
            }
            FlightSqlServer flight = FlightSqlServer.start(
                    endpoint,
                    authenticator,
                    executor,
                    () -> ReadOnlySession.create(warehouse, maxValueBytes),
                    () -> DataDictionary.shared(warehouse.workspace().schemas()),
                    clock);
            WarmUp.start(warehouse);
            return new SqlServers(watchdog, manager, connect, flight, web);
        } catch (IOException | RuntimeException e) {
            web.ifPresent(WebServer::close);
            watchdog.close();
            connect.close();
            manager.close();
            throw e;
        }
    }

    /** The port of Spark Connect. */
    public int connectPort() {
        return connect.port();
    }

    /** The port of Arrow Flight SQL. */
    public int flightPort() {
        return flight.port();
    }

    /** The port of the web page; empty where there is none. */
    public OptionalInt webPort() {
        return web.map(server -> OptionalInt.of(server.port())).orElse(OptionalInt.empty());
    }

    /** Aborts all queries and stops listening. */
    @Override
    public void close() {
        watchdog.close();
        manager.close();
        connect.close();
        flight.close();
        web.ifPresent(WebServer::close);
    }
}
