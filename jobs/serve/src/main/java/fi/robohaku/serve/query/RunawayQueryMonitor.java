package fi.robohaku.serve.query;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Watches the tasks of queries that have ended, and releases the slots of the queries when the tasks have ended too.
 * Spark checks for a cancellation between rows only, so a task can go on for ever. Where such tasks occupy all slots, no query can
 * be executed any more, and the server has to be started anew.
 */
final class RunawayQueryMonitor {
    private static final Logger LOG = LogManager.getLogger(RunawayQueryMonitor.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

    /** Tasks that go on for longer than this are worth a line in the log. */
    private static final Duration WARN_AFTER = Duration.ofSeconds(5);

    private final QuerySlots slots;
    private final ScheduledExecutorService scheduler;
    private final Duration maxTime;
    private final int maxRunaways;
    private final Consumer<String> onFatalError;

    /** Queries whose tasks go on for longer than the time limit; the scheduler has one thread, which alone uses it. */
    private final Set<QueryExecution> runaways = new HashSet<>();

    /**
     * @param maxTime for how long tasks may go on after the end of their query
     * @param maxRunaways how many such queries occupy all slots
     * @param onFatalError is called where there are as many
     */
    RunawayQueryMonitor(
            QuerySlots slots,
            ScheduledExecutorService scheduler,
            Duration maxTime,
            int maxRunaways,
            Consumer<String> onFatalError) {
        this.slots = slots;
        this.scheduler = scheduler;
        this.maxTime = maxTime;
        this.maxRunaways = maxRunaways;
        this.onFatalError = onFatalError;
    }

    /** Watches a query that has ended while its tasks go on. */
    void watch(QueryExecution query) {
        scheduleCheck(query, CHECK_INTERVAL);
    }

    /** @param elapsed for how long the tasks have gone on by then */
    private void scheduleCheck(QueryExecution query, Duration elapsed) {
        ScheduledFuture<?> unused =
                scheduler.schedule(() -> check(query, elapsed), CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void check(QueryExecution query, Duration elapsed) {
        if (slots.release(query)) {
            runaways.remove(query);
            return;
        }
        if (elapsed.equals(WARN_AFTER)) {
            LOG.warn(
                    "The tasks of a query of {} at {} cannot be cancelled and go on; the audit log has its text",
                    query.client().user(),
                    query.createTime());
        }
        if (elapsed.compareTo(maxTime) >= 0) {
            addRunaway(query);
        }
        scheduleCheck(query, elapsed.plus(CHECK_INTERVAL));
    }

    private void addRunaway(QueryExecution query) {
        boolean isNew = runaways.add(query);
        runaways.retainAll(slots.holders());
        if (isNew && runaways.size() == maxRunaways) {
            onFatalError.accept("As many queries as can be worked on do not end, and cannot be stopped");
        }
    }
}
