package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.auth.Authenticator;
import fi.robohaku.serve.auth.Endpoint;
import fi.robohaku.serve.connect.ConnectServer;
import fi.robohaku.serve.flight.FlightSqlServer;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.query.QueryExecutor;
import fi.robohaku.serve.query.QueryManager;
import fi.robohaku.serve.query.RunningTaskListener;
import fi.robohaku.serve.session.ReadOnlySession;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;

/**
 * The servers of Spark Connect and Arrow Flight SQL over the tables of a warehouse, with the same users, limits and
 * audit log. All sessions are read-only.
 */
public final class SqlServers implements AutoCloseable {
    private static final String CONVERT_TO_LOCAL_RELATION =
            "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation";

    private final Watchdog watchdog;
    private final QueryManager manager;
    private final ConnectServer connect;
    private final FlightSqlServer flight;

    private SqlServers(Watchdog watchdog, QueryManager manager, ConnectServer connect, FlightSqlServer flight) {
        this.watchdog = watchdog;
        this.manager = manager;
        this.connect = connect;
        this.flight = flight;
    }

    /** Adds the settings that Spark needs from its start to serve a workspace. */
    public static Workspace configure(Workspace workspace) {
        Map<String, String> settings = new HashMap<>(workspace.sparkConf());
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
        QueryManager manager = new QueryManager(
                limits, warehouse.workspace().logs(), clock, context.defaultParallelism(), onFatalError);
        RunningTaskListener listener = RunningTaskListener.addTo(context);
        QueryExecutor executor = new QueryExecutor(manager, listener, context);
        ConnectServer connect =
                ConnectServer.start(ReadOnlySession.create(warehouse), endpoint, authenticator, executor, listener);
        Watchdog watchdog = Watchdog.start(context, manager, onFatalError);
        try {
            FlightSqlServer flight = FlightSqlServer.start(
                    endpoint, authenticator, executor, () -> ReadOnlySession.create(warehouse), clock);
            return new SqlServers(watchdog, manager, connect, flight);
        } catch (IOException | RuntimeException e) {
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

    /** Aborts all queries and stops listening. */
    @Override
    public void close() {
        watchdog.close();
        manager.close();
        connect.close();
        flight.close();
    }
}
