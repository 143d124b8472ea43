package fi.robohaku.cli;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.session.ReadOnlySession;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a command, which starts when it is first asked for and stops with the command. */
final class LazySession implements Supplier<SparkSession>, AutoCloseable {
    static final String MARTS = "gold";

    private final Workspace workspace;
    private final boolean isAdmin;
    private Optional<Warehouse> warehouse = Optional.empty();
    private Optional<SparkSession> session = Optional.empty();

    /** @param isAdmin whether statements may write */
    LazySession(Workspace workspace, boolean isAdmin) {
        this.workspace = workspace;
        this.isAdmin = isAdmin;
    }

    Workspace workspace() {
        return workspace;
    }

    /** Starts it while a user waits. */
    void start(PrintWriter err, Instant began) {
        try (Terminal terminal = new Terminal(err, false, began)) {
            terminal.beginStep("Starting Spark");
            get();
        }
    }

    @Override
    public synchronized SparkSession get() {
        if (session.isEmpty()) {
            Warehouse opened = Warehouse.open(workspace);
            warehouse = Optional.of(opened);
            session =
                    Optional.of(isAdmin ? ReadOnlySession.createUnrestricted(opened) : ReadOnlySession.create(opened));
            useMarts(session.get());
        }
        return session.get();
    }

    /** A name without schema is that of a mart. */
    private static void useMarts(SparkSession session) {
        if (session.catalog().databaseExists(MARTS)) {
            session.catalog().setCurrentDatabase(MARTS);
        }
    }

    @Override
    public synchronized void close() {
        warehouse.ifPresent(Warehouse::close);
    }
}
