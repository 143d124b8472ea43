package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.DaemonThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
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
import org.apache.spark.SparkContext;

/**
 * Looks after the process of a server. Where memory runs short, all queries that are worked on are stopped, before Spark
 * fails of it as a whole; where Spark has stopped all the same, that is told, for nothing can be answered then.
 */
final class ServerHealth implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(ServerHealth.class);

    /** The part of the memory for what lasts that may be taken right after it was cleared of what nobody needs. */
    private static final double MOST_TAKEN = 0.85;

    private static final NotificationEmitter MEMORY = (NotificationEmitter) ManagementFactory.getMemoryMXBean();

    /** Queries that were stopped have given their memory back after this time, unless they do not stop. */
    private static final int SECONDS_TO_RECOVER = 10;

    private final Questions questions;
    private final Consumer<String> trouble;
    private final NotificationListener runsShort = this::told;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("server health"));

    private ServerHealth(Questions questions, Consumer<String> trouble) {
        this.questions = questions;
        this.trouble = trouble;
    }

    /**
     * Looks after a server until it is closed.
     *
     * @param trouble hears why nothing can be answered any more
     */
    static ServerHealth watch(SparkContext context, Questions questions, Consumer<String> trouble) {
        ServerHealth health = new ServerHealth(questions, trouble);
        lasting().ifPresent(pool -> {
            pool.setCollectionUsageThreshold(
                    (long) (MOST_TAKEN * pool.getUsage().getMax()));
            MEMORY.addNotificationListener(health.runsShort, null, pool);
        });
        ScheduledFuture<?> unused = health.looks.scheduleWithFixedDelay(
                () -> {
                    if (context.isStopped()) {
                        trouble.accept("Spark has stopped");
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
        return health;
    }

    private void told(Notification told, Object pool) {
        if (told.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
            looks.execute(() -> frees((MemoryPoolMXBean) pool, Instant.ofEpochMilli(told.getTimeStamp())));
        }
    }

    /** @param when the memory was short; what came later had no part in it */
    private void frees(MemoryPoolMXBean pool, Instant when) {
        // First of all: what is to be written needs memory too.
        questions.stopAll(Ending.ofMemory(), when);
        looksLater(pool, true);
        LOG.warn("Memory ran short; all queries were stopped");
    }

    private void looksLater(MemoryPoolMXBean pool, boolean isFirst) {
        ScheduledFuture<?> unused =
                looks.schedule(() -> looksAgain(pool, isFirst), SECONDS_TO_RECOVER, TimeUnit.SECONDS);
    }

    private void looksAgain(MemoryPoolMXBean pool, boolean isFirst) {
        // What was given back is seen after a collection only.
        System.gc();
        if (pool.isCollectionUsageThresholdExceeded() && isFirst) {
            // It may be that of queries that came since.
            questions.stopAll(Ending.ofMemory(), Instant.MAX);
            looksLater(pool, false);
        } else if (pool.isCollectionUsageThresholdExceeded()) {
            trouble.accept("The memory does not suffice, and the queries that take it cannot be stopped");
        }
    }

    /** The largest part of the memory for objects that have lived for a while. */
    private static Optional<MemoryPoolMXBean> lasting() {
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
            MEMORY.removeNotificationListener(runsShort);
        } catch (ListenerNotFoundException e) {
            LOG.debug("Memory was not watched", e);
        }
        looks.shutdownNow();
    }
}
