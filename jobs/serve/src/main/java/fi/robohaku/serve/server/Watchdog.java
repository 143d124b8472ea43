package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.DaemonThreads;
import fi.robohaku.serve.query.QueryCompletion;
import fi.robohaku.serve.query.QueryManager;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;

/**
 * Watches the process of a server. Where memory runs short, it aborts all running queries before Spark as a whole fails
 * of it. Where that does not help, or a small query of its own is not answered for a minute, it reports a fatal error: no
 * query of a user can be executed then.
 */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(Watchdog.class);

    /** The part of the old generation that may be in use right after a garbage collection. */
    private static final double MAX_USAGE = 0.85;

    private static final NotificationEmitter MEMORY = (NotificationEmitter) ManagementFactory.getMemoryMXBean();

    /** Aborted queries have given their memory back after this time, unless they go on. */
    private static final int RECOVERY_SECONDS = 10;

    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(10);
    private static final Duration MAX_SILENCE = Duration.ofSeconds(60);

    /** The pool of the watchdog's own jobs, which wait for those of no user. */
    private static final String POOL = "watchdog";

    private final QueryManager manager;
    private final Consumer<String> onFatalError;
    private final QueryProbe probe;
    private final NotificationListener memoryListener = this::onMemoryNotification;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("watchdog"));

    private Watchdog(QueryManager manager, QueryProbe probe, Consumer<String> onFatalError) {
        this.manager = manager;
        this.probe = probe;
        this.onFatalError = onFatalError;
    }

    /**
     * Watches a server until the watchdog is closed.
     *
     * @param session a session like those of users
     * @param onFatalError is called with the reason why no query can be executed any more
     */
    static Watchdog start(SparkSession session, QueryManager manager, Consumer<String> onFatalError) {
        QueryProbe probe = QueryProbe.start(() -> executeSmallQuery(session), PROBE_INTERVAL, Clock.systemUTC());
        Watchdog watchdog = new Watchdog(manager, probe, onFatalError);
        oldGeneration().ifPresent(pool -> {
            pool.setCollectionUsageThreshold((long) (MAX_USAGE * pool.getUsage().getMax()));
            MEMORY.addNotificationListener(watchdog.memoryListener, null, pool);
        });
        ScheduledFuture<?> unused = watchdog.scheduler.scheduleWithFixedDelay(
                () -> {
                    if (probe.silence().compareTo(MAX_SILENCE) > 0) {
                        onFatalError.accept(
                                "No query was answered for " + MAX_SILENCE.toSeconds() + " s, however small");
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
        return watchdog;
    }

    private static void executeSmallQuery(SparkSession session) {
        session.sparkContext().setLocalProperty("spark.scheduler.pool", POOL);
        SparkSession.setActiveSession(session);
        session.sql("SELECT count(*) FROM range(1)").collectAsList();
    }

    private void onMemoryNotification(Notification notification, Object pool) {
        if (notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
            scheduler.execute(
                    () -> abortQueries((MemoryPoolMXBean) pool, Instant.ofEpochMilli(notification.getTimeStamp())));
        }
    }

    /** @param when the memory was short; queries that came later had no part in it */
    private void abortQueries(MemoryPoolMXBean pool, Instant when) {
        // Before all else: what is written about it needs memory too.
        manager.abortAll(QueryCompletion.memoryShort(), when);
        scheduleRecheck(pool, true);
        LOG.warn("Memory ran short; all queries were aborted");
    }

    private void scheduleRecheck(MemoryPoolMXBean pool, boolean isFirst) {
        ScheduledFuture<?> unused =
                scheduler.schedule(() -> recheck(pool, isFirst), RECOVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void recheck(MemoryPoolMXBean pool, boolean isFirst) {
        // Memory that was given back shows after a collection only.
        System.gc();
        if (pool.isCollectionUsageThresholdExceeded() && isFirst) {
            // It may be that of queries that came since.
            manager.abortAll(QueryCompletion.memoryShort(), Instant.MAX);
            scheduleRecheck(pool, false);
        } else if (pool.isCollectionUsageThresholdExceeded()) {
            onFatalError.accept("The memory does not suffice, and the queries that take it cannot be stopped");
        }
    }

    /** The memory pool of the old generation: the largest one whose usage after a collection is known. */
    private static Optional<MemoryPoolMXBean> oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(MemoryPoolMXBean::isUsageThresholdSupported)
                .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
                .filter(pool -> pool.getUsage().getMax() > 0)
                .max(Comparator.comparing(pool -> pool.getUsage().getMax()));
    }

    @Override
    public void close() {
        try {
            MEMORY.removeNotificationListener(memoryListener);
        } catch (ListenerNotFoundException e) {
            LOG.debug("Memory was not watched", e);
        }
        scheduler.shutdownNow();
        probe.close();
    }
}
