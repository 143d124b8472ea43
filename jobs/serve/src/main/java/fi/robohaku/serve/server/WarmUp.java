package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.DaemonThreads;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.serve.session.ReadOnlySession;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Executes what users ask first, before they do: the first query of each kind loads classes and reads contracts. */
final class WarmUp {
    private static final Logger LOG = LogManager.getLogger(WarmUp.class);
    private static final int MAX_TABLES = 3;

    private WarmUp() {}

    /** Begins in a thread of its own, which ends by itself; the server answers meanwhile. */
    static void start(Warehouse warehouse) {
        ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("warm-up"));
        thread.execute(() -> {
            SparkSession session = ReadOnlySession.create(warehouse);
            SparkSession.setActiveSession(session);
            try {
                run(session);
            } catch (RuntimeException e) {
                LOG.info("Warming up ended early", e);
            } finally {
                SparkSession.clearActiveSession();
            }
        });
        thread.shutdown();
    }

    private static void run(SparkSession session) {
        session.sql("SELECT count(*) FROM information_schema.columns").collectAsList();
        List<Row> marts = session.sql("SHOW TABLES IN gold").limit(MAX_TABLES).collectAsList();
        for (Row mart : marts) {
            session.sql("SELECT count(*) FROM gold.`" + mart.getString(1) + "`").collectAsList();
        }
    }
}
